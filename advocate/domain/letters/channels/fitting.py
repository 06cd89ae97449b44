"""Makes a letter fit a form with a limit: the least needed parts go first, and what went is said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from advocate.domain.letters.channels.parts import Part
from advocate.domain.letters.channels.sayings import ChannelTexts, Saying
from advocate.domain.letters.draft import BlockKind, Need
from advocate.domain.text import sentences
from advocate.domain.wording import say_list

# Below this not even a greeting and an ask fit.
LEAST_LIMIT = 100
MOST_MESSAGES = 20

_LISTS = frozenset((BlockKind.FACTS, BlockKind.TRIED, BlockKind.PROMISES))
_COPIES = BlockKind.ENCLOSURES
_ITEM = re.compile(r"[-*•–]\s+")
_LABEL = re.compile(r"E\d{1,4}(?!\w)")
_FEWEST_LINES = 3
# More paragraphs than a letter has: of such a text the spare ones go by their length alone, at once.
_MANY = 120
_ROOM_FOR_NUMBER = len("(20 of 20)\n")


@dataclass(frozen=True, slots=True)
class Fitted:
    """What goes into the form: one text for each message, what was left out or shortened, in its order.

    `is_fitting` is False when even the most needed parts are longer than the form allows.
    """

    messages: tuple[str, ...]
    dropped: tuple[Part, ...] = ()
    shortened: tuple[Part, ...] = ()
    is_fitting: bool = True


def form_length(text: str) -> int:
    """Return how long a form finds a text: in UTF-16 units, as browsers count, a line end as two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 + text.count("\n")


def fit(
    parts: Sequence[Part], *, limit: int, texts: ChannelTexts, most: int = 1, country: str = ""
) -> Fitted:
    """Return the letter in at most `most` messages of `limit` characters each.

    The least needed parts are left out first, the longest of them before the others; lists lose lines from
    their middle before they go, and of the list of copies one line stays that names them. The most needed
    parts stay, whatever the limit; no other words are ever changed.
    """
    kept, dropped = _roughly(parts, limit * most)
    shortened: dict[int, Part] = {}
    by_start = {part.start: part for part in parts}
    messages = _packed(kept, limit, texts)
    while len(messages) > most:
        index = _least_needed(kept, shortened)
        if index is None:
            break
        part = kept[index]
        thinner = _in_a_line(part, texts, country) if part.start not in shortened else None
        if part.need is Need.STRONG:
            thinner = _thinner(part)
        if thinner is not None:
            kept[index], shortened[part.start] = thinner, by_start[part.start]
        else:
            dropped.append(by_start[part.start])
            shortened.pop(part.start, None)
            del kept[index]
        messages = _packed(kept, limit, texts)
    kept, dropped, messages = _brought_back(kept, dropped, messages, (limit, most, texts))
    is_fitting = len(messages) <= most and all(form_length(message) <= limit for message in messages)
    return Fitted(
        messages,
        tuple(sorted(dropped, key=lambda part: part.start)),
        tuple(shortened[start] for start in sorted(shortened)),
        is_fitting,
    )


def _roughly(parts: Sequence[Part], room: int) -> tuple[list[Part], list[Part]]:
    """Return what to keep and what to drop of a text of very many paragraphs, by their lengths alone."""
    spare = sorted((p for p in parts if p.need < Need.ESSENTIAL), key=lambda p: (p.need, -len(p.text)))
    over, count = sum(len(p.text) for p in parts) - room, len(parts)
    gone: list[Part] = []
    for part in spare:
        if over <= 0 or count <= _MANY:
            break
        gone.append(part)
        over, count = over - len(part.text), count - 1
    starts = {part.start for part in gone}
    return [part for part in parts if part.start not in starts], gone


def _brought_back(
    kept: list[Part],
    dropped: list[Part],
    messages: tuple[str, ...],
    room: tuple[int, int, ChannelTexts],
) -> tuple[list[Part], list[Part], tuple[str, ...]]:
    """Put back what fits after all, the most needed first: a long part may have made room for a short one."""
    limit, most, texts = room
    for part in sorted(dropped, key=lambda p: (-p.need, p.start))[:_MANY]:
        longer = sorted([*kept, part], key=lambda p: p.start)
        tried = _packed(longer, limit, texts)
        if len(tried) <= most:
            kept, messages = longer, tried
            dropped = [p for p in dropped if p is not part]
    return kept, dropped, messages


def _least_needed(kept: Sequence[Part], shortened: Mapping[int, Part]) -> int | None:
    """Return the place of the part that goes first; the facts go last of what may go at all.

    The copies in one line are as needed as the facts that cite them.
    """
    needs = [Need.STRONG if p.kind is _COPIES and p.start in shortened else p.need for p in kept]
    spare = [
        (needs[i], part.kind is BlockKind.FACTS, -len(part.text), i)
        for i, part in enumerate(kept)
        if needs[i] < Need.ESSENTIAL
    ]
    return min(spare)[3] if spare else None


def _in_a_line(part: Part, texts: ChannelTexts, country: str) -> Part | None:
    """Return the list of copies as one sentence: "my letters and E1 to E5"; None for any other part."""
    items = [_ITEM.sub("", line.strip()) for line in part.text.split("\n") if _ITEM.match(line.strip())]
    if part.kind is not _COPIES or not items:
        return None
    labels = [found[0] for item in items if (found := _LABEL.match(item))]
    letters = [item for item in items if not _LABEL.match(item)]
    mine = (
        [texts.say(Saying.ENCLOSED_LETTERS)] if len(letters) > 1 else [x[:1].lower() + x[1:] for x in letters]
    )
    said = texts.say(Saying.ENCLOSED_SHORT, papers=say_list([*mine, *_as_runs(labels)], country))
    return replace(part, text=said) if len(said) < len(part.text) else None


def _as_runs(named: Sequence[str]) -> list[str]:
    """Return labels in a row as one: "E1", "E2", "E3" as "E1 to E3"."""
    runs: list[list[str]] = []
    for name in named:
        last = runs[-1][-1] if runs else ""
        if last and int(name[1:]) == int(last[1:]) + 1:
            runs[-1].append(name)
        else:
            runs.append([name])
    return [said for run in runs for said in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else run)]


def _thinner(part: Part) -> Part | None:
    """Return a list without lines of its middle; None for what is no list or has few lines left."""
    lines = part.text.split("\n")
    if part.kind not in _LISTS or len(lines) <= _FEWEST_LINES:
        return None
    middle = len(lines) // 2
    left = [*lines[:middle], *lines[middle + max(1, len(lines) // 8) :]]
    return replace(part, text="\n".join(left))


def _packed(parts: Sequence[Part], limit: int, texts: ChannelTexts) -> tuple[str, ...]:
    """Return the parts in as few messages as they need; several carry their number."""
    whole = "\n\n".join(part.text for part in parts)
    if form_length(whole) <= limit:
        return (whole,)
    room = max(1, limit - _ROOM_FOR_NUMBER - 2)
    messages, now = [], ""
    for piece in (piece for part in parts for piece in _pieces(part.text, room)):
        longer = f"{now}\n\n{piece}" if now else piece
        if now and form_length(longer) > room:
            messages.append(now)
            longer = piece
        now = longer
    messages.append(now)
    if len(messages) == 1:
        return (now,)
    count = str(len(messages))
    heads = (texts.say(Saying.PART_OF, number=str(n), count=count) for n in range(1, len(messages) + 1))
    return tuple(f"{head}\n{message}" for head, message in zip(heads, messages, strict=True))


def _pieces(text: str, room: int) -> list[str]:
    """Return a part whole where it fits; otherwise cut at lines, then at sentences, then at words."""
    if form_length(text) <= room:
        return [text]
    for cut in (text.split("\n"), [span.text for span in sentences(text)], text.split()):
        if len(cut) > 1:
            joint = "\n" if "\n" in text and cut == text.split("\n") else " "
            return _gathered([piece for part in cut for piece in _pieces(part, room)], joint, room)
    half = max(1, len(text) // 2)
    return [*_pieces(text[:half], room), *_pieces(text[half:], room)] if len(text) > 1 else [text]


def _gathered(pieces: Sequence[str], joint: str, room: int) -> list[str]:
    found: list[str] = []
    for piece in pieces:
        longer = f"{found[-1]}{joint}{piece}" if found else piece
        if found and form_length(longer) <= room:
            found[-1] = longer
        else:
            found.append(piece)
    return found
