"""Cases: home, start, the case page, what is known from before, how one ends, deleting."""

from advocate.web.pages.cases import ending, known
from advocate.web.pages.cases.views import page

__all__ = ["ending", "known", "page"]
