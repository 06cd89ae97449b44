"""Choosing some of very many without listing them all: the linked ones, a few likely ones, and a search."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from flask import request

AT_ONCE = 20
MOST_LINKED = 40
MOST_CHARACTERS = 100

# the name of the button that Enter presses
BY_ENTER = "by_enter"


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen: its id, its words, and what else it can be found by."""

    id: str
    words: str
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a form says about some options: those that were on the page, and those of them that are ticked."""

    shown: frozenset[str]
    ticked: frozenset[str]


@dataclass(frozen=True, slots=True)
class Chooser:
    """The options on one page. `found` is how many the search found, None where nobody searched."""

    name: str
    options: Sequence[Option]
    ticked: Collection[str]
    total: int
    wanted: str = ""
    found: int | None = None
    linked_elsewhere: int = 0

    @property
    def shown(self) -> str:
        """The ids on the page, as the form carries them: only these can be unlinked by it."""
        return " ".join(option.id for option in self.options)

    @property
    def has_more(self) -> bool:
        """Return whether some are not on the page, so that a search is of use."""
        return self.total > len(self.options) or bool(self.wanted)


def words_looked_for(name: str) -> str:
    """Return what was typed into the search field called `name`."""
    return " ".join(request.values.get(name, "").split())[:MOST_CHARACTERS]


def fits(text: str, wanted: str) -> bool:
    """Return whether every word of `wanted` stands somewhere in `text`; capitals don't matter."""
    told = text.casefold()
    return all(word in told for word in wanted.casefold().split())


def chosen(name: str) -> Choice:
    """Return what the form that was sent says about the options called `name`; nothing on a fresh page."""
    form = request.form
    return Choice(frozenset(form.get(f"{name}-shown", "").split()), frozenset(form.getlist(name)))


def is_looking(name: str) -> bool:
    """Return whether the form was sent to search rather than to save.

    The button says so; and so does Enter, which presses the form's first button, after a search was typed.
    """
    form = request.form
    has_new_words = words_looked_for(f"{name}-find") != form.get(f"{name}-found", "")
    return form.get("look") == name or (BY_ENTER in form and has_new_words)


def chooser(
    name: str, options: Sequence[Option], *, likeliest: Sequence[Option], linked: Collection[str]
) -> Chooser:
    """Return what the page shows: what was touched on it, what is linked, what was searched for or is likely.

    `options` are all there are, in the order in which they are shown; `likeliest` are the same, likeliest
    first.
    """
    sent, known = chosen(name), set(linked)
    wanted = words_looked_for(f"{name}-find")
    found = [o for o in options if wanted and fits(f"{o.words} {o.found_by}", wanted)]
    touched = sent.ticked | (sent.shown & known)
    more_linked = [option.id for option in options if option.id in known and option.id not in touched]
    likely = found if wanted else likeliest
    on_page = {*touched, *more_linked[:MOST_LINKED], *(option.id for option in likely[:AT_ONCE])}
    return Chooser(
        name=name,
        options=[option for option in options if option.id in on_page],
        ticked=(known - sent.shown) | sent.ticked,
        total=len(options),
        wanted=wanted,
        found=len(found) if wanted else None,
        linked_elsewhere=len(set(more_linked) - on_page),
    )
