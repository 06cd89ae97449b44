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

    `resources` are the images the document may name, as "advocate:NAME"; our style sheet and fonts are there
    always, and any other address is refused. Raises SandboxError when it takes more than `seconds` or
    `mebibytes`.
    """
    known = {name: (STATIC / name).read_bytes() for name in (STYLE, *FONTS)}
    # an address of our own scheme can't be relative: nothing resolves "../"
    known[STYLE] = known[STYLE].replace(b"url(../", f"url({SCHEME}".encode())
    given = {f"res:{name}": data for name, data in {**known, **(resources or {})}.items()}
    made = run(
        _TARGET, {}, {"html": html.encode("utf-8", "replace"), **given}, seconds=seconds, mebibytes=mebibytes
    )
    return made.blobs["pdf"]
