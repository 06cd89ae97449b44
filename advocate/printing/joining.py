"""The child's side of joining: parts that were rendered apart become one tagged file."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from advocate.printing.claims import UA_CLAIM
from advocate.printing.stamping import Stamps
from advocate.printing.stream_ends import with_clear_ends

AT, WHERE = "advocate:at/", "where"


class BrokenJoinError(Exception):
    """The joined file does not read back as it was meant."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A rendered part: its name, its file, and the level at which its bookmarks stand (1 is the top)."""

    name: str
    pdf: bytes
    level: int = 1


@dataclass(frozen=True, slots=True)
class Outline:
    """What the pages of a piece are: how many, and the places in it that links name, each with its page."""

    pages: int
    places: Mapping[str, int]


@dataclass(slots=True)
class _Joined:
    pdf: pikepdf.Pdf
    document: Any
    numbers: list[Any] = field(default_factory=list)
    places: dict[str, Any] = field(default_factory=dict)
    bookmarks: list[tuple[int, str, Any]] = field(default_factory=list)
    parents: int = 0


def outline(pdf: bytes) -> Outline:
    """Return how many pages a piece has and on which of them (from 0) its places are."""
    with pikepdf.open(io.BytesIO(pdf)) as source:
        numbers = {page.obj.objgen: i for i, page in enumerate(source.pages)}
        places = {name: numbers[place[0].objgen] for name, place in _places(source)}
        return Outline(len(source.pages), places)


def join(pieces: Sequence[Piece], carrier: bytes, *, first: int, total: int) -> bytes:
    """Return the pieces as one PDF: tags, links, bookmarks, page labels, "Page n of `total`" on each page.

    `first` is the number of the first page. The first piece gives title, language and dates, `carrier` the
    running foot and the figures. A link to a place that is in another volume leads to the page of this one
    that says where it is. Raises BrokenJoinError when the file doesn't read back as it was meant.
    """
    data, places, pages = _put_together(pieces, carrier, first, total)
    data = with_clear_ends(data)
    _check(data, places, pages)
    return data


def _put_together(pieces: Sequence[Piece], carrier: bytes, first: int, total: int) -> tuple[bytes, int, int]:
    """Return the file, the places in it and its pages; what it was made of is let go of before it is read."""
    with pikepdf.new() as out:
        joined = _Joined(out, out.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array())))
        sources = [pikepdf.open(io.BytesIO(piece.pdf)) for piece in pieces]
        try:
            for piece, source in zip(pieces, sources, strict=True):
                _add(joined, source, piece.level)
            _head(joined, sources[0], first)
            _bookmarks(joined)
            _links(joined, first)
            with pikepdf.open(io.BytesIO(carrier)) as given:
                Stamps(out, given).stamp(first=first, total=total)
                return _saved(out), len(joined.places), len(out.pages)
        finally:
            for source in sources:
                source.close()


def _add(joined: _Joined, source: pikepdf.Pdf, level: int) -> None:
    """Put a piece's pages at the end, its tags below ours, and its numbers behind ours."""
    out, start = joined.pdf, len(joined.pdf.pages)
    numbers = {page.obj.objgen: start + i for i, page in enumerate(source.pages)}
    out.pages.extend(source.pages)
    root = out.copy_foreign(source.Root.StructTreeRoot)
    top = root.K[0]
    top.S, top.P = Name.Sect, joined.document
    joined.document.K.append(top)
    shift = joined.parents
    flat = list(root.ParentTree.Nums)
    for number, parents in zip(flat[::2], flat[1::2], strict=True):
        joined.numbers += [int(number) + shift, parents]
        joined.parents = max(joined.parents, int(number) + shift + 1)
    for i in range(start, len(out.pages)):
        page = out.pages[i]
        page.StructParents = int(page.StructParents) + shift
        for note in page.get("/Annots", ()):
            note.StructParent = int(note.StructParent) + shift
    for name, place in _places(source):
        joined.places[name] = _moved(joined, place, numbers)
    joined.bookmarks += [(level, title, _moved(joined, place, numbers)) for title, place in _outlines(source)]


def _moved(joined: _Joined, place: Any, numbers: Mapping[Any, int]) -> Any:
    page = joined.pdf.pages[numbers[place[0].objgen]].obj
    return Array([page, *(value for value in list(place)[1:])])


def _places(source: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    names: Any = source.Root.get("/Names", {})
    flat = list(names.Dests.Names) if "/Dests" in names else []
    for name, place in zip(flat[::2], flat[1::2], strict=True):
        yield str(name), place


def _outlines(source: pikepdf.Pdf) -> Iterator[tuple[str, Any]]:
    waiting = [source.Root.Outlines.First] if "/Outlines" in source.Root else []
    while waiting:
        item = waiting.pop()
        yield str(item.Title), item.Dest
        waiting += [item[key] for key in ("/Next", "/First") if key in item]


def _head(joined: _Joined, lead: pikepdf.Pdf, first: int) -> None:
    """Say what the file is: title, language, dates and claims of the first piece."""
    out, root = joined.pdf, joined.pdf.Root
    tree = out.make_indirect(
        Dictionary(
            Type=Name.StructTreeRoot,
            K=Array([joined.document]),
            ParentTree=out.make_indirect(Dictionary(Nums=Array(joined.numbers))),
            ParentTreeNextKey=joined.parents,
        )
    )
    joined.document.P = tree
    root.StructTreeRoot = tree
    root.Lang, root.MarkInfo = String(str(lead.Root.Lang)), Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=first)]))
    root.OutputIntents = out.copy_foreign(lead.make_indirect(lead.Root.OutputIntents))
    xmp = lead.Root.Metadata.read_bytes().replace(b"</rdf:RDF>", UA_CLAIM.encode() + b"</rdf:RDF>")
    root.Metadata = pikepdf.Stream(out, xmp, Type=Name.Metadata, Subtype=Name.XML)
    for key, value in lead.docinfo.items():
        out.docinfo[key] = String(str(value))
    flat: list[Any] = []
    for name in sorted(joined.places, key=lambda name: bytes(String(name))):
        flat += [String(name), joined.places[name]]
    root.Names = Dictionary(Dests=Dictionary(Names=Array(flat)))


def _bookmarks(joined: _Joined) -> None:
    """Hang the second level below the first; a second level with nothing above it becomes a first one."""
    tops: list[tuple[tuple[str, Any], list[tuple[str, Any]]]] = []
    for level, title, place in joined.bookmarks:
        if level == 1 or not tops:
            tops.append(((title, place), []))
        else:
            tops[-1][1].append((title, place))
    if not tops:
        return
    root = joined.pdf.make_indirect(Dictionary(Type=Name.Outlines))
    above = _siblings(joined.pdf, root, [one for one, _ in tops])
    for item, (_, below) in zip(above, tops, strict=True):
        if below:
            _siblings(joined.pdf, item, below)
    root.Count = len(joined.bookmarks)
    joined.pdf.Root.Outlines = root


def _siblings(pdf: pikepdf.Pdf, parent: Any, told: Sequence[tuple[str, Any]]) -> list[Any]:
    items = [
        pdf.make_indirect(Dictionary(Title=String(title), Dest=place, Parent=parent)) for title, place in told
    ]
    for before, after in pairwise(items):
        before.Next, after.Prev = after, before
    parent.First, parent.Last, parent.Count = items[0], items[-1], len(items)
    return items


def _links(joined: _Joined, first: int) -> None:
    """Turn links between pieces, which were written as addresses of our own, into links to places."""
    numbers = {page.obj.objgen: first + i for i, page in enumerate(joined.pdf.pages)}
    for page in joined.pdf.pages:
        for note in page.get("/Annots", ()):
            name = str(note.A.URI).removeprefix(AT) if "/A" in note else str(note.Dest)
            if name not in joined.places:
                name = WHERE
            if name not in joined.places:
                raise BrokenJoinError("a link leads nowhere")
            if "/A" in note:
                del note.A
            note.Dest = String(name)
            note.Contents = String(f"Page {numbers[joined.places[name][0].objgen]}")


def _saved(out: pikepdf.Pdf) -> bytes:
    data = io.BytesIO()
    out.save(
        data,
        min_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
    )
    return data.getvalue()


def _check(data: bytes, places: int, pages: int) -> None:
    """Read the file again and compare what is in it with what should be."""
    with pikepdf.open(io.BytesIO(data)) as again:
        flat = list(again.Root.Names.Dests.Names)
        there = {page.obj.objgen for page in again.pages}
        leads = all(place[0].objgen in there for place in flat[1::2])
        if len(again.pages) != pages or len(flat) != 2 * places or not leads:
            raise BrokenJoinError("the file is not what was joined")
