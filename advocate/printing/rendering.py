"""The child's side of printing: WeasyPrint, then what makes the file accessible and fit for archives."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Mapping
from typing import Any

import pikepdf
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from advocate.printing.claims import UA_CLAIM
from advocate.printing.stream_ends import with_clear_ends

_MARKED = re.compile(rb"/(\w+)\s*<<\s*/MCID (\d+)\s*>>\s*BDC")
_Owned = dict[Any, set[int]]
_SCHEME = "advocate"
_TYPES = {"css": "text/css", "woff2": "font/woff2", "png": "image/png"}


class RefusedError(Exception):
    """The document asked for something that is not ours, so it is not made at all."""


class OwnBytes(URLFetcher):  # type: ignore[misc]
    """Serves the bytes that came with the document and refuses every other address."""

    def __init__(self, resources: Mapping[str, bytes]) -> None:
        """Keep the resources by name."""
        super().__init__(allowed_protocols=[_SCHEME], allow_redirects=False, fail_on_errors=True)
        self.resources = resources

    def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002 - WeasyPrint's signature
        """Return one of our own files; RefusedError for anything else."""
        scheme, _, name = url.partition(":")
        if scheme != _SCHEME or name not in self.resources:
            raise RefusedError("only the document's own files are served")
        kind = _TYPES.get(name.rsplit(".", 1)[-1], "image/jpeg")
        return URLFetcherResponse(url, self.resources[name], {"Content-Type": kind})


def render_in_child(
    _payload: dict[str, Any], blobs: dict[str, bytes]
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Render `blobs["html"]` with the resources in the blobs named "res:…"; the PDF is the blob "pdf".

    Raises RefusedError when the document asks for anything else.
    """
    resources = {
        name.removeprefix("res:"): bytes(data) for name, data in blobs.items() if name.startswith("res:")
    }
    # the fonts' parts are dated by the clock otherwise, and the same case would never give the same bytes
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    html = HTML(string=bytes(blobs["html"]).decode(), url_fetcher=OwnBytes(resources))
    try:
        raw = html.write_pdf(font_config=FontConfiguration(), pdf_variant="pdf/a-3a")
    except FatalURLFetchingError as refused:
        # not an Exception in WeasyPrint, so that nothing on the way swallows it
        raise RefusedError("the document asked for what is not its own") from refused
    return {}, {"pdf": finish(raw)}


def finish(raw: bytes) -> bytes:
    """Return the PDF with running heads as artifacts, page labels, the PDF/UA claim and a stable id."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        _mark_running_heads(pdf)
        pdf.Root.PageLabels = pikepdf.Dictionary(
            Nums=pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.D, St=1)])
        )
        xmp = pdf.Root.Metadata.read_bytes()
        pdf.Root.Metadata.write(xmp.replace(b"</rdf:RDF>", UA_CLAIM.encode() + b"</rdf:RDF>"))
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.preserve, deterministic_id=True)
    return with_clear_ends(out.getvalue())


def _mark_running_heads(pdf: pikepdf.Pdf) -> None:
    """Turn marked content that no structure element owns into artifacts, as PDF/UA asks.

    WeasyPrint tags running heads and page numbers like text (Kozea/WeasyPrint issue 1836).
    """
    owned = _owned_content(pdf)
    for page in pdf.pages:
        mine = owned.get(page.objgen, set())

        def mark(found: re.Match[bytes], mine: set[int] = mine) -> bytes:
            return found[0] if int(found[2]) in mine else b"/Artifact <</Type /Pagination>> BDC"

        page.Contents = pdf.make_stream(_MARKED.sub(mark, page.Contents.read_bytes()))


def _owned_content(pdf: pikepdf.Pdf) -> _Owned:
    """Return for each page the numbers of the marked content that the structure tree refers to."""
    owned: _Owned = {}
    waiting: list[tuple[Any, Any]] = [(pdf.Root.StructTreeRoot.K, None)]
    while waiting:
        node, page = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += [(child, page) for child in node]
        elif isinstance(node, pikepdf.Dictionary):
            page = node["/Pg"].objgen if "/Pg" in node else page
            if "/MCID" in node and page is not None:
                owned.setdefault(page, set()).add(int(node.MCID))
            elif "/K" in node:
                waiting.append((node.K, page))
        elif page is not None:
            owned.setdefault(page, set()).add(int(node))
    return owned
