"""Writes the e-mail of what is due: plain text that names organisations, and one way to stop it."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from advocate.casework.digests import Digest, Due
from advocate.domain.wording import plural


def digest_mail(digest: Digest, *, sender: str, base: str, now: datetime) -> EmailMessage:
    """Return the mail; `base` is how customers reach Advocate, `now` the instant (UTC) of writing.

    Nothing of a case goes into a header. ValueError where an address hides a line of its own.
    """
    stop = f"{base}/reminders/stop/{digest.stop_token}"
    cases = len({one.case_id for one in digest.due})
    message = EmailMessage(policy=SMTP)
    message["From"] = f"Advocate <{sender}>"
    message["To"] = digest.address
    message["Subject"] = f"{plural(cases, 'case needs', 'cases need')} you"
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<digest-{digest.number}@advocate.invalid>"
    message["Auto-Submitted"] = "auto-generated"
    message["List-Unsubscribe"] = f"<{stop}>"
    message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(_words(digest, base, stop), charset="utf-8", cte="quoted-printable")
    return message


def _words(digest: Digest, base: str, stop: str) -> str:
    things = "\n\n".join(_thing(one, base) for one in digest.due)
    return (
        f"This is due in your cases:\n\n{things}\n\n"
        "You get one such mail a day at most, and none when nothing is due.\n"
        f"No more of these mails: {stop}\n"
    )


def _thing(one: Due, base: str) -> str:
    name = " ".join(one.organisation.split())
    return f"{name}: {one.words}\n{base}/cases/{one.case_id}"
