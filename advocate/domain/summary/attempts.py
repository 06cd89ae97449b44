"""How often the customer tried to settle it, by which way, and how long that took."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, time

from advocate.domain.case import Case, ChannelKind, Contact, Direction
from advocate.domain.wording import plural, say_list

_WAYS: dict[ChannelKind, tuple[str, str]] = {
    ChannelKind.CALL: ("call", "calls"),
    ChannelKind.EMAIL: ("e-mail", "e-mails"),
    ChannelKind.LETTER: ("letter", "letters"),
    ChannelKind.CHAT: ("chat", "chats"),
    ChannelKind.VISIT: ("visit", "visits"),
    ChannelKind.WEB_FORM: ("web form", "web forms"),
    ChannelKind.OTHER: ("other way", "other ways"),
}


@dataclass(frozen=True, slots=True)
class Attempts:
    """The customer's own contacts in order of time; `minutes` is the sum over the `timed` ones."""

    contacts: tuple[Contact, ...]
    minutes: int
    timed: int
    answers: int

    @property
    def total(self) -> str:
        """Say how many there were of each kind: "12 attempts: 9 calls, 2 e-mails and 1 letter"."""
        count = Counter(contact.channel for contact in self.contacts)
        ways = [plural(count[way], *words) for way, words in _WAYS.items() if count[way]]
        return f"{plural(len(self.contacts), 'attempt', 'attempts')}: {say_list(ways)}"

    @property
    def spent(self) -> str:
        """Say how long they took as far as is known: "3 hours 25 minutes"; "" where nothing is."""
        return say_minutes(self.minutes) if self.timed else ""

    @property
    def time_spent(self) -> str:
        """Say how long they took, and in how many of them the length is known; "" where in none."""
        if not self.timed:
            return ""
        if self.timed == len(self.contacts):
            return f"{self.spent} in all"
        known = "one" if self.timed == 1 else f"{self.timed:,}"
        return f"{self.spent} in the {known} whose length I wrote down"


def attempts(case: Case) -> Attempts:
    """Return the contacts that the customer made, those without a date last."""
    mine = sorted((c for c in case.contacts if c.direction is Direction.OUT), key=_order)
    lengths = [contact.minutes for contact in mine if contact.minutes is not None]
    return Attempts(tuple(mine), sum(lengths), len(lengths), len(case.contacts) - len(mine))


def say_minutes(minutes: int) -> str:
    """Say a length of time: "47 minutes", "1 hour", "3 hours 25 minutes"."""
    hours, rest = divmod(minutes, 60)
    said = [plural(hours, "hour", "hours")] if hours else []
    said += [plural(rest, "minute", "minutes")] if rest or not hours else []
    return " ".join(said)


def _order(contact: Contact) -> tuple[date, time]:
    return (contact.when.start if contact.when else date.max, contact.at or time.min)
