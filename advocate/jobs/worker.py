"""Does the work in the queue, one piece at a time, in a thread of the serving process."""

from __future__ import annotations

import logging
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from advocate.casework import summary
from advocate.casework.errors import NotFoundError
from advocate.domain.summary import from_told
from advocate.jobs.queue import Claim, JobKind, claim, finish, is_gone, renew
from advocate.sandbox import CrashedError, SandboxError
from advocate.store.blobs import BlobError, BlobStore
from advocate.store.database import begin_write

log = logging.getLogger("advocate")
NAP_SECONDS = 0.25
BEAT_SECONDS = 20.0
DELETED = "The case was deleted meanwhile."
BROKE = "Something went wrong on our side while this was made. Your case is as it was."

Work = Callable[[Session, BlobStore, Claim], bytes]


def make_summary(session: Session, blobs: BlobStore, claimed: Claim) -> bytes:
    """Return the PDF of a case summary, as of the day on which it was asked for and for whom it was."""
    return summary.make_pdf(
        session,
        blobs,
        owner_id=claimed.owner_id,
        case_id=claimed.case_id,
        today=claimed.day,
        chosen=from_told(claimed.asked) if claimed.asked else None,
    )


WORK: Mapping[JobKind, Work] = {JobKind.SUMMARY_PDF: make_summary}


class Worker:
    """Empties the queue; while it works it renews its lease, so that a killed worker is soon noticed."""

    def __init__(
        self,
        sessions: sessionmaker[Session],
        blobs: BlobStore,
        now: Callable[[], datetime],
        *,
        work: Mapping[JobKind, Work] = WORK,
        beat_seconds: float = BEAT_SECONDS,
    ) -> None:
        """Keep where the work is, how each kind is done, and how to tell the time."""
        self._sessions, self._blobs, self._now = sessions, blobs, now
        self._work, self._beat_seconds = work, beat_seconds
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
        with self._writing() as session:
            claimed = claim(session, now=self._now())
        if claimed is None:
            return False
        with self._beating(claimed):
            result, problem = self._do(claimed)
        with self._writing() as session:
            is_ours = finish(session, claimed, result=result, problem=problem)
            is_left_over = bool(result) and not is_ours and is_gone(session, claimed)
        if is_left_over:
            # the case is deleted with everything in it, and this was made of it
            self._blobs.delete(result)
        return True

    def _do(self, claimed: Claim) -> tuple[str, str]:
        """Return the blob that came out, or else the sentence that says why there is none."""
        try:
            with self._sessions() as session:
                made = self._work[claimed.kind](session, self._blobs, claimed)
            return self._blobs.put_bytes(made).sha256, ""
        except NotFoundError:
            return "", DELETED
        except CrashedError as error:
            log.error("job %d crashed: %s", claimed.job_id, error.kind)
            return "", BROKE
        except (SandboxError, BlobError) as error:
            return "", str(error)
        except Exception as error:
            # whatever it is, the next customer's work has to go on
            log.error("job %d failed: %s", claimed.job_id, _without_words(error))
            return "", BROKE

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        with self._sessions() as session:
            begin_write(session)
            yield session
            session.commit()

    @contextmanager
    def _beating(self, claimed: Claim) -> Iterator[None]:
        is_done = threading.Event()
        beat = threading.Thread(target=self._beat, args=(claimed, is_done), daemon=True)
        beat.start()
        try:
            yield
        finally:
            is_done.set()
            beat.join()

    def _beat(self, claimed: Claim, is_done: threading.Event) -> None:
        while not is_done.wait(self._beat_seconds):
            try:
                with self._writing() as session:
                    renew(session, claimed, now=self._now())
            except SQLAlchemyError as error:
                log.error("job %d could not be renewed: %s", claimed.job_id, _without_words(error))

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                is_busy = self.work_once()
            except Exception as error:
                # a thread that ended here would leave all later work undone, and nobody would see why
                log.error("the worker could not go on: %s", _without_words(error))
                is_busy = False
            if not is_busy:
                self._stop.wait(NAP_SECONDS)


def _without_words(error: BaseException) -> str:
    """Return an error's kind and where it happened; its message may quote what a customer wrote."""
    return f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"
