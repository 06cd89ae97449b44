"""Builds a case summary from its parts: what is missing is rendered in a child, all is joined there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from advocate.domain.summary import CaseSummary
from advocate.printing.parts import PAGES_A_PART, Part, mark, parts_of, picture_name
from advocate.printing.pdf import own_files
from advocate.printing.summary import ExhibitPages
from advocate.printing.volumes import guides, ordered, split, with_guides
from advocate.sandbox import run

SECONDS_A_PAGE = 0.6
SECONDS_AT_LEAST = 30.0
MEBIBYTES = 2048
JOINING = "putting the pages together"
_TARGET = "advocate.printing.building:build_in_child"
_PICTURES_A_RUN = 250
_MOST_TRIES = 4

Tell = Callable[[str, int, int], None]
Read = Callable[[str], bytes]


class TooTightError(Exception):
    """A page alone is larger than a file may be; the message is the customer's sentence."""

    def __init__(self, limit: int) -> None:
        """Say the limit."""
        super().__init__(
            f"One page alone is larger than {limit / 1_000_000:.0f} MB. Choose a larger size for the files."
        )


@dataclass(frozen=True, slots=True)
class Volume:
    """One file of a summary: its bytes, its number, and the printed numbers of its first and last page."""

    data: bytes
    number: int
    first: int
    last: int


class Shelf(Protocol):
    """Where finished parts are kept between builds, by key."""

    def find(self, keys: Sequence[str]) -> Mapping[str, bytes]:
        """Return those that are there."""

    def last(self, name: str) -> tuple[str, bytes, int] | None:
        """Return key, file and pages of the part that last had a name."""

    def keep(self, name: str, key: str, pdf: bytes, pages: int) -> None:
        """Keep a part."""


class NoShelf:
    """Keeps nothing: every part is made anew."""

    def find(self, keys: Sequence[str]) -> Mapping[str, bytes]:  # noqa: ARG002 - the protocol's signature
        """Find nothing."""
        return {}

    def last(self, name: str) -> tuple[str, bytes, int] | None:  # noqa: ARG002 - the protocol's signature
        """Find nothing."""
        return None

    def keep(self, name: str, key: str, pdf: bytes, pages: int) -> None:
        """Keep nothing."""


@dataclass(slots=True)
class _Build:
    """One build on its way: what is there, how large it is, how many steps are behind."""

    read: Read
    shelf: Shelf
    tell: Tell
    there: dict[str, bytes] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    done: int = 0
    steps: int = 1

    def render(self, parts: Sequence[Part]) -> None:
        """Render parts and keep them, without joining anything."""
        self._child(parts, parts, volumes=())

    def join(
        self, parts: Sequence[Part], volumes: Sequence[Sequence[str]], *, most: int
    ) -> tuple[Volume, ...]:
        """Render what is missing and join the volumes; () where all parts together weigh more than `most`."""
        self.there |= self.shelf.find([p.key for p in parts if not p.is_late and p.key not in self.there])
        missing = [part for part in parts if not part.is_late and part.key not in self.there]
        late = [(part, self.shelf.last(part.name)) for part in parts if part.is_late]
        guesses = {part.name: found[2] for part, found in late if found}
        self.there |= {found[0]: found[1] for _, found in late if found}
        return self._child(parts, missing, volumes=volumes, most=most, guesses=guesses)

    def _child(
        self,
        parts: Sequence[Part],
        missing: Sequence[Part],
        *,
        volumes: Sequence[Sequence[str]],
        most: int = 0,
        guesses: Mapping[str, int] | None = None,
    ) -> tuple[Volume, ...]:
        steps = [*(part.says for part in missing), JOINING]
        payload = {
            "parts": [_asked(part, guesses or {}, steps=[one.name for one in missing]) for part in parts],
            "volumes": [list(names) for names in volumes],
            "joining": len(missing),
            "most": most,
            "mark": mark(),
        }
        pages = 10 + sum(len(part.pictures) + 3 for part in parts)
        result = run(
            _TARGET,
            payload,
            self._sent(parts, missing, is_joined=bool(volumes)),
            seconds=max(SECONDS_AT_LEAST, pages * SECONDS_A_PAGE),
            mebibytes=MEBIBYTES,
            heard=lambda at: self.tell(steps[min(at, len(missing))], self.done + at, self.steps),
        )
        self.done += len(missing)
        self.sizes |= result.value["sizes"]
        for name, key, count in result.value["made"]:
            pdf = result.blobs.pop(f"part:{key}")
            self.shelf.keep(name, key, pdf, count)
            if not result.value["volumes"]:
                self.there[key] = pdf
        return tuple(
            Volume(result.blobs[f"volume:{number}"], number, first, last)
            for number, first, last in result.value["volumes"]
        )

    def _sent(self, parts: Sequence[Part], missing: Sequence[Part], *, is_joined: bool) -> dict[str, bytes]:
        """Return what the child is given: our own files, what is to be rendered, what is to be joined."""
        blobs = {f"res:{name}": data for name, data in own_files().items()}
        blobs |= {f"html:{part.name}": part.bytes for part in parts if part.is_late or part in missing}
        for name in sorted({name for part in missing for name in part.pictures}):
            blobs[f"res:{picture_name(name)}"] = self.read(name)
        if is_joined:
            blobs |= {f"pdf:{key}": pdf for key, pdf in self.there.items()}
            # should the volumes come out too large, what was sent is found on the shelf again
            self.there = {}
        return blobs


def summary_pdf(summary: CaseSummary, contents: Mapping[str, ExhibitPages], read: Read) -> bytes:
    """Return the summary as one PDF; `read` gives the bytes of a picture by its name in `contents`.

    Raises SandboxError when it can't be made within its time and memory.
    """
    return build(summary, contents, read=read)[0].data


def build(
    summary: CaseSummary,
    contents: Mapping[str, ExhibitPages],
    *,
    read: Read,
    shelf: Shelf | None = None,
    tell: Tell = lambda _says, _done, _steps: None,
    limit: int = 0,
    pages_a_part: int = PAGES_A_PART,
) -> tuple[Volume, ...]:
    """Return the volumes that a summary makes: one, unless it were larger than `limit` bytes (0: any size).

    What is on the `shelf` is not made again. `tell` is given what is being done, and how many of how many
    steps are behind; what it raises ends the work. Raises SandboxError when it can't be done within its time
    and memory, TooTightError when one page is larger than the limit.
    """
    parts = parts_of(summary, contents, pages_a_part=pages_a_part)
    work = _Build(read, shelf or NoShelf(), tell)
    work.there |= work.shelf.find([part.key for part in parts if not part.is_late])
    missing = [part for part in parts if not part.is_late and part.key not in work.there]
    work.steps = len(missing) + 1
    for batch in _batches(missing):
        work.render(batch)
    made = work.join(parts, [ordered(parts)], most=limit)
    room = limit
    for _ in range(_MOST_TRIES):
        if made and (not limit or max(len(one.data) for one in made) <= limit):
            return made
        room = room * 9 // 10
        volumes = split(parts, work.sizes, room=room)
        made = work.join((*parts, *guides(summary, volumes)), with_guides(volumes), most=0)
    raise TooTightError(limit)


def _batches(missing: Sequence[Part]) -> list[list[Part]]:
    """Return what is rendered before the last run: so much at a time that what is done is kept on the way."""
    exhibits = [part for part in missing if part.pictures]
    batches: list[list[Part]] = [[]]
    for part in exhibits if sum(len(one.pictures) for one in exhibits) > _PICTURES_A_RUN else ():
        if sum(len(one.pictures) for one in batches[-1]) >= _PICTURES_A_RUN:
            batches.append([])
        batches[-1].append(part)
    return [batch for batch in batches if batch]


def _asked(part: Part, guesses: Mapping[str, int], *, steps: Sequence[str]) -> dict[str, Any]:
    return {
        "name": part.name,
        "key": "" if part.is_late else part.key,
        "level": part.level,
        "is_late": part.is_late,
        "pages": guesses.get(part.name, part.pages),
        "step": steps.index(part.name) if part.name in steps else -1,
    }
