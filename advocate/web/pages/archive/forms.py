"""What is asked when a saved case is brought in."""

from __future__ import annotations

from typing import BinaryIO, cast

from flask_wtf.file import FileField
from wtforms import Field
from wtforms.validators import ValidationError

from advocate.web.forms import CaseForm


class BringInForm(CaseForm):
    """The file of a saved case."""

    files = FileField("The saved case: a ZIP, or your own case summary as a PDF")

    def validate_files(self, field: Field) -> None:
        """A file has to be chosen."""
        if not getattr(field.data, "filename", ""):
            raise ValidationError("Choose the file of a saved case.")

    @property
    def stream(self) -> BinaryIO:
        """What was sent."""
        return cast(BinaryIO, self.files.data.stream)


class AgreeForm(CaseForm):
    """The yes to what was shown."""
