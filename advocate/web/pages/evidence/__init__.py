"""Evidence: taking in, looking at, covering in the copy."""

from advocate.web.pages.evidence import covering, gaps
from advocate.web.pages.evidence.views import page

__all__ = ["covering", "gaps", "page"]
