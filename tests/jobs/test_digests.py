"""The e-mail of what is due, handed to a real mail server: once a day, never twice, again when it failed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from email.message import EmailMessage
from functools import partial
from typing import Any

import pytest

from advocate.casework import cases, digests, reminders
from advocate.casework.digest_mail import digest_mail
from advocate.casework.digests import Digest, Due, Wish
from advocate.casework.errors import CaseworkError, NotFoundError, StaleError
from advocate.domain.case import ClosingKind
from advocate.jobs.digests import PostOffice
from advocate.jobs.queue import LEASE, JobKind
from advocate.jobs.worker import Worker
from advocate.mailing.post import NotSentError, UnsureError, post
from advocate.mailing.server import MailServer
from tests.jobs.conftest import NOON, Office
from tests.jobs.mailbox import Mailbox, free_port, mail_server

pytestmark = pytest.mark.slow

DAY = timedelta(days=1)
BASE = "https://advocate.example.org"
TO = "amina@example.org"


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with mail_server(Mailbox()) as made:
        yield made


@pytest.fixture
def wanted(office: Office) -> Office:
    """Amina wants the mail, and has a reminder for the day after tomorrow."""
    ask(office)
    remind(office, 2)
    return office


def ask(office: Office, address: str = TO) -> None:
    with office.sessions() as session:
        version = digests.wish_of(session, owner_id=office.owner_id).version
        told: dict[str, Any] = {"owner_id": office.owner_id, "version": version, "address": address}
        digests.ask_for(session, **told, is_on=True, now=office.clock.now())
        session.commit()


def remind(office: Office, days: int, text: str = "Ask my sister") -> None:
    now = office.clock.now()
    with office.sessions() as session:
        place: dict[str, Any] = {"owner_id": office.owner_id, "case_id": office.case_id}
        on = now.date() + timedelta(days=days)
        reminders.add(session, **place, text=text, remind_on=on, today=now.date(), now=now)
        session.commit()


def wish(office: Office) -> Wish:
    with office.sessions() as session:
        return digests.wish_of(session, owner_id=office.owner_id)


def worker(office: Office, sender: Any) -> tuple[Worker, PostOffice]:
    way = PostOffice("advocate@example.org", BASE, sender)
    kinds = {JobKind.DIGEST: way.send}
    return Worker(office.sessions, office.blobs, office.clock.now, work=kinds), way


def morning(office: Office, mailbox: Mailbox, days: int = 0, sender: Any = None) -> None:
    """Let days go by, and have the worker do all that there is to do that morning."""
    office.clock.move(timedelta(days=days))
    made, way = worker(office, sender or partial(post, mailbox.server))
    way.plan(made._desk)
    while made.work_once():
        pass


def test_a_mail_comes_on_the_day_and_names_organisation_step_and_case_alone(
    wanted: Office, mailbox: Mailbox
) -> None:
    morning(wanted, mailbox)
    assert mailbox.came == []
    morning(wanted, mailbox, days=2)
    (mail,) = mailbox.came
    words = mail.get_content()
    assert mailbox.to == [TO]
    assert mail["Subject"] == "1 case needs you"
    assert "Northwind Broadband: You asked to be reminded of something" in words
    assert f"{BASE}/cases/{wanted.case_id}" in words
    assert "sister" not in words


def test_one_mail_a_day_however_often_the_worker_looks(wanted: Office, mailbox: Mailbox) -> None:
    morning(wanted, mailbox, days=2)
    wanted.clock.move(timedelta(hours=5))
    morning(wanted, mailbox)
    assert len(mailbox.came) == 1
    assert wish(wanted).sent_on == date(2026, 5, 20)


def test_what_was_told_is_told_again_after_a_week_and_not_every_day(wanted: Office, mailbox: Mailbox) -> None:
    morning(wanted, mailbox, days=2)
    counts = []
    for _ in range(7):
        morning(wanted, mailbox, days=1)
        counts.append(len(mailbox.came))
    assert counts == [1, 1, 1, 1, 1, 1, 2]


def test_nothing_comes_in_the_night_nor_when_nothing_is_due_any_more(
    wanted: Office, mailbox: Mailbox
) -> None:
    local = NOON.astimezone()
    wanted.clock.move(2 * DAY - timedelta(hours=local.hour - 3))
    morning(wanted, mailbox)
    assert mailbox.came == []
    with wanted.sessions() as session:
        place: dict[str, Any] = {"owner_id": wanted.owner_id, "case_id": wanted.case_id}
        told: dict[str, Any] = {"kind": ClosingKind.WITHDREW, "got": "", "money": None, "worked": ""}
        cases.close(session, **place, **told, today=date(2026, 5, 20), now=wanted.clock.now())
        session.commit()
    wanted.clock.move(timedelta(hours=9))
    morning(wanted, mailbox)
    assert mailbox.came == []


def test_a_worker_that_is_killed_after_sending_sends_no_second_mail(wanted: Office, mailbox: Mailbox) -> None:
    def killed(message: EmailMessage) -> None:
        post(mailbox.server, message)
        raise SystemExit

    with pytest.raises(SystemExit):
        morning(wanted, mailbox, days=2, sender=killed)
    wanted.clock.move(LEASE + timedelta(minutes=1))
    morning(wanted, mailbox)
    assert len(mailbox.came) == 1
    morning(wanted, mailbox, days=1)
    assert len(mailbox.came) == 2, "what may have been lost is told the next day"


def test_a_server_that_is_down_is_tried_again_and_the_page_can_say_so(
    wanted: Office, mailbox: Mailbox
) -> None:
    nobody = partial(post, MailServer("127.0.0.1", free_port(), is_tls=False))
    morning(wanted, mailbox, days=2, sender=nobody)
    failed = wish(wanted)
    assert failed.problem == "The mail server can’t be reached."
    assert failed.try_at == wanted.clock.now() + timedelta(minutes=15)
    morning(wanted, mailbox)
    assert mailbox.came == []
    wanted.clock.move(timedelta(minutes=15))
    morning(wanted, mailbox)
    assert len(mailbox.came) == 1
    assert wish(wanted).problem == ""


def test_after_three_trials_it_waits_for_the_next_morning(wanted: Office, mailbox: Mailbox) -> None:
    mailbox.recipient = "550 no such user"
    morning(wanted, mailbox, days=2)
    for hours in (1, 1, 4):
        wanted.clock.move(timedelta(hours=hours))
        morning(wanted, mailbox)
    assert wish(wanted).try_at is None
    assert wish(wanted).problem == "The mail server does not take mail for this address."
    mailbox.recipient = "250 OK"
    morning(wanted, mailbox, days=1)
    assert len(mailbox.came) == 1


def test_a_line_that_breaks_after_the_words_counts_as_sent(wanted: Office, mailbox: Mailbox) -> None:
    mailbox.hangs_up = True
    morning(wanted, mailbox, days=2)
    wanted.clock.move(timedelta(hours=3))
    morning(wanted, mailbox)
    assert len(mailbox.came) == 1
    assert "may have come or not" in wish(wanted).problem


def test_the_link_in_the_mail_stops_the_mails(wanted: Office, mailbox: Mailbox) -> None:
    morning(wanted, mailbox, days=2)
    link = str(mailbox.came[0]["List-Unsubscribe"]).strip("<>")
    assert link in mailbox.came[0].get_content()
    with wanted.sessions() as session:
        owner_id = digests.owner_to_stop(session, link.rpartition("/")[2])
        digests.stop(session, owner_id=owner_id)
        session.commit()
    morning(wanted, mailbox, days=8)
    assert len(mailbox.came) == 1


@pytest.mark.parametrize("token", ["", "x", "é", "x" * 500])
def test_another_link_stops_nothing(wanted: Office, token: str) -> None:
    with wanted.sessions() as session, pytest.raises(NotFoundError):
        digests.owner_to_stop(session, token)


@pytest.mark.parametrize(
    "address",
    [
        *("", "amina", "a@b", "a@example.org, b@example.org", "a@example.org\nBcc: b@example.org"),
        *("a@example.org\r\n\r\nHello", "a\x00@example.org", "\u202ea@example.org", "Amina <a@example.org>"),
    ],
)
def test_what_is_no_single_address_is_refused(office: Office, address: str) -> None:
    with pytest.raises(CaseworkError, match="Enter an e-mail address"):
        ask(office, address)


def test_no_line_gets_into_a_header_even_from_a_row_that_was_tampered_with() -> None:
    due = Due("k", "c", "Northwind\r\nBcc: x@example.org", "Send a friendly reminder")
    digest = Digest("a@example.org\r\nBcc: x@example.org", date(2026, 5, 18), (due,), "token", "n")
    with pytest.raises(ValueError, match=r"(?i)header|newline|carriage|linefeed"):
        digest_mail(digest, sender="advocate@example.org", base=BASE, now=NOON)


def test_an_address_that_was_changed_in_another_tab_is_not_overwritten(wanted: Office) -> None:
    told: dict[str, Any] = {"owner_id": wanted.owner_id, "version": 0, "address": "b@example.org"}
    with wanted.sessions() as session, pytest.raises(StaleError):
        digests.ask_for(session, **told, is_on=True, now=NOON)


def letter(text: str = "Hello") -> EmailMessage:
    due = Due("k", "c", "Northwind", text)
    return digest_mail(
        Digest(TO, date(2026, 5, 18), (due,), "t", "n"), sender="a@example.org", base="", now=NOON
    )


def test_a_dot_at_the_start_of_a_line_arrives_as_it_was(mailbox: Mailbox) -> None:
    post(mailbox.server, letter("x\n.\n..two\nÄ 🙃"))
    assert "\n.\n..two\nÄ 🙃" in mailbox.came[0].get_content().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"words": "451 try later"}, "did not take the message"),
        ({"recipient": "450 greylisted"}, "does not take mail for this address"),
    ],
)
def test_what_the_server_refuses_is_not_sent(mailbox: Mailbox, changes: dict[str, str], says: str) -> None:
    for name, value in changes.items():
        setattr(mailbox, name, value)
    with pytest.raises(NotSentError, match=says):
        post(mailbox.server, letter())


def test_a_server_elsewhere_gets_nothing_in_the_clear(mailbox: Mailbox) -> None:
    elsewhere = MailServer("LOCALHOST", mailbox.port, is_tls=False)
    assert not elsewhere.is_here
    with pytest.raises(NotSentError, match="does not offer a protected connection"):
        post(elsewhere, letter())


def test_a_server_without_the_protection_that_was_asked_for_gets_nothing(mailbox: Mailbox) -> None:
    with pytest.raises(NotSentError, match="can’t be trusted"):
        post(MailServer("127.0.0.1", mailbox.port, is_tls=True), letter())


def test_a_line_that_breaks_at_the_very_end_leaves_it_unsure(mailbox: Mailbox) -> None:
    mailbox.hangs_up = True
    with pytest.raises(UnsureError):
        post(mailbox.server, letter())


def test_a_password_is_in_no_text_of_the_server() -> None:
    server = MailServer("mail.example.org", 465, is_tls=True, user="amina", password="correct horse")
    assert "horse" not in repr(server)
