"""Brings a kept archive in off the request: files one by one, then all in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from advocate.casework.archive.bringing import Brought, bring_in, stored, take_files
from advocate.casework.archive.reading import Incoming, read
from advocate.casework.archive.waiting import reopen
from advocate.casework.cases import drop_blobs
from advocate.casework.taking_in import TakenIn
from advocate.store.blobs import BlobStore

Writing = Callable[[], AbstractContextManager[Session]]


class TakenOverError(Exception):
    """Somebody else does this work now, with the same files: nothing is written, and nothing deleted."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was agreed to on the page: which kept archive, beside its namesake or not; limits in bytes."""

    kept: str
    as_copy: bool
    file_limit: int
    case_limit: int


def arrive(
    writing: Writing,
    blobs: BlobStore,
    asked: Asked,
    *,
    owner_id: int,
    now: Callable[[], datetime],
    told: Callable[[int, int], None],
    done: Callable[[Session, Brought], None],
) -> None:
    """Bring the kept archive in; the kept file goes with it, whether it came in or not.

    `told` hears how many files of how many are done. `done` writes what came of it in the transaction of the
    case itself; either may raise TakenOverError. CaseworkError and BlobError leave nothing behind.
    """
    taken: dict[str, TakenIn] = {}
    try:
        incoming = _take(blobs, asked, taken, told)
        with writing() as session:
            brought = bring_in(
                session,
                blobs,
                incoming,
                taken,
                owner_id=owner_id,
                as_copy=asked.as_copy,
                case_limit=asked.case_limit,
                now=now(),
            )
            done(session, brought)
    except TakenOverError:
        raise
    except BaseException:
        _drop(writing, blobs, {asked.kept, *stored(taken)})
        raise
    # pictures of what is covered are stored before the cover is known, and needed no more after it
    _drop(writing, blobs, {asked.kept, *stored(taken)})


def _take(
    blobs: BlobStore, asked: Asked, taken: dict[str, TakenIn], told: Callable[[int, int], None]
) -> Incoming:
    with reopen(blobs, asked.kept) as source:
        incoming = read(source, limit=asked.case_limit)
        count = len(incoming.exhibits)
        take_files(
            blobs,
            source,
            incoming,
            limit=asked.file_limit,
            into=taken,
            told=lambda number: told(number, count),
        )
    return incoming


def _drop(writing: Writing, blobs: BlobStore, names: set[str]) -> None:
    with writing() as session:
        drop_blobs(session, blobs, names)
