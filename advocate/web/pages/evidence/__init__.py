"""Evidence: taking in, looking at, covering in the copy."""

from advocate.web.pages.evidence import covering, files, found, gaps, wanted
from advocate.web.pages.evidence.views import page

__all__ = ["covering", "files", "found", "gaps", "page", "wanted"]
