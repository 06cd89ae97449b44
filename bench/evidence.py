"""What safe-keeping costs: an exhibit beside a plain durable write, a backup beside a bare copy."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from itertools import count
from pathlib import Path

from advocate.store.blobs import FolderBlobStore
from advocate.store.migrate import copy_sqlite
from bench.measuring import Measure, compare, repeated

SIZE = 1_000_000


def _keeping() -> float:
    numbers = count()

    def fresh() -> bytes:
        return next(numbers).to_bytes(8, "big") * (SIZE // 8)

    with tempfile.TemporaryDirectory() as folder:
        store = FolderBlobStore(Path(folder, "store"))
        return compare(
            repeated(10, lambda: store.put_bytes(fresh())),
            repeated(10, lambda: _plain_write(Path(folder), fresh())),
            clock=time.perf_counter,
        )


def _plain_write(folder: Path, data: bytes) -> None:
    half = folder / "half"
    with half.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    half.rename(folder / "whole")
    handle = os.open(folder, os.O_RDONLY)
    os.fsync(handle)
    os.close(handle)


def _copying() -> float:
    with tempfile.TemporaryDirectory() as folder:
        database, target = Path(folder, "cases.db"), Path(folder, "copy.db")
        with sqlite3.connect(database) as connection:
            connection.execute("create table letter (text)")
            connection.executemany("insert into letter values (?)", ([str(n) * 200] for n in range(20_000)))
        connection.close()

        def safely() -> None:
            target.unlink(missing_ok=True)
            copy_sqlite(database, target)

        return compare(safely, lambda: target.write_bytes(database.read_bytes()), clock=time.perf_counter)


MEASURES = (
    Measure("keeping a 1 MB exhibit", "write, fsync, rename, fsync", _keeping, 1.3),
    Measure("a consistent copy of the database", "a bare copy of its bytes", _copying, 20.0),
)
