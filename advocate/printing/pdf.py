"""The one way from HTML to PDF: in a capped child process, from our own bytes and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from advocate.paths import STATIC
from advocate.sandbox import run

SCHEME = "advocate:"
STYLE = "css/print.css"
FONTS = (
    "fonts/atkinson-next-latin.woff2",
    "fonts/atkinson-next-latin-ext.woff2",
    "fonts/literata-latin.woff2",
    "fonts/literata-latin-ext.woff2",
)
_TARGET = "advocate.printing.rendering:render_in_child"


def render_pdf(
    html: str, *, resources: Mapping[str, bytes] | None = None, seconds: float = 30, mebibytes: int = 1024
) -> bytes:
    """Return a tagged PDF (PDF/A-3a with a PDF/UA-1 claim) of an HTML document.

    `resources` are the images that the document may name, as "advocate:NAME"; our style sheet and fonts are
    always there. A document that asks for any other address is not made at all. Title, language, author
    and dates come from its head. Raises SandboxError when it is refused, or when it takes more than
    `seconds` or `mebibytes`.
    """
    given = {f"res:{name}": data for name, data in {**own_files(), **(resources or {})}.items()}
    blobs = {"html": html.encode("utf-8", "replace"), **given}
    return run(_TARGET, {}, blobs, seconds=seconds, mebibytes=mebibytes).blobs["pdf"]


def own_files() -> dict[str, bytes]:
    """Return the style sheet and the fonts that every document may use, by name."""
    found = {name: (STATIC / name).read_bytes() for name in (STYLE, *FONTS)}
    # addresses in a scheme of one's own can't be relative
    found[STYLE] = found[STYLE].replace(b"url(../", b"url(" + SCHEME.encode())
    return found
