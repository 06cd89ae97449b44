"""What work is done with: the database in turns, the files, the time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session, sessionmaker

from advocate.jobs.queue import Claim
from advocate.store.blobs import BlobStore
from advocate.store.database import begin_write


@dataclass(frozen=True, slots=True)
class Desk:
    """What work is done with: the database, the files, the time."""

    sessions: sessionmaker[Session]
    blobs: BlobStore
    now: Callable[[], datetime]

    @contextmanager
    def writing(self, owner_id: int | None = None) -> Iterator[Session]:
        """Open a writing transaction that is kept at the end, unless something goes wrong.

        Name the owner to change what is in a case; the row of a job needs no turn.
        """
        with self.sessions() as session:
            begin_write(session, owner_id=owner_id)
            yield session
            session.commit()

    def turn(self, claimed: Claim) -> Callable[[], AbstractContextManager[Session]]:
        """Return what opens a writing transaction in the turn of the one whose work it is."""
        return partial(self.writing, claimed.owner_id)
