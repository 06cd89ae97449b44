"""A data folder to save and to bring back, and the members of a backup to harm."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from advocate.casework import backup, cases, checkup, evidence, owners, taking_in, timeline
from advocate.files import FileKind, Looked
from advocate.store.blobs import FolderBlobStore
from advocate.store.database import begin_write
from advocate.store.migrate import open_engine, upgrade

NOW = datetime(2026, 5, 18, 12, tzinfo=UTC)
Members = dict[str, bytes]
Harm = Callable[[Members], None]
PLAIN = Looked(FileKind.TEXT, "Text", "Bill")


class Data:
    """A data folder with a database and files in it."""

    def __init__(self, instance: Path) -> None:
        self.instance = instance
        self.database = instance / "advocate.db"
        self.blobs = FolderBlobStore(instance / "evidence")

    @contextmanager
    def writing(self) -> Iterator[Session]:
        engine = open_engine(f"sqlite:///{self.database}")
        with Session(engine) as session:
            begin_write(session)
            yield session
            session.commit()
        engine.dispose()

    def start(self, organisation: str = "Northwind Broadband") -> str:
        with self.writing() as session:
            owner = owners.laptop_owner(session, now=NOW)
            return cases.start(
                session,
                owner_id=owner.id,
                organisation_name=organisation,
                sector="telecoms",
                country="GB",
                now=NOW,
            )

    def tell(self, case_id: str, words: str) -> None:
        with self.writing() as session:
            values = timeline.fact_values(text=words, when=None)
            timeline.record(
                session, timeline.EntryKind.FACT, owner_id=1, case_id=case_id, values=values, now=NOW
            )

    def show(self, case_id: str, content: bytes) -> str:
        stored = self.blobs.put_bytes(content)
        taken = taking_in.TakenIn("bill.txt", stored.sha256, stored.size, PLAIN, "", ())
        with self.writing() as session:
            evidence.add(session, owner_id=1, case_id=case_id, taken=taken, case_limit=10**9, now=NOW)
        return stored.sha256

    def delete(self, case_id: str) -> None:
        with self.writing() as session:
            gone = cases.delete_case(session, owner_id=1, case_id=case_id)
        with self.writing() as session:
            cases.drop_blobs(session, self.blobs, gone)

    def rows(self) -> list[str]:
        connection = sqlite3.connect(self.database)
        said = list(connection.iterdump())
        connection.close()
        return said

    def files(self) -> dict[str, bytes]:
        return {name: self.blobs.read(name) for name in self.blobs.listing()}

    def checked(self) -> checkup.Checkup:
        with self.writing() as session:
            return checkup.check(session, self.blobs)

    def save(self, target: Path) -> backup.Backup:
        return backup.write_backup(database=self.database, blobs=self.blobs, target=target, now=NOW)


def furnished(instance: Path) -> Data:
    upgrade(f"sqlite:///{instance / 'advocate.db'}", backup_to=None, now=NOW)
    data = Data(instance)
    case_id = data.start()
    data.tell(case_id, "The line was dead \U0001f525 שלום")
    for number in range(3):
        data.show(case_id, b"bill %d" % number)
    return data


def members_of(archive: Path) -> Members:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed(members: Members, target: Path) -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target


def sealed(members: Members) -> None:
    """Make the manifest fit what is in the backup, as somebody would who edits it."""
    head = json.loads(members["manifest.json"])
    head["files"] = {
        name: hashlib.sha256(content).hexdigest()
        for name, content in members.items()
        if name != "manifest.json"
    }
    members["manifest.json"] = json.dumps(head).encode()
