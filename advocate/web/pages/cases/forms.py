"""What is asked about a case as a whole."""

from __future__ import annotations

import unicodedata
from typing import Any

from wtforms import Field
from wtforms.validators import Email, Length, Optional, ValidationError

from advocate.domain import labels
from advocate.domain.case import Case, Reference, Sector
from advocate.web.countries import countries
from advocate.web.fields import (
    ONE_LINE,
    AtMost,
    LineField,
    ListField,
    Needed,
    WordsField,
    options,
)
from advocate.web.forms import CaseForm

MAIL = "Enter an e-mail address such as complaints@company.com."
MAX_REFERENCES = 20
_QUOTES = str.maketrans("‘’ʼ`´“”–—", "'''''\"\"--")


class StartForm(CaseForm):
    """Whom it is with, what kind of thing, which country."""

    organisation_name = LineField(
        "Who is it with?", [Needed("Enter the name of the organisation."), AtMost(ONE_LINE)]
    )
    sector = ListField("What kind of thing is it about?", validators=[Needed("Choose what it is about.")])
    country = ListField("Which country is it in?", validators=[Needed("Choose the country.")])
    title = LineField("What went wrong, in a few words? (optional)", [AtMost(ONE_LINE)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill in the lists that are chosen from."""
        super().__init__(*args, **kwargs)
        self.sector.choices = options([("", "Choose one"), *((s.value, labels.SECTORS[s]) for s in Sector)])
        self.country.choices = options([("", "Choose one"), *countries()])


class CaseDetailsForm(StartForm):
    """All that letters need to know about the organisation, with the references it files the matter under."""

    organisation_email = LineField(
        "Their e-mail address for complaints (optional)", [Optional(), Length(max=320), Email(MAIL)]
    )
    organisation_address = WordsField("Their postal address (optional)", [AtMost(1_000)])
    references = WordsField("Account, order or reference numbers (optional)", [AtMost(4_000)])

    def validate_references(self, field: Field) -> None:
        """Allow a sensible number of references of a sensible length."""
        found = read_references(field.data)
        if len(found) > MAX_REFERENCES:
            raise ValidationError(f"Enter at most {MAX_REFERENCES} references.")
        if any(len(r.value) > ONE_LINE or len(r.label) > ONE_LINE for r in found):
            raise ValidationError(
                "One of these lines is too long for a reference. Put one number on each line."
            )

    @classmethod
    def of(cls, case: Case) -> CaseDetailsForm:
        """Return the form filled in from the case."""
        return cls(
            country=case.country,
            data={
                "version": case.version,
                "organisation_name": case.organisation.name,
                "organisation_email": case.organisation.email,
                "organisation_address": case.organisation.address,
                "sector": case.sector.value,
                "country": case.country,
                "title": case.title,
                "references": "\n".join(
                    f"{r.label}: {r.value}" if r.label else r.value for r in case.references
                ),
            },
        )


class DeleteForm(CaseForm):
    """Deleting asks for the organisation's name, so that it can't happen by a slip."""

    name = LineField("Type the organisation’s name to confirm", [Needed("Type the organisation’s name.")])

    def __init__(self, *args: Any, expected: str, **kwargs: Any) -> None:
        """Keep the name that has to be typed."""
        super().__init__(*args, **kwargs)
        self.expected = expected

    def validate_name(self, field: Field) -> None:
        """Compare what can be seen and typed: not capitals, kinds of quotation marks, unseen characters."""
        if _as_typed(field.data) != _as_typed(self.expected):
            raise ValidationError(f"Type the name as it is shown here: {self.expected}")


def _as_typed(name: str) -> str:
    seen = "".join(c for c in unicodedata.normalize("NFKC", name) if unicodedata.category(c) != "Cf")
    return " ".join(seen.translate(_QUOTES).casefold().split())


def read_references(typed: str) -> tuple[Reference, ...]:
    """Return one reference a line; "label: number" or the number alone."""
    found = []
    for line in (part.strip() for part in typed.splitlines()):
        label, colon, value = line.partition(":")
        if colon and value.strip() and label.strip():
            found.append(Reference(" ".join(label.split()), " ".join(value.split())))
        elif line:
            found.append(Reference("", " ".join(line.split())))
    return tuple(found)
