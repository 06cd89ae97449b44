"""Cases: home, start, the case page, how one ends, deleting."""

from advocate.web.pages.cases import ending
from advocate.web.pages.cases.views import page

__all__ = ["ending", "page"]
