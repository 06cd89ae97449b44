"""Whom the case summary is for and what goes into it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wtforms import BooleanField

from advocate.domain.summary import LAYOUT, NO_FILES_INSIDE, PARTS, PRIVATE, Paper, Reader, SummaryChoices
from advocate.web.fields import ListField, PickField, options
from advocate.web.forms import CaseForm


@dataclass(frozen=True, slots=True)
class ReaderWords:
    """What the page says of a reader: their name, what they look for, the name of their PDF."""

    name: str
    gets: str
    file: str


READERS: dict[Reader, ReaderWords] = {
    Reader.ORGANISATION: ReaderWords(
        "The organisation",
        "A manager has five minutes. They see what you ask for, what happened and what backs it.",
        "case-summary.pdf",
    ),
    Reader.OMBUDSMAN: ReaderWords(
        "Ombudsman or regulator",
        "They look at whether the organisation had its chance. They also get each attempt you made.",
        "case-summary-ombudsman.pdf",
    ),
    Reader.COURT: ReaderWords(
        "Small-claims court",
        "A judge wants dated facts, the papers behind them and how the sum is worked out.",
        "case-summary-court.pdf",
    ),
    Reader.ADVISER: ReaderWords(
        "My adviser",
        "Someone who helps you needs the whole story, but not where you live.",
        "case-summary-adviser.pdf",
    ),
    Reader.MYSELF: ReaderWords(
        "Myself",
        "Everything, with your private notes. Keep this one to yourself.",
        "case-summary-private.pdf",
    ),
}


PAPERS: dict[str, str] = {
    Paper.COUNTRY.value: "As usual in the country",
    Paper.A4.value: "A4",
    Paper.LETTER.value: "US Letter",
}

SIZES = (
    ("0", "As large as it comes, in one file"),
    ("20", "At most 20 MB a file: most e-mail programs take that"),
    ("10", "At most 10 MB a file: safe for any e-mail"),
    ("5", "At most 5 MB a file: forms on websites often ask for that"),
    ("2", "At most 2 MB a file"),
)
MEGABYTE = 1_000_000


class CancelForm(CaseForm):
    """The button that ends what is being made."""


class ChoicesForm(CaseForm):
    """One tick for each part; the names are those of SummaryChoices. `limit` is in megabytes, 0 is none."""

    limit = ListField("How large may a file be?", choices=options(SIZES))

    picture = BooleanField("The timeline as a picture")
    address = BooleanField("My address, e-mail and phone")
    impacts = BooleanField("What it cost me")
    promises = BooleanField("The table of promises")
    attempts = BooleanField("Each attempt to settle it, with how long it took")
    offers = BooleanField("What they offered, and my answers")
    letters = BooleanField("My letters as I sent them")
    received = BooleanField("What we wrote to each other, in order")
    rights = BooleanField("The rules my letters rely on, with sources")
    asked = BooleanField("What they ask for, and where it is")
    exhibits = BooleanField("The exhibits themselves")
    notes = BooleanField("My private notes")
    story = BooleanField("My raw story")
    fallback = BooleanField("What I would still accept")
    originals = BooleanField("The original files, inside the PDF")
    together = BooleanField("Several photos on a page")
    paper = PickField("Paper", choices=options(PAPERS.items()), default=Paper.COUNTRY.value)
    reader: Reader

    @classmethod
    def of(cls, choices: SummaryChoices, *, limit: int) -> ChoicesForm:
        """Return the form with what was chosen last; private parts are only on the customer's own."""
        data = {name: getattr(choices, name) for name in PARTS}
        form = cls(data={**data, "paper": choices.paper.value, "limit": str(limit)})
        form.reader = choices.reader
        if choices.reader is Reader.MYSELF:
            form.originals.label.text = "The whole case, to open this PDF in Advocate and go on"
            form.rights.label.text = "The rules that may fit, with sources"
        if choices.reader not in (Reader.OMBUDSMAN, Reader.COURT):
            del form.asked
        if choices.reader in NO_FILES_INSIDE:
            del form.originals
        if choices.reader is not Reader.MYSELF:
            for name in PRIVATE:
                del form[name]
        return form

    def megabytes(self) -> int:
        """Return how many megabytes a file may have, 0 for any."""
        return int(self.limit.data)

    def choices(self) -> SummaryChoices:
        """Return what is ticked; what the form does not have is not."""
        ticked = {name: bool(self[name].data) if name in self else False for name in PARTS}
        return replace(SummaryChoices(self.reader).ticked(ticked), paper=Paper(self.paper.data))

    def parts(self) -> list[BooleanField]:
        """Return the ticks of what goes in, without what is private and what is only about the looks."""
        apart = (*PRIVATE, *LAYOUT, "originals")
        return [self[name] for name in PARTS if name in self and name not in apart]
