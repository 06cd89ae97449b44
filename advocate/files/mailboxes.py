"""Parts a mailbox file (.mbox), in which mail programs keep many e-mails, into the e-mails."""

from __future__ import annotations

import re
from collections.abc import Iterator

# "From someone Mon Mar 2 10:00:00 2026" after an empty line, and a header field below it: a reply that
# quotes such a line has an arrow before it, and a sentence that begins so has no field below
_NEXT = re.compile(
    rb"(?<=\n)\r?\nFrom [^\r\n]{1,200} \d{4}(?: [+-]\d{4}| [A-Z]{2,5})?\r?\n(?=[!-9;-~]{1,76}:)"
)


def is_mailbox(data: bytes) -> bool:
    """Return whether what starts as an e-mail is a mailbox that goes on with another one."""
    return data.startswith(b"From ") and _NEXT.search(data) is not None


def mails_in(data: bytes) -> Iterator[bytes]:
    """Yield the e-mails of a mailbox in its order, byte for byte, without the lines that part them."""
    begin = data.find(b"\n") + 1
    for parting in _NEXT.finditer(data):
        yield data[begin : parting.start()]
        begin = parting.end()
    yield data[begin:]
