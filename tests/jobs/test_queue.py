"""A piece of work is done once, by whoever holds its lease, for the owner who asked for it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from advocate.casework.errors import NotFoundError
from advocate.jobs import queue
from advocate.jobs.queue import GAVE_UP, LEASE, MOST_ATTEMPTS, JobKind, JobState
from advocate.store.database import begin_write
from advocate.store.models import OwnerRow
from tests.jobs.conftest import Office

A_MOMENT = timedelta(seconds=1)


def test_the_oldest_work_comes_first(office: Office) -> None:
    first, second = office.enqueue(), office.enqueue()
    claimed = [office.claim(), office.claim()]
    numbers = [office.job(first).id, office.job(second).id]
    assert [found.job_id for found in claimed if found] == numbers


def test_a_claim_knows_whose_case_it_is_and_for_which_day(office: Office) -> None:
    office.enqueue()
    claimed = office.claim()
    assert claimed is not None
    assert (claimed.owner_id, claimed.case_id) == (office.owner_id, office.case_id)
    assert (claimed.kind, claimed.day) == (JobKind.SUMMARY_PDF, office.clock.now().date())


def test_work_that_is_being_done_is_not_given_out_again(office: Office) -> None:
    office.enqueue()
    assert office.claim() is not None
    office.clock.move(LEASE)
    assert office.claim() is None


def test_many_workers_at_once_get_each_piece_of_work_once(office: Office) -> None:
    for _ in range(12):
        office.enqueue()
    with ThreadPoolExecutor(6) as workers:
        claimed = [c.result() for c in [workers.submit(office.claim) for _ in range(20)]]
    numbers = [found.job_id for found in claimed if found]
    assert len(numbers) == len(set(numbers)) == 12


def test_work_whose_lease_ran_out_is_taken_over(office: Office) -> None:
    job_id = office.enqueue()
    first = office.claim()
    office.clock.move(LEASE + A_MOMENT)
    second = office.claim()
    assert first is not None
    assert second is not None
    assert (second.job_id, second.lease == first.lease) == (first.job_id, False)
    assert office.job(job_id).attempts == 2


def test_a_renewed_lease_is_not_taken_over(office: Office) -> None:
    office.enqueue()
    claimed = office.claim()
    assert claimed is not None
    office.clock.move(LEASE)
    with office.sessions() as session:
        begin_write(session)
        assert queue.renew(session, claimed, now=office.clock.now())
        session.commit()
    office.clock.move(LEASE)
    assert office.claim() is None


def test_who_lost_the_lease_writes_nothing(office: Office) -> None:
    job_id = office.enqueue()
    first = office.claim()
    office.clock.move(LEASE + A_MOMENT)
    second = office.claim()
    assert first is not None
    assert second is not None
    assert not office.finish(first, result="a" * 64)
    assert (office.job(job_id).state, office.job(job_id).result) == (JobState.RUNNING, "")
    assert office.finish(second, result="b" * 64)
    assert (office.job(job_id).state, office.job(job_id).result) == (JobState.DONE, "b" * 64)


def test_work_that_is_done_stays_as_it_is(office: Office) -> None:
    job_id = office.enqueue()
    claimed = office.claim()
    assert claimed is not None
    assert office.finish(claimed, result="a" * 64)
    assert not office.finish(claimed, problem="Too late.")
    office.clock.move(2 * LEASE)
    assert office.claim() is None
    assert (office.job(job_id).result, office.job(job_id).problem) == ("a" * 64, "")


def test_a_problem_is_kept_as_the_sentence_that_it_is(office: Office) -> None:
    job_id = office.enqueue()
    claimed = office.claim()
    assert claimed is not None
    office.finish(claimed, problem="This took too long, so it was stopped.")
    job = office.job(job_id)
    assert (job.state, job.problem) == (JobState.FAILED, "This took too long, so it was stopped.")


def test_work_that_never_ends_is_given_up_and_the_next_is_done(office: Office) -> None:
    stuck, waiting = office.enqueue(), ""
    for _ in range(MOST_ATTEMPTS):
        assert office.claim() is not None
        office.clock.move(LEASE + A_MOMENT)
    waiting = office.enqueue()
    claimed = office.claim()
    assert claimed is not None
    assert claimed.job_id == office.job(waiting).id
    assert (office.job(stuck).state, office.job(stuck).problem) == (JobState.FAILED, GAVE_UP)


def test_work_goes_with_its_case(office: Office) -> None:
    office.enqueue()
    office.delete_case()
    assert office.claim() is None


def test_finishing_work_of_a_deleted_case_writes_nothing(office: Office) -> None:
    office.enqueue()
    claimed = office.claim()
    office.delete_case()
    assert claimed is not None
    assert not office.finish(claimed, result="a" * 64)
    with office.sessions() as session:
        assert queue.is_gone(session, claimed)


def test_an_id_can_not_be_guessed(office: Office) -> None:
    ids = {office.enqueue() for _ in range(20)}
    assert len(ids) == 20
    assert all(len(one) >= 22 and not one.isdigit() for one in ids)


def test_work_is_found_by_its_owner_in_its_case_alone(office: Office) -> None:
    job_id, other_case = office.enqueue(), office.start_case()
    with office.sessions() as session:
        stranger = OwnerRow(created_at=office.clock.now())
        session.add(stranger)
        session.flush()
        for owner_id, case_id in ((stranger.id, office.case_id), (office.owner_id, other_case)):
            with pytest.raises(NotFoundError):
                queue.load(session, owner_id=owner_id, case_id=case_id, job_id=job_id)


def test_nobody_can_ask_for_work_on_another_ones_case(office: Office) -> None:
    now = office.clock.now()
    with office.sessions() as session, pytest.raises(NotFoundError):
        queue.enqueue(
            session,
            owner_id=office.owner_id + 1,
            case_id=office.case_id,
            kind=JobKind.SUMMARY_PDF,
            today=now.date(),
            now=now,
        )


def test_work_asked_for_in_a_transaction_that_fails_is_not_there(office: Office) -> None:
    with office.sessions() as session:
        office.ask(session, office.clock.now())
        session.rollback()
    assert office.claim() is None


def test_the_latest_is_the_newest_that_is_done(office: Office) -> None:
    done, failed, _waiting = office.enqueue(), office.enqueue(), office.enqueue()
    for outcome in ({"result": "a" * 64}, {"problem": "It failed."}):
        claimed = office.claim()
        assert claimed is not None
        office.finish(claimed, **outcome)
    with office.sessions() as session:
        kind = JobKind.SUMMARY_PDF
        latest = queue.latest(session, owner_id=office.owner_id, case_id=office.case_id, kind=kind)
    assert latest is not None
    assert (latest.public_id, office.job(failed).state) == (done, JobState.FAILED)
