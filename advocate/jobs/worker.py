"""Does the work in the queue, one piece at a time, in a thread of the serving process."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from advocate.casework import summary
from advocate.casework.errors import NotFoundError
from advocate.jobs.queue import Claim, claim, finish
from advocate.sandbox import SandboxError
from advocate.store.blobs import BlobError, BlobStore
from advocate.store.database import begin_write

log = logging.getLogger("advocate")
NAP_SECONDS = 0.25


class Worker:
    """Empties the queue; `wake` makes it look at once."""

    def __init__(
        self, sessions: sessionmaker[Session], blobs: BlobStore, now: Callable[[], datetime]
    ) -> None:
        """Keep where the work is and how to tell the time."""
        self._sessions, self._blobs, self._now = sessions, blobs, now
        self._stop = threading.Event()

    def start(self) -> threading.Thread:
        """Work in a thread of its own until the process ends or `stop` is called."""
        thread = threading.Thread(target=self._run, name="advocate-worker", daemon=True)
        thread.start()
        return thread

    def stop(self) -> None:
        """Take no more work."""
        self._stop.set()

    def work_once(self) -> bool:
        """Do one piece of work; returns False when there was none."""
        with self._sessions() as session:
            begin_write(session)
            claimed = claim(session, now=self._now())
            session.commit()
        if claimed is None:
            return False
        result, problem = self._do(claimed)
        with self._sessions() as session:
            begin_write(session)
            finish(session, claimed, result=result, problem=problem)
            session.commit()
        return True

    def _do(self, claimed: Claim) -> tuple[str, str]:
        with self._sessions() as session:
            try:
                made = summary.make_pdf(
                    session,
                    self._blobs,
                    owner_id=claimed.owner_id,
                    case_id=claimed.case_id,
                    today=claimed.day,
                )
                return self._blobs.put_bytes(made).sha256, ""
            except NotFoundError:
                return "", "The case was deleted meanwhile."
            except (SandboxError, BlobError) as error:
                return "", str(error)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                is_busy = self.work_once()
            except SQLAlchemyError:
                log.exception("the worker could not reach the database")
                is_busy = False
            if not is_busy:
                self._stop.wait(NAP_SECONDS)
