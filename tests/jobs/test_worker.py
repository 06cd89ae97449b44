"""The worker does what is asked, says in a sentence what failed, and survives being killed."""

from __future__ import annotations

import io
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import NoReturn

import pytest
from pypdfium2 import PdfDocument
from sqlalchemy import select

from advocate.casework import cases
from advocate.casework.errors import NotFoundError
from advocate.jobs import queue
from advocate.jobs.desk import Desk
from advocate.jobs.queue import LEASE, Claim, JobKind, JobState
from advocate.jobs.worker import BROKE, WORK, Telling, Work, Worker
from advocate.paths import ROOT
from advocate.sandbox import CrashedError, TimeExceededError
from advocate.store.blobs import MissingBlobError
from advocate.store.database import begin_write
from advocate.store.models import SummaryPartRow
from tests.jobs.conftest import Office

PAPER = b"%PDF-1.7 a paper"

pytestmark = pytest.mark.slow

KILLED = """
import sys, time
from sqlalchemy.orm import sessionmaker
from advocate.jobs.queue import JobKind
from advocate.jobs.worker import Worker
from advocate.store.blobs import FolderBlobStore
from advocate.store.migrate import open_engine
from pathlib import Path
from tests.jobs.conftest import NOON

def never_ends(desk, claimed):
    print("claimed", flush=True)
    time.sleep(600)

sessions = sessionmaker(bind=open_engine(sys.argv[1]))
work = {JobKind.SUMMARY_PDF: never_ends}
Worker(sessions, FolderBlobStore(Path(sys.argv[2])), lambda: NOON, work=work).work_once()
"""


def worker(office: Office, work: Work | None = None, beat_seconds: float = 60) -> Worker:
    kinds = WORK if work is None else {JobKind.SUMMARY_PDF: work}
    return Worker(office.sessions, office.blobs, office.clock.now, work=kinds, beat_seconds=beat_seconds)


def gives_paper(_desk: Desk, _claimed: Claim) -> bytes:
    return PAPER


def raises(error: Exception) -> Work:
    def work(_desk: Desk, _claimed: Claim) -> NoReturn:
        raise error

    return work


def test_without_work_there_is_nothing_to_do(office: Office) -> None:
    assert not worker(office).work_once()


def test_a_summary_comes_out_as_a_pdf_made_for_the_day_of_asking(office: Office) -> None:
    job_id = office.enqueue()
    office.clock.move(timedelta(days=3))
    assert worker(office).work_once()
    job = office.job(job_id)
    assert (job.state, job.problem) == (JobState.DONE, "")
    with PdfDocument(io.BytesIO(office.blobs.read(job.result))) as pdf:
        words = pdf[0].get_textpage().get_text_range()
    assert "Northwind Broadband" in words
    assert "18 May 2026" in words


def test_work_is_done_once(office: Office) -> None:
    office.enqueue()
    doing = worker(office, gives_paper)
    assert [doing.work_once(), doing.work_once()] == [True, False]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (TimeExceededError(), "This took too long, so it was stopped."),
        (MissingBlobError(), str(MissingBlobError())),
        (CrashedError("ValueError"), BROKE),
        (ZeroDivisionError("Amina's secret"), BROKE),
    ],
    ids=["too slow", "a missing file", "a crash in the child", "a fault of our own"],
)
def test_what_fails_becomes_a_sentence(
    office: Office, error: Exception, sentence: str, caplog: pytest.LogCaptureFixture
) -> None:
    job_id = office.enqueue()
    with caplog.at_level(logging.CRITICAL, "advocate"):
        assert worker(office, raises(error)).work_once()
    job = office.job(job_id)
    assert (job.state, job.problem, job.result) == (JobState.FAILED, sentence, "")


def test_a_failure_does_not_keep_the_next_work_from_being_done(office: Office) -> None:
    office.enqueue()
    next_one = office.enqueue()
    worker(office, raises(NotFoundError())).work_once()
    worker(office, gives_paper).work_once()
    assert office.job(next_one).state == JobState.DONE


def test_a_case_deleted_meanwhile_leaves_no_paper_behind(office: Office) -> None:
    def work(_desk: Desk, _claimed: Claim) -> bytes:
        office.delete_case()
        return PAPER

    office.enqueue()
    assert worker(office, work).work_once()
    assert list(office.blobs.listing()) == []


def test_work_taken_over_meanwhile_is_left_to_the_other_worker(office: Office) -> None:
    def work(_desk: Desk, _claimed: Claim) -> bytes:
        office.clock.move(2 * LEASE)
        assert worker(office, gives_paper).work_once()
        return b"a late paper"

    job_id = office.enqueue()
    assert worker(office, work).work_once()
    assert office.blobs.read(office.job(job_id).result) == PAPER


def test_a_worker_keeps_its_lease_for_as_long_as_it_works(office: Office) -> None:
    def work(_desk: Desk, _claimed: Claim) -> bytes:
        office.clock.move(LEASE)
        wait_until(lambda: (office.job(job_id).leased_until or began) > began + LEASE)
        return PAPER

    began, job_id = office.clock.now(), office.enqueue()
    assert worker(office, work, beat_seconds=0.01).work_once()
    assert office.job(job_id).state == JobState.DONE


def test_work_of_a_killed_worker_is_done_again(office: Office) -> None:
    job_id = office.enqueue()
    kill_a_worker(office)
    assert (office.job(job_id).state, worker(office).work_once()) == (JobState.RUNNING, False)
    office.clock.move(LEASE + timedelta(seconds=1))
    assert worker(office, gives_paper).work_once()
    job = office.job(job_id)
    assert (job.state, job.attempts, office.blobs.read(job.result)) == (JobState.DONE, 2, PAPER)


def test_a_started_worker_works_until_it_is_stopped(office: Office) -> None:
    job_id, working = office.enqueue(), worker(office, gives_paper)
    threads = working.start()
    wait_until(lambda: office.job(job_id).state == JobState.DONE)
    working.stop()
    for thread in threads:
        thread.join(timeout=30)
    assert not any(thread.is_alive() for thread in threads)


def test_what_does_not_end_in_time_goes_back_and_is_done_by_another(office: Office) -> None:
    has_begun, may_end = threading.Event(), threading.Event()

    def work(_desk: Desk, _claimed: Claim) -> bytes:
        has_begun.set()
        may_end.wait(30)
        return b"a late paper"

    job_id, working = office.enqueue(), worker(office, work)
    threads = working.start()
    assert has_begun.wait(30)
    working.wind_up(0)
    job = office.job(job_id)
    assert (job.state, job.attempts, job.lease) == (JobState.WAITING, 0, "")
    assert worker(office, gives_paper).work_once()
    may_end.set()
    for thread in threads:
        thread.join(30)
    assert office.blobs.read(office.job(job_id).result) == PAPER


def test_what_ends_in_time_is_done_before_the_worker_stops(office: Office) -> None:
    has_begun = threading.Event()

    def work(_desk: Desk, _claimed: Claim) -> bytes:
        has_begun.set()
        threading.Event().wait(0.2)
        return PAPER

    job_id, working = office.enqueue(), worker(office, work)
    working.start()
    assert has_begun.wait(30)
    working.wind_up(30)
    assert office.job(job_id).state == JobState.DONE


def kill_a_worker(office: Office) -> None:
    """Start a worker in a process of its own and kill it as soon as it has begun."""
    address = office.sessions.kw["bind"].url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", KILLED, address, str(office.folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "claimed\n"
        os.kill(process.pid, signal.SIGKILL)


def wait_until(holds: Callable[[], bool], seconds: float = 30) -> None:
    for _ in range(round(seconds / 0.02)):
        if holds():
            return
        threading.Event().wait(0.02)
    raise AssertionError("it never came to hold")


SECRET = "Priya told me about her divorce"


def quotes(_desk: Desk, _claimed: Claim) -> bytes:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        raise KeyError(f"no such line: {SECRET}") from error


def test_a_failure_is_logged_by_its_kind_and_job_without_a_word_that_was_written(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    office.enqueue()
    worker(office, quotes).work_once()
    assert "job 1 failed: KeyError" in caplog.text
    assert SECRET not in caplog.text


def cancel(office: Office, job_id: str) -> bool:
    with office.sessions() as session:
        begin_write(session)
        done = queue.cancel(session, owner_id=office.owner_id, case_id=office.case_id, job_id=job_id)
        session.commit()
    return done


def test_work_that_was_cancelled_before_it_began_is_not_done(office: Office) -> None:
    job_id = office.enqueue()
    assert cancel(office, job_id)
    assert not worker(office).work_once()
    assert office.job(job_id).state == JobState.CANCELLED


def test_cancelled_work_stops_at_the_next_step_and_leaves_nothing(office: Office) -> None:
    job_id = office.enqueue()

    def work(desk: Desk, claimed: Claim) -> bytes:
        cancel(office, job_id)
        Telling(desk, claimed).tell("exhibit E1", 1, 9)
        return PAPER

    assert worker(office, work).work_once()
    assert (office.job(job_id).state, office.job(job_id).result) == (JobState.CANCELLED, "")
    assert list(office.blobs.listing()) == []


def test_work_that_ends_in_the_moment_of_cancelling_leaves_nothing_either(office: Office) -> None:
    def work(_desk: Desk, _claimed: Claim) -> bytes:
        cancel(office, job_id)
        return PAPER

    job_id = office.enqueue()
    assert worker(office, work).work_once()
    assert (office.job(job_id).state, list(office.blobs.listing())) == (JobState.CANCELLED, [])


def test_what_is_ready_stays_ready(office: Office) -> None:
    job_id = office.enqueue()
    worker(office, gives_paper).work_once()
    assert not cancel(office, job_id)
    assert office.job(job_id).state == JobState.DONE


def test_how_far_the_work_is_can_be_read_while_it_goes_on(office: Office) -> None:
    seen: list[object] = []

    def work(desk: Desk, claimed: Claim) -> bytes:
        Telling(desk, claimed).tell("exhibit E12", 12, 50)
        seen.append(office.job(job_id).progress)
        return PAPER

    job_id = office.enqueue()
    worker(office, work).work_once()
    assert seen == [{"says": "exhibit E12", "done": 12, "steps": 50}]


def test_a_summary_made_again_is_the_same_file_and_is_made_of_what_was_kept(office: Office) -> None:
    first, second = office.enqueue(), office.enqueue()
    working = worker(office)
    working.work_once()
    with office.sessions() as session:
        before = set(session.scalars(select(SummaryPartRow.public_id)))
    working.work_once()
    with office.sessions() as session:
        after = set(session.scalars(select(SummaryPartRow.public_id)))
    assert office.job(first).result == office.job(second).result
    assert before == after != set()


def test_the_kept_parts_of_a_case_go_with_it(office: Office) -> None:
    office.enqueue()
    worker(office).work_once()
    with office.sessions() as session:
        names = cases.delete_case(session, owner_id=office.owner_id, case_id=office.case_id)
        session.commit()
        cases.drop_blobs(session, office.blobs, names)
    assert list(office.blobs.listing()) == []


def test_a_worker_killed_again_and_again_loses_no_work_and_doubles_none(office: Office) -> None:
    """The hundred of the measurements, with fewer."""
    jobs = [office.enqueue() for _ in range(6)]
    for _ in range(3):
        kill_a_worker(office)
    office.clock.move(LEASE + timedelta(seconds=1))
    done: list[int] = []

    def counts(_desk: Desk, claimed: Claim) -> bytes:
        done.append(claimed.job_id)
        return PAPER

    working = worker(office, counts)
    while working.work_once():
        pass
    assert sorted(done) == sorted(office.job(job_id).id for job_id in jobs)
    assert {office.job(job_id).state for job_id in jobs} == {JobState.DONE}
