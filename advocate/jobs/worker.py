"""Does the work in the queue, one piece at a time of each kind, in threads of the serving process."""

from __future__ import annotations

import logging
import threading
import time
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, sessionmaker

from advocate.casework import archive, cases, summary_build, summary_parts
from advocate.casework.errors import CaseworkError, NotFoundError
from advocate.casework.summary_build import TooTightError
from advocate.domain.summary import from_told
from advocate.jobs.desk import Desk
from advocate.jobs.exhibits import ask_to_read, look, look_into, read
from advocate.jobs.queue import Claim, JobKind, claim, finish, give_back, has_work, renew, report, tell
from advocate.sandbox import CrashedError, SandboxError
from advocate.store.blobs import BlobError, BlobStore
from advocate.store.models import JobRow

log = logging.getLogger("advocate")
NAP_SECONDS = 0.25
BEAT_SECONDS = 20.0
TELL_SECONDS = 0.5
PLAN_SECONDS = 60.0
DELETED = "The case was deleted meanwhile."
BROKE = "Something went wrong on our side while this was made. Your case is as it was."


@dataclass(frozen=True, slots=True)
class Made:
    """What came out of a piece of work: one file, and what is in it where it holds several."""

    data: bytes
    files: tuple[Mapping[str, Any], ...] = ()


class StoppedError(Exception):
    """The work was cancelled, or somebody else took it over: nothing more is to be done."""


Work = Callable[[Desk, Claim], bytes | Made]
Plan = Callable[[Desk], object]


def bring_in(desk: Desk, claimed: Claim) -> bytes:
    """Bring a saved case in, and return nothing: the case is written, and named in the work."""
    if is_brought_in(desk, claimed):
        return b""

    def told(done: int, count: int) -> None:
        with desk.writing() as session:
            if not tell(session, claimed, done=done, of=count):
                raise archive.TakenOverError

    def done(session: Session, brought: archive.Brought) -> None:
        if not tell(session, claimed, case=brought.case_id, is_copy=brought.is_copy):
            raise archive.TakenOverError
        ask_to_read(session, desk, claimed, case_id=brought.case_id)

    archive.arrive(
        desk.turn(claimed),
        desk.blobs,
        archive.Asked(**claimed.asked),
        owner_id=claimed.owner_id,
        now=desk.now,
        told=told,
        done=done,
    )
    return b""


def is_brought_in(desk: Desk, claimed: Claim) -> bool:
    """Return whether the case came in before the work was cut off, and only its end was not written down."""
    with desk.sessions() as session:
        payload = session.scalar(select(JobRow.payload).where(JobRow.id == claimed.job_id))
    return bool(payload and payload.get("case"))


def make_summary(desk: Desk, claimed: Claim) -> Made:
    """Return a case summary, as of the day on which it was asked for and for whom it was.

    It is a PDF, or a ZIP of volumes where one would be larger than was asked for.
    """
    place: dict[str, Any] = {"owner_id": claimed.owner_id, "case_id": claimed.case_id}
    telling = Telling(desk, claimed)
    telling.tell("looking into the exhibits", 0, 1)
    look_into(desk, claimed)
    shelf = summary_parts.KeptParts(desk.turn(claimed), desk.blobs, **place, now=desk.now)
    with desk.sessions() as session:
        made = summary_build.make(
            session,
            desk.blobs,
            **place,
            today=claimed.day,
            chosen=from_told(claimed.asked) if claimed.asked else None,
            limit=int(claimed.asked.get("limit", 0)),
            shelf=shelf,
            tell=telling.tell,
        )
    telling.tell("checking the files", 1, 1)
    shelf.tidy()
    return Made(made.data, made.files)


class Telling:
    """Writes down how far a piece of work is, not more often than somebody looks."""

    def __init__(self, desk: Desk, claimed: Claim) -> None:
        """Keep whose work it is."""
        self._desk, self._claimed = desk, claimed
        self._said: Mapping[str, Any] = {}
        self._at = -TELL_SECONDS

    def tell(self, says: str, done: int, steps: int) -> None:
        """Write down what is being done; StoppedError when the work is no longer wanted."""
        said = {"says": says, "done": done, "steps": steps}
        at = time.monotonic()
        if at - self._at < TELL_SECONDS:
            return
        with self._desk.writing() as session:
            if not report(session, self._claimed, progress=said, now=self._desk.now()):
                raise StoppedError
        self._at = at


WORK: Mapping[JobKind, Work] = {
    JobKind.BRING_IN: bring_in,
    JobKind.LOOK: look,
    JobKind.READ: read,
    JobKind.SUMMARY_PDF: make_summary,
}


class Worker:
    """Empties the queue; while it works it renews its lease, so that a killed worker is soon noticed."""

    def __init__(
        self,
        sessions: sessionmaker[Session],
        blobs: BlobStore,
        now: Callable[[], datetime],
        *,
        work: Mapping[JobKind, Work] = WORK,
        plans: Mapping[JobKind, Plan] = MappingProxyType({}),
        beat_seconds: float = BEAT_SECONDS,
    ) -> None:
        """Keep where the work is, how each kind is done, and how to tell the time.

        `plans` put work of a kind into the queue when its time has come; they are asked every minute.
        """
        self._desk = Desk(sessions, blobs, now)
        self._work, self._plans, self._beat_seconds = work, plans, beat_seconds
        self._stop = threading.Event()
        self._threads: tuple[threading.Thread, ...] = ()
        self._in_hand: dict[int, Claim] = {}

    def start(self) -> tuple[threading.Thread, ...]:
        """Work until the process ends or `stop` is called, in a thread for each kind of work.

        So a long summary holds up nobody's photo, and a hundred photos hold up no summary.
        """
        threads = tuple(
            threading.Thread(target=self._run, args=(kind,), name=f"advocate-{kind}", daemon=True)
            for kind in self._work
        )
        self._threads = threads
        for thread in threads:
            thread.start()
        return threads

    def stop(self) -> None:
        """Take no more work."""
        self._stop.set()

    def wind_up(self, patience_seconds: float) -> None:
        """Take no more work, wait so long for what is in hand to end, and give back what has not ended."""
        self.stop()
        until = time.monotonic() + patience_seconds
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))
        for claimed in list(self._in_hand.values()):
            with self._desk.writing() as session:
                give_back(session, claimed)

    def work_once(self, kinds: Collection[JobKind] = ()) -> bool:
        """Do one piece of work, of these kinds or else of any; returns False when there was none."""
        kinds = kinds or tuple(self._work)
        with self._desk.sessions() as session:
            if not has_work(session, now=self._desk.now(), kinds=kinds):
                return False
        with self._desk.writing() as session:
            claimed = claim(session, now=self._desk.now(), kinds=kinds)
        if claimed is None:
            return False
        self._in_hand[claimed.job_id] = claimed
        try:
            self._finish(claimed)
        finally:
            del self._in_hand[claimed.job_id]
        return True

    def _finish(self, claimed: Claim) -> None:
        """Do the work, and write down how it ended if it still is ours."""
        with self._beating(claimed):
            try:
                result, files, problem = self._do(claimed)
            except StoppedError:
                return
        with self._desk.writing() as session:
            is_ours = finish(session, claimed, result=result, files=files, problem=problem)
        if result and not is_ours:
            # the case was deleted with everything in it, or the work was cancelled: nothing is left of it
            with self._desk.writing() as session:
                cases.drop_blobs(session, self._desk.blobs, {result})

    def _do(self, claimed: Claim) -> tuple[str, tuple[Mapping[str, Any], ...], str]:
        """Return the blob that came out and what is in it, or else the sentence that says why not."""
        try:
            made = self._work[claimed.kind](self._desk, claimed)
            data, files = (made.data, made.files) if isinstance(made, Made) else (made, ())
            return (self._desk.blobs.put_bytes(data).sha256 if data else ""), files, ""
        except NotFoundError:
            return "", (), DELETED
        except CrashedError as error:
            log.error("job %d crashed: %s", claimed.job_id, error.kind)
            return "", (), BROKE
        except StoppedError:
            raise
        except (SandboxError, BlobError, CaseworkError, TooTightError) as error:
            return "", (), str(error)
        except Exception as error:
            # whatever it is, the next customer's work has to go on
            log.error("job %d failed: %s", claimed.job_id, _without_words(error))
            return "", (), BROKE

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
                with self._desk.writing() as session:
                    renew(session, claimed, now=self._desk.now())
            except SQLAlchemyError as error:
                log.error("job %d could not be renewed: %s", claimed.job_id, _without_words(error))

    def _run(self, kind: JobKind) -> None:
        planned_at = -PLAN_SECONDS
        while not self._stop.is_set():
            try:
                if kind in self._plans and time.monotonic() - planned_at >= PLAN_SECONDS:
                    planned_at = time.monotonic()
                    self._plans[kind](self._desk)
                is_busy = self.work_once((kind,))
            except Exception as error:
                # a thread that ended here would leave all later work undone, and nobody would see why
                log.error("the worker could not go on: %s", _without_words(error))
                is_busy = False
            if not is_busy:
                self._stop.wait(NAP_SECONDS)


def _without_words(error: BaseException) -> str:
    """Return an error's kind and where it happened; its message may quote what a customer wrote."""
    return f"{type(error).__name__}\n{''.join(traceback.format_tb(error.__traceback__))}"
