"""The form that every page's form grows from, and the one way in which a form is saved."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any, TypeVar

from flask import flash, redirect, request
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import HiddenField
from wtforms.widgets import HiddenInput

from advocate.casework import owners
from advocate.casework.errors import CaseworkError, StaleError
from advocate.domain import wording
from advocate.domain.case import Money, Precision, When
from advocate.store.database import begin_write
from advocate.web import disk, visit
from advocate.web.chooser import BY_ENTER
from advocate.web.fields import VersionField

T = TypeVar("T")
LOST_TOUCH = "Your browser lost touch with this page for a moment. Nothing is lost: press the button again."


class CaseForm(FlaskForm):  # type: ignore[misc]
    """A form with a one-time id and the version of what it changes.

    `clash` holds (label, what is saved now) pairs after somebody saved in another tab; `problem` is a
    sentence about the form as a whole. `contents` names the content of files that came with the form;
    `refused_by` is the failure when the disk did not take it.
    """

    form_id = HiddenField()
    version = VersionField(default=0, widget=HiddenInput())

    def __init__(self, *args: Any, country: str = "GB", **kwargs: Any) -> None:
        """Read dates and sums as people in `country` type them."""
        super().__init__(*args, meta={"country": country}, **kwargs)
        self.clash: list[tuple[str, str]] = []
        self.problem = ""
        self.contents = ""
        self.refused_by: Exception | None = None
        if not self.form_id.data:
            self.form_id.data = secrets.token_urlsafe(12)

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the fields; a lost security token becomes a sentence and nothing that was typed goes."""
        is_good = bool(super().validate(extra_validators))
        if self.meta.csrf and self.csrf_token.errors:
            self.problem = LOST_TOUCH
            self.csrf_token.raw_data = None
        return is_good

    def show_clash(self, error: StaleError) -> None:
        """Show what is saved now beside what was typed; saving again is then done knowingly."""
        for name, value in _by_field(error.theirs):
            field = self._fields.get(name)
            title = field.label.text if field is not None else name.replace("_", " ").capitalize()
            words = {c.value: c.label for c in getattr(field, "choices", None) or ()}
            said = words.get(value) if isinstance(value, str) else None
            self.clash.append((title, said or _say(value, self.meta.country)))
        self.version.data = error.version
        self.version.raw_data = None
        self._renew()

    def show_problem(self, error: CaseworkError) -> None:
        """Put the sentence by its field, or on top of the form."""
        field = self._fields.get(error.field)
        if field is None:
            self.problem = str(error)
        else:
            field.errors = [*field.errors, str(error)]
        self._renew()

    def show_refusal(self, error: Exception, sentence: str) -> None:
        """Say why the disk did not take it; what was typed stays in the form."""
        self.problem, self.refused_by = sentence, error
        self._renew()

    def _renew(self) -> None:
        self.form_id.data = secrets.token_urlsafe(12)
        self.form_id.raw_data = None

    @property
    def has_trouble(self) -> bool:
        """Return whether the page has to say that something is to be mended."""
        return bool(self.problem or self.clash or any(f.errors for f in self if f.name != "csrf_token"))


class PressForm(CaseForm):
    """A form that is one button."""


def save(
    form: CaseForm, work: Callable[[], str], *, after: Callable[[], None] | None = None
) -> Response | None:
    """Validate, do the work and commit once; answers with a redirect to where `work` says, or None.

    The same form sent twice does the work once and leads to the first result. A StaleError, a CaseworkError
    or a disk that does not take it undoes everything and is shown in the form, with what was typed kept.
    `after` runs after the commit.
    """
    if not form.validate_on_submit():
        return None
    session = visit.session()
    try:
        target, is_first = _save_once(form, work)
    except StaleError as error:
        session.rollback()
        form.show_clash(error)
        return None
    except CaseworkError as error:
        session.rollback()
        form.show_problem(error)
        return None
    except disk.TROUBLES as error:
        session.rollback()
        sentence = disk.sentence_for(error)
        if not sentence:
            raise
        form.show_refusal(error, sentence)
        return None
    if is_first and after is not None:
        after()
    return redirect(target, 303)


def _save_once(form: CaseForm, work: Callable[[], str]) -> tuple[str, bool]:
    """Return where a form leads, and whether this was the first time that it was sent."""
    session, owner_id, moment = visit.session(), visit.owner_id(), visit.now()
    session.commit()
    begin_write(session, owner_id=owner_id)
    use = owners.first_use(session, owner_id=owner_id, form_id=_fingerprint(form), now=moment)
    if use is None:
        result = owners.earlier_result(session, owner_id=owner_id, form_id=_fingerprint(form))
        session.rollback()
        return result or "/", False
    use.result = target = work()
    session.commit()
    return target, True


def write(work: Callable[[], T], *, owner_id: int | None = None) -> T:
    """Do one piece of work in a writing transaction and commit; any failure undoes it and is raised again.

    `owner_id` says whose rows it is about, where that is not who is asking.
    """
    session, whose = visit.session(), visit.owner_id() if owner_id is None else owner_id
    session.commit()
    begin_write(session, owner_id=whose)
    try:
        done = work()
        session.commit()
    except Exception:
        session.rollback()
        raise
    return done


def press(work: Callable[[], str], *, back_to: str, after: Callable[[], None] | None = None) -> Response:
    """Do the work of a button; what stands in the way is said on the page at `back_to`."""
    form = PressForm()
    answer = save(form, work, after=after)
    if answer is not None:
        return answer
    if form.refused_by is not None:
        raise form.refused_by
    flash(form.problem or "This was changed somewhere else since you opened it. Look again before you go on.")
    return redirect(back_to, 303)


def status_of(form: CaseForm) -> int:
    """Return 422 for a page that shows what to mend, 503 where the disk did not take it, else 200."""
    if form.refused_by is not None:
        return 503
    return 422 if form.has_trouble else 200


def _fingerprint(form: CaseForm) -> str:
    """Return the form's id with a hash of what was sent.

    After the back button the same id may come with other words; they are a new sending, not a second one.
    """
    left_out = ("csrf_token", BY_ENTER)
    parts = [
        f"{name}={value}" for name, value in sorted(request.form.items(multi=True)) if name not in left_out
    ]
    sent = "\x00".join([request.full_path, form.contents, *parts])
    digest = hashlib.sha256(sent.encode("utf-8", "replace")).hexdigest()
    return f"{form.form_id.data[:32]}.{digest[:48]}"


def _by_field(theirs: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Put columns that one field shows together: a date with its precision, a sum with its currency."""
    start, end = theirs.get("date_start"), theirs.get("date_end")
    for name, value in theirs.items():
        if name == "date_start" and isinstance(start, date) and isinstance(end, date):
            precision = Precision(str(theirs["date_precision"]))
            yield "when", When(start, end, precision, str(theirs["date_words"]))
        elif name == "amount" and isinstance(value, Decimal):
            yield "money", Money(value, str(theirs["currency"]))
        elif name not in ("date_end", "date_precision", "date_words", "currency"):
            yield {"date_start": "when", "amount": "money"}.get(name, name.removesuffix("_on")), value


def _say(value: object, country: str) -> str:
    if isinstance(value, When):
        return wording.say_when(value, country)
    if isinstance(value, Money):
        return wording.say_money(value, country)
    if isinstance(value, date):
        return wording.say_date(value, country)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, list):
        return ", ".join(" ".join(item.values()) for item in value).strip() or "(nothing)"
    return str(value) if value not in (None, "") else "(nothing)"
