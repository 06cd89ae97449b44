"""A customer without a mouse: walks pages with Tab, chooses with Space and arrows, goes on with Enter."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.journeys.looks import tab_to

MOST_STOPS = 200

# What has the focus: its place in the page, its words, and whether one can see that it has it. The box around
# a tick or a radio button, and the row of a list, show the focus of what is in them.
_STOP = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  const seen = el => { const s = getComputedStyle(el);
    return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'; };
  const box = e.closest('label, .case') || e;
  const words = (e.labels && e.labels[0] ? e.labels[0].innerText : e.innerText) || e.name || e.id;
  return { place: [...document.querySelectorAll('*')].indexOf(e), words: words.slice(0, 60),
           isSeen: seen(e) || seen(box), isOnScreen: e.getBoundingClientRect().bottom > 0 };
}"""

# What Tab has to reach: one of a row of radio buttons, and everything else that works and is not hidden.
_TO_REACH = """() => [...document.querySelectorAll(
    'a[href],button,input,select,textarea,summary,[tabindex="0"]')]
  .filter(e => e.type !== 'hidden' && !e.disabled && e.tabIndex >= 0 && e.checkVisibility()
    && !(e.tagName !== 'SUMMARY' && e.closest('details:not([open])')))
  .filter(e => e.type !== 'radio' || e === (document.querySelector(`[name="${e.name}"]:checked`)
    || document.querySelector(`[name="${e.name}"]`)))
  .map(e => [...document.querySelectorAll('*')].indexOf(e))"""


class Keys:
    """The keyboard of one page, and what it shows."""

    def __init__(self, page: Page, server: str) -> None:
        self.page, self.server = page, server

    def heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    def arrives(self, heading: str, *, seconds: int = 10) -> None:
        """The next page is there, and all of it can be walked with Tab."""
        expect(self.heading()).to_contain_text(heading, timeout=seconds * 1000)
        self.walks()

    def walks(self) -> None:
        """Tab from the top to the end: each stop is seen, in the page's order, and none is left out."""
        self.from_the_top()
        stops = self._stops()
        unseen = [stop["words"] for stop in stops if not (stop["isSeen"] and stop["isOnScreen"])]
        assert not unseen, f"nothing shows the focus on {unseen} of {self.page.url}"
        places = [stop["place"] for stop in stops]
        assert places == sorted(places), f"the focus jumps on {self.page.url}: {[s['words'] for s in stops]}"
        assert places == self.page.evaluate(_TO_REACH), f"Tab leaves something out on {self.page.url}"
        self.from_the_top()

    def from_the_top(self) -> None:
        """Put the focus back to where it is on a fresh page."""
        self.page.evaluate("() => { document.activeElement.blur(); getSelection().removeAllRanges(); }")
        self.page.evaluate(
            "() => { const top = document.createElement('span'); top.tabIndex = -1; "
            "document.body.prepend(top); top.focus(); top.remove(); }"
        )

    def _stops(self) -> list[dict[str, Any]]:
        stops: list[dict[str, Any]] = []
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            stop = self.page.evaluate(_STOP)
            if stop is None or (stops and stop["place"] == stops[0]["place"]):
                return stops
            stops.append(stop)
        raise AssertionError(f"the focus never leaves {self.page.url}: {stops[-1]['words']!r}")

    def press(self, words: str, key: str = "Enter") -> None:
        """Go to the control with these words and press a key on it."""
        tab_to(self.page, words, at_most=MOST_STOPS)
        self.page.keyboard.press(key)

    def types(self, label: str, words: str) -> None:
        """Go to a field and type over what is in it."""
        tab_to(self.page, label, at_most=MOST_STOPS)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.type(words)

    def finds_the_problem(self, words: str, field: str) -> None:
        """After a form with something to mend: the summary has the focus, and its link leads to the field."""
        expect(self.page.locator("#oops")).to_be_focused()
        expect(self.page.locator("#oops")).to_contain_text(words)
        self.page.keyboard.press("Tab")
        self.page.keyboard.press("Enter")
        expect(self.page.get_by_label(field).first).to_be_focused()
