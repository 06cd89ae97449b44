"""What every page must look like in a browser: axe finds nothing, nothing scrolls sideways, it is light."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import Page, Request

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": TAGS, "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
# Half-way through a change of colour no contrast is right. What is in closed details never ends its change.
SETTLED = """() => Promise.race([
  Promise.all(document.getAnimations().map(a => a.finished)),
  new Promise(enough => setTimeout(enough, 1000)),
])"""

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (1280, 390, 320)
HEIGHT = 900


def axe(page: Page) -> None:
    """Fail when axe-core finds anything on the page as it stands."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    page.evaluate(SETTLED)
    found = page.evaluate("options => axe.run(document, options)", OPTIONS)
    assert not found["violations"], f"axe on {page.url}:\n" + "\n".join(map(_say, found["violations"]))


def _say(violation: dict[str, Any]) -> str:
    places = "\n".join(f"    {node['target']}: {node['failureSummary']}" for node in violation["nodes"][:5])
    return f"  {violation['id']} ({violation['impact']}): {violation['help']}\n{places}"


def fits(page: Page) -> None:
    """Fail when the page is wider than its window, and name what sticks out."""
    if page.evaluate("() => document.scrollingElement.scrollWidth <= window.innerWidth"):
        return
    culprits = page.evaluate(
        """() => [...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1).slice(0, 5)
            .map(e => e.tagName.toLowerCase() + (e.className ? '.' + e.className : ''))"""
    )
    width = page.viewport_size["width"] if page.viewport_size else "?"
    raise AssertionError(f"{page.url} scrolls sideways at {width} px because of {culprits}")


def sound(page: Page) -> None:
    """Fail unless the page fits at 1280, 390 and 320 px (400 % zoom) and axe is content, light and dark."""
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        fits(page)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            axe(page)
    page.emulate_media(color_scheme="light")
    if before:
        page.set_viewport_size(before)


def weigh(page: Page, address: str) -> int:
    """Open `address` and return the bytes that came for it; fonts and the case's own pictures don't count."""
    finished: list[Request] = []

    def remember(request: Request) -> None:
        finished.append(request)

    page.on("requestfinished", remember)
    page.goto(address, wait_until="networkidle")
    page.remove_listener("requestfinished", remember)
    return sum(r.sizes()["responseBodySize"] for r in finished if not _is_extra(r))


def _is_extra(request: Request) -> bool:
    is_own_picture = request.resource_type == "image" and urlsplit(request.url).path.startswith("/cases/")
    return is_own_picture or request.resource_type == "font"


def tab_to(page: Page, words: str, *, at_most: int = 80) -> None:
    """Press Tab until the focus is on the control whose name or text holds `words`."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if words in page.evaluate(_FOCUSED_NAME):
            return
    raise AssertionError(f"the Tab key never reached {words!r} on {page.url}")


_FOCUSED_NAME = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return '';
  const labels = e.labels ? [...e.labels].map(l => l.innerText).join(' ') : '';
  return [e.getAttribute('aria-label') || '', labels, e.innerText || ''].join(' ').replace(/\\s+/g, ' ');
}"""
