"""What is at hand while a letter is written: the case, the texts, the channel and the day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from advocate.domain.case import (
    Case,
    ChannelKind,
    Contact,
    Direction,
    Exhibit,
    Letter,
    LetterKind,
    Money,
    Precision,
    When,
)
from advocate.domain.letters.addressing import addressed
from advocate.domain.letters.draft import Block, BlockKind
from advocate.domain.letters.filling import LetterTexts
from advocate.domain.letters.lines import one_line, reference_words, shortened, without_company_form
from advocate.domain.letters.phrases import Phrase
from advocate.domain.wording import say_date, say_list, say_money, say_when

_NOUNS = {
    ChannelKind.CALL: Phrase.CALL,
    ChannelKind.EMAIL: Phrase.EMAIL,
    ChannelKind.LETTER: Phrase.LETTER,
    ChannelKind.CHAT: Phrase.CHAT,
    ChannelKind.VISIT: Phrase.VISIT,
    ChannelKind.WEB_FORM: Phrase.WEB_FORM,
    ChannelKind.OTHER: Phrase.CONTACT,
}
_COPIES = {
    LetterKind.FIRST_COMPLAINT: Phrase.COPY_OF_LETTER,
    LetterKind.FOLLOW_UP: Phrase.COPY_OF_REMINDER,
    LetterKind.BROKEN_PROMISE: Phrase.COPY_OF_REMINDER,
    LetterKind.FINAL_LETTER: Phrase.COPY_OF_REQUEST,
}
_SPOKEN = (ChannelKind.CALL, ChannelKind.CHAT, ChannelKind.OTHER)
_TITLE_WORDS = 15
_LABEL = re.compile(r"(?<![\w\-])E[1-9]\d{0,3}(?![\w\-])")


@dataclass(frozen=True, slots=True)
class Pen:
    """A case and all that is needed to write about it on one day, over one channel.

    `is_outside` says that the reader isn't the organisation but somebody who looks at both sides. A letter
    of more than a page is written again `is_tight`, without what is said elsewhere, and then `is_brief`, with
    fewer facts.
    """

    case: Case
    texts: LetterTexts
    channel: ChannelKind
    today: date
    is_outside: bool = False
    is_tight: bool = False
    is_brief: bool = False

    @property
    def organisation(self) -> str:
        """The organisation's name without its legal form."""
        return without_company_form(one_line(self.case.organisation.name))

    def may_say(self, phrase: Phrase) -> bool:
        """Return whether a phrase is for the case's country."""
        return self.texts.is_for(phrase, self.case.country)

    def say(self, phrase: Phrase, **parts: str) -> str:
        """Return a phrase in the case's spelling with its parts filled in."""
        return self.texts.say(phrase, self.case.country, **parts)

    def to_reader(self, text: str) -> str:
        """Return words about the organisation as its letter's reader is told them: "They" as "You"."""
        return text if self.is_outside else addressed(text, self.organisation, self.names())

    def names(self) -> frozenset[str]:
        """Return the words of the names of the organisation's people."""
        people = (*(c.person for c in self.case.contacts), *(p.by_whom for p in self.case.promises))
        return frozenset(word for name in people for word in name.split())

    def day(self, day: date) -> str:
        """Return a day as the case's country writes it."""
        return say_date(day, self.case.country)

    def days(self, days: Iterable[date]) -> str:
        """Return days as a person lists them: "18 May and 2 June 2026", the year once where it is one."""
        listed = list(dict.fromkeys(days))
        if len({day.year for day in listed}) > 1:
            return self.join(self.day(day) for day in listed)
        short = [self.day(day).removesuffix(str(day.year)).rstrip(", ") for day in listed[:-1]]
        return self.join([*short, *(self.day(day) for day in listed[-1:])])

    def when(self, when: When) -> str:
        """Return a date at the precision it is known to."""
        return one_line(say_when(when, self.case.country))

    def sum(self, money: Money) -> str:
        """Return a sum with its currency."""
        return say_money(money, self.case.country)

    def join(self, items: Iterable[str]) -> str:
        """Return the items as one phrase."""
        return say_list(tuple(items), self.case.country)

    def opening(self, when: When) -> str:
        """Return a date as a sentence may open with it: "On 9 March 2026", "On March 9, 2026,"."""
        day = self.when(when)
        match when.precision:
            case Precision.DAY:
                said = self.say(Phrase.ON_DAY, day=day)
            case Precision.MONTH | Precision.YEAR:
                return self.say(Phrase.IN_MONTH, day=day)
            case Precision.RANGE:
                said = self.say(Phrase.FROM_DAYS, day=day)
            case Precision.ABOUT:
                return f"{day[:1].upper()}{day[1:]},"
        return f"{said}," if "," in said else said

    def exhibits(self, ids: Iterable[str]) -> tuple[Exhibit, ...]:
        """Return the exhibits with those ids in the order of their numbers; an unknown id is left out."""
        found = {e.id: e for e in (self.case.exhibit(exhibit_id) for exhibit_id in ids) if e is not None}
        return tuple(sorted(found.values(), key=lambda e: e.number))

    def labels(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the labels of the exhibits with those ids: ("E1", "E3")."""
        return tuple(e.label for e in self.exhibits(ids))

    def labels_in(self, text: str) -> tuple[str, ...]:
        """Return the labels of the case's exhibits that a text names itself."""
        named = set(_LABEL.findall(text))
        return tuple(e.label for e in sorted(self.case.exhibits, key=lambda e: e.number) if e.label in named)

    def cites(self, labels: Sequence[str]) -> list[str]:
        """Return labels as they are cited, runs of three and more in one: ("E1", "E3 to E9")."""
        numbers = [int(label[1:]) for label in labels]
        runs: list[list[int]] = []
        for number in numbers:
            if runs and runs[-1][-1] == number - 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        return [said for run in runs for said in self._run(run)]

    def _run(self, run: Sequence[int]) -> list[str]:
        if len(run) < 3:
            return [f"E{number}" for number in run]
        return [self.say(Phrase.LABELS, first=f"E{run[0]}", last=f"E{run[-1]}")]

    def contact_noun(self, contact: Contact) -> str:
        """Return what a contact was: "phone call with Priya", "e-mail to Priya", "chat"."""
        noun, person = self.say(_NOUNS[contact.channel]), one_line(contact.person)
        if not person:
            return noun
        is_theirs = contact.direction is Direction.IN
        if contact.channel in _SPOKEN or (contact.channel is ChannelKind.VISIT and not is_theirs):
            phrase = Phrase.WITH_PERSON
        else:
            phrase = Phrase.FROM_PERSON if is_theirs else Phrase.TO_PERSON
        return self.say(phrase, contact=noun, person=person)

    def plain_noun(self, contact: Contact) -> str:
        """Return the kind of a contact alone: "phone call"."""
        return self.say(_NOUNS[contact.channel])

    def references(self, *, without: str = "") -> tuple[str, ...]:
        """Return the case's references as words: ("account NW-4471902", "card ending 4471").

        Where there is none, the last one that was given in a contact: by that they find it, too.
        """
        wanted = (r for r in self.case.references if not without or one_line(r.value) != without)
        own = tuple(said for said in (reference_words(r.label, r.value) for r in wanted) if said)
        given = [one_line(contact.reference) for contact in self.case.contacts if one_line(contact.reference)]
        if own or self.case.references or not given or given[-1] == without:
            return own
        return (self.say(Phrase.REFERENCE, value=given[-1]),)

    def greeting(self, person: str = "") -> Block:
        """Return the salutation: to the person, or else to the organisation's team."""
        if person:
            return Block(BlockKind.SALUTATION, self.say(Phrase.GREET_PERSON, person=person))
        if self.organisation and not self.is_outside:
            said = self.say(Phrase.GREET_TEAM, organisation=self.organisation)
            return Block(BlockKind.SALUTATION, said)
        return Block(BlockKind.SALUTATION, self.say(Phrase.GREET_NOBODY))

    def signature(self) -> Block:
        """Return the end of the letter: the customer's name, and how to reach them where nothing else says.

        It tops a letter on paper, and a form has boxes of its own for it.
        """
        me = self.case.complainant
        is_told = self.channel in (ChannelKind.LETTER, ChannelKind.WEB_FORM)
        contact = [] if is_told else [*me.address.splitlines(), me.email, me.phone]
        given = [line for line in (one_line(x) for x in (me.name, *contact)) if line]
        close = self.say(Phrase.SIGN_OFF)
        return Block(BlockKind.SIGNATURE, "\n".join([close if given else close.rstrip(","), *given]))

    def enclosures(
        self, labels: Iterable[str], *, first: Iterable[str] = (), last: Iterable[str] = ()
    ) -> list[Block]:
        """Return the list of what goes with the letter, or nothing: cited exhibits between other papers."""
        wanted = set(labels)
        cited = sorted((e for e in self.case.exhibits if e.label in wanted), key=lambda e: e.number)
        titles = [f"{e.label}: {shortened(one_line(e.title or e.filename), _TITLE_WORDS)}" for e in cited]
        papers = [*first, *titles, *last]
        if not papers:
            return []
        heading = self.by_channel(Phrase.ENCLOSED, Phrase.ATTACHED, Phrase.ON_REQUEST)
        text = "\n".join([self.say(heading), *(f"- {paper}" for paper in papers)])
        return [Block(BlockKind.ENCLOSURES, text, exhibits=tuple(e.label for e in cited))]

    def by_channel(self, letter: Phrase, email: Phrase, other: Phrase) -> Phrase:
        """Return the phrase for what goes along: with paper, with an e-mail, or over any other channel."""
        return {ChannelKind.LETTER: letter, ChannelKind.EMAIL: email}.get(self.channel, other)

    def copies_of(self, letters: Iterable[Letter]) -> list[str]:
        """Return the names of sent letters in a list of enclosures."""
        return [
            self.say(_COPIES.get(x.kind, Phrase.COPY_OF_MESSAGE), day=self.day(x.sent_on))
            for x in letters
            if x.sent_on
        ]
