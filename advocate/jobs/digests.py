"""Sends the e-mail of what is due: once a morning for whoever wants it, never twice on a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage

from advocate.casework import digests
from advocate.casework.digest_mail import digest_mail
from advocate.jobs.desk import Desk
from advocate.jobs.queue import Claim, enqueue_digest
from advocate.mailing.post import NotSentError, UnsureError

# The clock of this machine; nobody is written to in the night.
FROM_HOUR = 7


@dataclass(frozen=True, slots=True)
class PostOffice:
    """How mail goes out: from whom, what its links start with, and what hands it over."""

    sender: str
    base: str
    post: Callable[[EmailMessage], None]

    def plan(self, desk: Desk) -> int:
        """Put today's mails into the queue, and those to try again; returns how many there were."""
        now = desk.now()
        local = now.astimezone()
        if local.hour < FROM_HOUR:
            return 0
        with desk.sessions() as session:
            if not digests.is_one_waiting(session, today=local.date(), now=now):
                return 0
        with desk.writing() as session:
            owners = digests.to_ask(session, today=local.date(), now=now)
            for owner_id in owners:
                enqueue_digest(session, owner_id=owner_id, today=local.date(), now=now)
        return len(owners)

    def send(self, desk: Desk, claimed: Claim) -> bytes:
        """Send one owner's mail, and return nothing: how it went is written into what they asked for."""
        now, owner_id = desk.now(), claimed.owner_id
        with desk.writing(owner_id) as session:
            digest = digests.begin(session, owner_id=owner_id, today=now.astimezone().date())
        if digest is None:
            return b""
        problem = ""
        try:
            self.post(digest_mail(digest, sender=self.sender, base=self.base, now=now))
        except UnsureError as error:
            problem = str(error)
        except NotSentError as error:
            with desk.writing(owner_id) as session:
                digests.note_failed(session, owner_id=owner_id, problem=str(error), now=now)
            return b""
        with desk.writing(owner_id) as session:
            digests.note_sent(session, owner_id=owner_id, digest=digest, problem=problem)
        return b""
