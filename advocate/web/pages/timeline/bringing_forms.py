"""What is asked when a list is brought in: the file, what its columns mean, which rows come in."""

from __future__ import annotations

import re
from typing import Any, BinaryIO, cast

from flask import request
from flask_wtf.file import FileField
from wtforms import BooleanField, Field
from wtforms.validators import ValidationError

from advocate.casework.call_log import Brought
from advocate.domain import labels
from advocate.domain.call_log import DateOrder, Meaning, Plan
from advocate.domain.case import ChannelKind
from advocate.web.fields import ListField, PickField, options
from advocate.web.forms import CaseForm

MEANINGS: dict[Meaning, str] = {
    Meaning.SKIP: "Leave it out",
    Meaning.DAY: "The day",
    Meaning.TIME: "The time",
    Meaning.PERSON: "Who it was",
    Meaning.ROLE: "What they do there",
    Meaning.CHANNEL: "How: call, e-mail, chat",
    Meaning.DIRECTION: "Who reached out",
    Meaning.LENGTH: "How long it took",
    Meaning.TEXT: "What was said",
    Meaning.REFERENCE: "Reference",
}
ORDERS = {
    DateOrder.DAY_FIRST: "3/4/2026 is 3 April",
    DateOrder.MONTH_FIRST: "3/4/2026 is March 4",
}
# headings stand near the top; further down every row is a choice too many
_MOST_HEADS = 10
_SHORT = 60
_SHOWN = re.compile(r"(\d{1,5})-(\d{1,5})")


class TableForm(CaseForm):
    """The file with the list."""

    files = FileField("Your list, a CSV file or an Excel workbook")
    keeps_file = BooleanField(
        "Keep the file as an exhibit, too. It then backs each contact that comes from it."
    )

    def validate_files(self, field: Field) -> None:
        """A file has to be chosen."""
        if not getattr(field.data, "filename", ""):
            raise ValidationError("Choose the file with your list.")

    @property
    def stream(self) -> BinaryIO:
        """What was sent."""
        return cast(BinaryIO, self.files.data.stream)


class ColumnsForm(CaseForm):
    """What the columns of a list mean; `of` adds a question for each."""

    heads = ListField("Which row holds the headings?")
    order = PickField("How are days written?", choices=options((o.value, ORDERS[o]) for o in DateOrder))
    channel = ListField("Where a row doesn’t say how, it was")

    @classmethod
    def of(cls, table: Brought) -> ColumnsForm:
        """Return the form for a list, filled in with how it is read now."""
        meanings = options((m.value, MEANINGS[m]) for m in Meaning)
        fields = {
            f"column_{at}": ListField(_title(table, at), choices=meanings, description=_examples(table, at))
            for at in range(len(table.plan.meanings))
        }
        made: type[ColumnsForm] = type("ColumnsForm", (cls,), fields)
        plan = table.plan
        data: dict[str, Any] = {f"column_{at}": found.value for at, found in enumerate(plan.meanings)}
        data |= {"version": table.version, "heads": str(plan.heads), "order": plan.order.value}
        form = made(data={**data, "channel": plan.channel.value if plan.channel else ""})
        rows = [", ".join(filter(None, row)) for row in table.cells[:_MOST_HEADS]]
        form.heads.choices = options(
            [
                ("0", "None: the first row is data"),
                *((str(n), f"Row {n}: {_cut(r)}") for n, r in enumerate(rows, 1)),
            ]
        )
        ways = [(kind.value, labels.CHANNELS[kind]) for kind in ChannelKind]
        form.channel.choices = options([("", "Not a contact: keep it as a private note"), *ways])
        return form

    def columns(self) -> list[Field]:
        """Return the questions about the columns, in their order."""
        return [field for field in self if field.name.startswith("column_")]

    def plan(self) -> Plan:
        """Return how the list is to be read; the form has to be valid."""
        channel = self.channel.data
        return Plan(
            tuple(Meaning(field.data) for field in self.columns()),
            int(self.heads.data),
            DateOrder(self.order.data),
            ChannelKind(channel) if channel else None,
        )


class RowsForm(CaseForm):
    """Which of the rows that are shown come in."""

    @property
    def shown(self) -> range:
        """The numbers of the rows that the page showed."""
        found = _SHOWN.fullmatch(request.form.get("shown", ""))
        return range(int(found[1]), int(found[2]) + 1) if found else range(0)

    @property
    def ticked(self) -> set[int]:
        """The numbers of the rows that are ticked."""
        told = request.form.getlist("row")
        return {int(number) for number in told if number.isascii() and number.isdecimal() and len(number) < 6}


def left_out(table: Brought) -> list[str]:
    """Return the titles of the columns that hold something and are left out."""
    places = (at for at, found in enumerate(table.plan.meanings) if found is Meaning.SKIP)
    return [_title(table, at) for at in places if any(row[at] for row in table.cells[table.plan.heads :])]


def _title(table: Brought, at: int) -> str:
    heading = table.cells[table.plan.heads - 1][at] if table.plan.heads else ""
    return _cut(heading) or f"Column {at + 1}"


def _examples(table: Brought, at: int) -> str:
    cells = dict.fromkeys(row[at] for row in table.cells[table.plan.heads :] if row[at])
    return _cut(", ".join(list(cells)[:3])) or "Empty"


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rstrip()}…"
