"""Shares the parts of a summary out among files of which none is larger than its reader takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advocate.domain.case import Exhibit
from advocate.domain.summary import CaseSummary
from advocate.domain.wording import say_list
from advocate.printing.pages import environment
from advocate.printing.parts import AT, CARRIER, INDEX, Part
from advocate.printing.summary import is_on_letter

# what joining adds to the weight of the parts, and what the guide of a volume weighs
_BYTES_OF_A_GUIDE = 60_000
_FRONT = "The first page, what happened, letters and the list of exhibits"


def ordered(parts: Sequence[Part]) -> list[str]:
    """Return the names of the parts that are pages, in their order."""
    return [part.name for part in parts if part.name != CARRIER]


def split(parts: Sequence[Part], sizes: Mapping[str, int], *, room: int) -> list[list[str]]:
    """Share the parts out in their order: each volume takes as many as weigh no more than `room` bytes.

    What comes before the exhibits stays together in the first one.
    """
    names = ordered(parts)
    start = names.index(INDEX) + 1 if INDEX in names else len(names)
    volumes, weight = [names[:start]], sum(sizes.get(name, 0) for name in names[:start])
    for name in names[start:]:
        size = sizes.get(name, 0)
        if weight + size > room - _BYTES_OF_A_GUIDE:
            volumes.append([])
            weight = 0
        volumes[-1].append(name)
        weight += size
    return volumes


def with_guides(volumes: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the volumes with the page in each that says what is where: behind the first page, or first."""
    found = []
    for number, names in enumerate(volumes, 1):
        at = 1 if number == 1 else 0
        found.append([*names[:at], _guide(number), *names[at:]])
    return found


def guides(summary: CaseSummary, volumes: Sequence[Sequence[str]]) -> list[Part]:
    """Return for each volume the page that says what is where."""
    template = environment().get_template("print/part.html")
    holds = [_holds(summary, names, number) for number, names in enumerate(volumes, 1)]
    context = {
        "s": summary,
        "case": summary.case,
        "country": summary.case.country,
        "is_letter": is_on_letter(summary),
        "template": "guide",
        "at": AT,
        "is_lead": True,
        "holds": holds,
    }
    return [
        Part(_guide(number), f"volume {number}", template.render(**context, volume=number), is_late=True)
        for number in range(1, len(volumes) + 1)
    ]


def _guide(number: int) -> str:
    return f"guide-{number}"


def _holds(summary: CaseSummary, names: Sequence[str], number: int) -> str:
    """Say what is in a volume."""
    labels = {label for name in names for label in name.partition("-")[0].split("+")}
    exhibits: list[Exhibit] = [one for one in summary.exhibits if one.label in labels]
    ends = list(dict.fromkeys(one.label for one in exhibits[:1] + exhibits[-1:]))
    said = [_FRONT] if number == 1 else []
    said += [("exhibits " if number == 1 else "Exhibits ") + " to ".join(ends)] if len(ends) > 1 else []
    said += [("exhibit " if number == 1 else "Exhibit ") + ends[0]] if len(ends) == 1 else []
    return say_list(said)
