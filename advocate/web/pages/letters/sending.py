"""Sending a letter: print, PDF, copy, mail program, .eml; and "I sent it"."""

from __future__ import annotations

from urllib.parse import quote

from flask import flash, make_response, render_template, request, url_for
from werkzeug.http import dump_options_header
from werkzeug.wrappers import Response

from advocate.casework import letter_files, letters, slips
from advocate.domain.case import ChannelKind, When
from advocate.domain.letters.whole import receiver_of
from advocate.web import visit
from advocate.web.extensions import blobs
from advocate.web.forms import press, save, status_of
from advocate.web.pages.letters.forms import SentForm
from advocate.web.pages.letters.views import Answer, page

# Above this some mail programs cut the text; the page then says so.
SAFE_MAILTO = 2_000
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@page.route("/<letter_id>/send", methods=["GET", "POST"])
def send(case_id: str, letter_id: str) -> Answer:
    """How to send it; then "I sent it" freezes it and starts the reply clock."""
    case = visit.load_case(case_id)
    letter = case.letter(letter_id) or visit.nothing_here()
    form = SentForm.of(letter, When.on(visit.today()), case.country)

    def work() -> str:
        letters.mark_sent(
            visit.session(),
            owner_id=visit.owner_id(),
            case_id=case_id,
            letter_id=letter_id,
            version=form.version.data,
            channel=ChannelKind(form.channel.data),
            sent_on=form.day(),
            now=visit.now(),
        )
        flash("It is on the timeline. You can put this down now.")
        return url_for("letters.show", case_id=case_id, letter_id=letter_id)

    answer = save(form, work)
    mailto = _mailto(
        receiver_of(case, letter).email, letter.subject, letter_files.email_body(case, letter, visit.today())
    )
    return answer or (
        render_template(
            "letters/send.html",
            case=case,
            letter=letter,
            receiver=receiver_of(case, letter),
            form=form,
            slip=slips.slip_of(case, letter, visit.today()),
            mailto=mailto,
            may_be_cut=len(mailto) > SAFE_MAILTO,
            is_strong=letters.has_strong_words(letter),
        ),
        status_of(form),
    )


@page.get("/<letter_id>/print")
def printed(case_id: str, letter_id: str) -> Answer:
    """The letter alone, for the browser's own printing."""
    case = visit.load_case(case_id)
    letter = case.letter(letter_id) or visit.nothing_here()
    slip = slips.slip_of(case, letter, visit.today())
    text = slips.without_slip(slips.whole_letter(case, letter, visit.today()))
    blocks = text.strip().split("\n\n")
    return render_template("letters/print.html", case=case, letter=letter, blocks=blocks, slip=slip)


@page.get("/<letter_id>/letter.pdf")
def pdf(case_id: str, letter_id: str) -> Response:
    """The letter as a PDF."""
    case = visit.load_case(case_id)
    letter = case.letter(letter_id) or visit.nothing_here()
    return _file(letter_files.letter_pdf(case, letter, today=visit.today()), "application/pdf", "letter.pdf")


@page.get("/<letter_id>/letter.docx")
def docx(case_id: str, letter_id: str) -> Response:
    """The letter for a word processor."""
    case = visit.load_case(case_id)
    letter = case.letter(letter_id) or visit.nothing_here()
    return _file(letter_files.letter_docx(case, letter, today=visit.today()), DOCX, "letter.docx")


@page.post("/<letter_id>/slip")
def slip(case_id: str, letter_id: str) -> Answer:
    """Let the reply slip go along, or leave it off."""
    visit.load_case(case_id)
    here = url_for("letters.send", case_id=case_id, letter_id=letter_id)
    is_on = request.form.get("slip") == "on"

    def work() -> str:
        slips.choose_slip(
            visit.session(), owner_id=visit.owner_id(), case_id=case_id, letter_id=letter_id, is_on=is_on
        )
        flash("The reply slip goes along." if is_on else "The reply slip is left off.")
        return here

    return press(work, back_to=here)


@page.get("/<letter_id>/letter.eml")
def eml(case_id: str, letter_id: str) -> Response:
    """The letter as an e-mail that a mail program opens as a draft, with the exhibits that it cites."""
    case = visit.load_case(case_id)
    letter = case.letter(letter_id) or visit.nothing_here()
    made = letter_files.letter_eml(
        visit.session(),
        blobs(),
        owner_id=visit.owner_id(),
        case=case,
        letter=letter,
        today=visit.today(),
    )
    return _file(made, "message/rfc822", "letter.eml")


def _file(data: bytes, media_type: str, name: str) -> Response:
    answer = make_response(data)
    answer.headers["Content-Type"] = media_type
    answer.headers["Content-Disposition"] = dump_options_header("attachment", {"filename": name})
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


def _mailto(address: str, subject: str, body: str) -> str:
    """Return a mailto: address that opens the customer's mail program with the letter in it."""
    lines = body.replace("\n", "\r\n")
    return f"mailto:{quote(address)}?subject={quote(subject)}&body={quote(lines)}"
