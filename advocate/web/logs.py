"""Logs for machines: a JSON object a line, with a number for each request, and not a word of anybody's.

No address, path, query, name or text goes in: a request is its method, the name of its page, its status, its
milliseconds. Of what other libraries say only the place is kept, because it may quote anything.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import sys
import time
import traceback
from datetime import UTC, datetime
from typing import TextIO

from flask import Flask, Response, g, has_request_context, request

ID = "X-Request-ID"
_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}")
log = logging.getLogger("advocate.request")


def number_requests(app: Flask, *, is_logged: bool) -> None:
    """Give each request a number, the one that a proxy gave it or a new one, and log it when it is done."""
    app.before_request(_number)
    app.after_request(_note_with_log if is_logged else _note)


def request_id() -> str:
    """Return the number of the request that is being answered, "" outside of one."""
    return str(g.get("request_id", "")) if has_request_context() else ""


def _number() -> None:
    given = request.headers.get(ID, "")
    g.request_id = given if _GIVEN.fullmatch(given) else secrets.token_hex(8)
    g.began = time.perf_counter()


def _note(response: Response) -> Response:
    # a foreign Host is refused before there is a number
    if request_id():
        response.headers[ID] = request_id()
    return response


def _note_with_log(response: Response) -> Response:
    told = {
        "method": request.method if request.method.isalpha() and len(request.method) < 10 else "other",
        "page": request.endpoint or "",
        "status": response.status_code,
        "ms": round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 1),
    }
    log.info("request", extra={"told": told})
    return _note(response)


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; of an error its kind and where it happened."""
        is_ours = record.name.partition(".")[0] == "advocate"
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage() if is_ours else f"at {record.module}:{record.lineno}",
        }
        if request_id():
            line["request"] = request_id()
        line.update(getattr(record, "told", {}))
        if record.exc_info and record.exc_info[0]:
            kind, _, where = record.exc_info
            line["error"], line["where"] = kind.__name__, "".join(traceback.format_tb(where))
        return json.dumps(line)


def set_up_json(stream: TextIO | None = None) -> None:
    """Let every logger of this process write JSON lines to `stream`, or standard error."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("advocate").setLevel(logging.INFO)
