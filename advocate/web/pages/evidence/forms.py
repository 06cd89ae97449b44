"""What is asked about evidence."""

from __future__ import annotations

from flask_wtf.file import MultipleFileField
from wtforms import BooleanField, Field
from wtforms.validators import Optional, ValidationError

from advocate.casework.putting_together import Order
from advocate.domain.case import Exhibit
from advocate.web.fields import (
    LONG_TEXT,
    AtMost,
    CountField,
    LineField,
    ListField,
    Needed,
    NotInFuture,
    WhenField,
    WordsField,
    options,
)
from advocate.web.forms import CaseForm

MOST_AT_ONCE = 100
ALL = "all"
ORDERS = {
    Order.NAME.value: "By file name",
    Order.TAKEN.value: "By when they were taken",
    Order.CHOSEN.value: "As I chose them",
}


class UploadForm(CaseForm):
    """Several files at once, each an exhibit of its own, or pictures that are the pages of one."""

    files = MultipleFileField("Choose files")
    together = BooleanField("These are the pages of one thing")
    order = ListField("Order of the pages", choices=options(ORDERS.items()), default=Order.NAME.value)

    def validate_files(self, field: Field) -> None:
        """At least one file, and not hundreds."""
        chosen = [file for file in field.data or () if getattr(file, "filename", "")]
        if not chosen:
            raise ValidationError("Choose at least one file.")
        if len(chosen) > MOST_AT_ONCE:
            raise ValidationError(f"Choose at most {MOST_AT_ONCE} files at a time.")
        field.data = chosen


class InsideForm(CaseForm):
    """Which of the files within an exhibit become exhibits; "all" or the number of one, from 0."""

    part = LineField("Which file?", [Needed("Choose a file."), AtMost(20)])

    def chosen(self, count: int) -> tuple[int, ...]:
        """Return the numbers of the chosen files, of `count` that there are."""
        if self.part.data == ALL:
            return tuple(range(min(count, MOST_AT_ONCE)))
        number = int(self.part.data) if self.part.data.isascii() and self.part.data.isdecimal() else count
        return (number,) if number < count else ()

    def validate_part(self, field: Field) -> None:
        """Only what the page offers."""
        if field.data != ALL and not (field.data.isascii() and field.data.isdecimal()):
            raise ValidationError("Choose a file from the list.")


class ExhibitForm(CaseForm):
    """An exhibit's title, date, and what it shows."""

    title = LineField("Title", [Needed("Enter a title, such as “March bill”."), AtMost(300)])
    when = WhenField("What date is on it? (optional)", [NotInFuture()])
    shows = WordsField("What does it show? (optional)", [AtMost(LONG_TEXT)])
    passage = WordsField("Which words in it matter most? (optional)", [AtMost(LONG_TEXT)])
    passage_page = CountField("On which page? (optional)", [Optional()], sentence="Enter a page as a number.")
    pages = 0

    def validate_passage_page(self, field: Field) -> None:
        """A page that is there; none is named where nothing was typed."""
        field.data = field.data or 0
        if not 0 <= field.data <= self.pages:
            raise ValidationError(f"Enter a page from 1 to {self.pages}.")

    @classmethod
    def of(cls, exhibit: Exhibit, country: str) -> ExhibitForm:
        """Return the form filled in from the exhibit."""
        form = cls(
            country=country,
            data={
                "version": exhibit.version,
                "title": exhibit.title,
                "when": exhibit.when,
                "shows": exhibit.shows,
                "passage": exhibit.passage,
                "passage_page": exhibit.passage_page or None,
            },
        )
        form.pages = exhibit.pages
        return form
