"""The child's side of a case summary: renders the parts that are not there yet and joins all into volumes."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pydyf  # type: ignore[import-untyped]
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from advocate.printing.joining import Outline, Piece, join, outline
from advocate.printing.rendering import OwnBytes, RefusedError
from advocate.sandbox.child import tell

CARRIER, FRONT = "carrier", "brief"
_STYLE = "css/print.css"
_SCHEME = "advocate:"
_NUMBER = re.compile(r'data-page="page-of:([\w-]+)"')
_MOST_TRIES = 5
# where a part begins is known before it is rendered
_BEGINS = {"index": {"index": 0}}
# parts have no running foot: it is stamped on the joined pages
_PLAIN = "@page{@bottom-left{content:none}@bottom-right{content:none}}"
# the first page of a part that is not the first one is a page like others
_NOT_FIRST = "@page :first{margin:18mm 18mm 20mm}"


@dataclass(slots=True)
class _Workshop:
    """Parts by their keys: those that were there, and those that are made here."""

    resources: dict[str, bytes]
    there: dict[str, bytes]
    made: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    outlines: dict[str, Outline] = field(default_factory=dict)
    fonts: Any = None
    styles: tuple[Any, ...] = ()

    def get(self, key: str, html: str, *, name: str) -> bytes:
        """Return a part's file, rendered if it is not there; RefusedError if not from our own files."""
        if key not in self.there:
            self.there[key] = self._render(html, key, name)
            self.made[key] = (name, self.there[key])
        return self.there[key]

    def outline(self, key: str) -> Outline:
        """Return a part's pages and places."""
        if key not in self.outlines:
            self.outlines[key] = outline(self.there[key])
        return self.outlines[key]

    def _render(self, html: str, key: str, name: str) -> bytes:
        fetcher = OwnBytes(self.resources)
        if self.fonts is None:
            self.fonts = FontConfiguration()
            sheet = self.resources[_STYLE].decode() + _PLAIN
            self.styles = tuple(
                CSS(string=text, url_fetcher=fetcher, font_config=self.fonts) for text in (sheet, _NOT_FIRST)
            )
        try:
            laid_out = HTML(string=html, url_fetcher=fetcher).render(
                font_config=self.fonts, stylesheets=[*self.styles[: 1 if name == FRONT else 2]]
            )
            made: bytes = laid_out.write_pdf(
                pdf_variant="pdf/a-3a" if name != CARRIER else None,
                finisher=lambda _, pdf: _name_apart(pdf, key),
            )
        except FatalURLFetchingError as refused:
            # not an Exception in WeasyPrint, so that nothing on the way swallows it
            raise RefusedError("the document asked for what is not its own") from refused
        return made


def build_in_child(
    payload: dict[str, Any], blobs: dict[str, bytes]
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Render what is missing, then join; progress is told part by part.

    `payload` has "parts" (name, key, level, step, pages, and whether page numbers stand in it: is_late),
    "volumes" (lists of names; none: render only), "most" (bytes beyond which nothing is joined), "mark" for
    the keys of late parts. Blobs: "html:NAME", "pdf:KEY" of parts that are there, "res:NAME". Returns "made"
    ([name, key, pages]), "sizes" by name, "volumes" ([number, first page, last page]), and the blobs
    "part:KEY" and "volume:NUMBER".
    """
    # the fonts' parts are dated by the clock otherwise, and the same case would never give the same bytes
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    shop = _Workshop(_named(blobs, "res:"), _named(blobs, "pdf:"))
    html = {name: data.decode() for name, data in _named(blobs, "html:").items()}
    blobs.clear()
    parts = payload["parts"]
    keys: dict[str, str] = {}
    for part in parts:
        if not part["is_late"]:
            if part["step"] >= 0:
                tell(part["step"])
            keys[part["name"]] = part["key"]
            shop.get(part["key"], html.get(part["name"], ""), name=part["name"])
    out: dict[str, bytes] = {}
    ranges: list[list[int]] = []
    volumes: Sequence[Sequence[str]] = payload["volumes"]
    weight = sum(len(shop.there[key]) for key in keys.values())
    if volumes and (not payload["most"] or weight <= payload["most"]):
        tell(payload["joining"])
        _number_late(shop, parts, html, volumes, keys, payload["mark"])
        for number, first, last, data in _volumes(shop, parts, volumes, keys):
            out[f"volume:{number}"] = data
            ranges.append([number, first, last])
    kept = {key: shop.made[key] for key in keys.values() if key in shop.made}
    made = [[name, key, shop.outline(key).pages] for key, (name, _) in kept.items()]
    out |= {f"part:{key}": pdf for key, (_, pdf) in kept.items()}
    sizes = {name: len(shop.there[key]) for name, key in keys.items()}
    return {"made": made, "sizes": sizes, "volumes": ranges}, out


def _number_late(
    shop: _Workshop,
    parts: Sequence[Mapping[str, Any]],
    html: Mapping[str, str],
    volumes: Sequence[Sequence[str]],
    keys: dict[str, str],
    mark: str,
) -> None:
    """Render the parts in which page numbers stand, until the numbers in them are those that came out."""
    late = [part for part in parts if part["is_late"]]
    guess = {part["name"]: int(part["pages"]) for part in late}
    for _ in range(_MOST_TRIES):
        numbers = _numbers(shop, volumes, keys, guess)
        before = dict(keys)
        for part in late:
            text = _filled(html[part["name"]], numbers)
            key = hashlib.sha256((mark + text).encode()).hexdigest()
            shop.get(key, text, name=part["name"])
            keys[part["name"]] = key
        if keys == before:
            return
        guess = {part["name"]: shop.outline(keys[part["name"]]).pages for part in late}
    raise RefusedError("the page numbers do not settle")


def _filled(html: str, numbers: Mapping[str, str]) -> str:
    return _NUMBER.sub(lambda found: f'data-page="{numbers.get(found[1], "")}"', html)


def _numbers(
    shop: _Workshop, volumes: Sequence[Sequence[str]], keys: Mapping[str, str], guess: Mapping[str, int]
) -> dict[str, str]:
    """Return for each place what a reader is told: the page, and the volume where there are several."""
    found: dict[str, str] = {}
    page = 1
    for volume, names in enumerate(volumes, 1):
        found[f"volume-{volume}"] = str(page)
        for name in names:
            there = shop.outline(keys[name]) if name in keys else Outline(guess[name], _BEGINS.get(name, {}))
            said = f"Vol. {volume}, page {{}}" if len(volumes) > 1 else "{}"
            found |= {place: said.format(page + at) for place, at in there.places.items()}
            page += guess.get(name, there.pages)
        found[f"volume-{volume}-end"] = str(page - 1)
    return found


def _volumes(
    shop: _Workshop,
    parts: Sequence[Mapping[str, Any]],
    volumes: Sequence[Sequence[str]],
    keys: Mapping[str, str],
) -> Iterator[tuple[int, int, int, bytes]]:
    levels = {part["name"]: int(part["level"]) for part in parts}
    pages = [sum(shop.outline(keys[name]).pages for name in names) for names in volumes]
    carrier, first = shop.there[keys[CARRIER]], 1
    for number, (names, count) in enumerate(zip(volumes, pages, strict=True), 1):
        pieces = [Piece(name, shop.there[keys[name]], levels[name]) for name in names]
        yield number, first, first + count - 1, join(pieces, carrier, first=first, total=sum(pages))
        first += count


def _name_apart(pdf: pydyf.PDF, key: str) -> None:
    """Give the header cells of tables names that no other part has, and name them so where they are used."""
    for thing in pdf.objects:
        if isinstance(thing, dict) and thing.get("Type") == "/StructElem":
            if "ID" in thing:
                thing["ID"] = pydyf.String(f"{key[:16]}-{thing['ID'].string}")
            about = thing.get("A")
            if about and "Headers" in about:
                about["Headers"] = pydyf.Array(
                    pydyf.String(f"{key[:16]}-{one.string}") for one in about["Headers"]
                )


def _named(blobs: Mapping[str, bytes], prefix: str) -> dict[str, bytes]:
    return {name.removeprefix(prefix): bytes(data) for name, data in blobs.items() if name.startswith(prefix)}
