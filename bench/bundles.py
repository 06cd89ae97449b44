"""What a whole case summary with exhibits costs beside a plain WeasyPrint build, and beside Chromium."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, ImageDraw
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from advocate.casework import cases, evidence, owners, taking_in, timeline
from advocate.domain.case import Sector, When
from advocate.store.blobs import FolderBlobStore
from advocate.store.migrate import open_engine, upgrade
from advocate.store.models import ExhibitRow
from bench.measuring import Measure
from bench.pages import NOON

MOST_BYTES = 20_000_000
EXHIBITS = 50
TEXT = (
    "called the helpline and waited then asked calmly what we can do together to resolve this the agent "
    "confirmed the order and promised a replacement within ten working days no parcel arrived by the agreed "
    "date so I wrote again with photographs of the panel the receipt and the delivery note"
)


@dataclass(frozen=True)
class Cost:
    """What one build took: CPU seconds, seconds by the clock, the peak of memory in MB, bytes of the file."""

    cpu: float
    clock: float
    memory: float
    size: int


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(TEXT.split()) for _ in range(count)).capitalize() + "."


def _photo(chance: random.Random) -> bytes:
    """Return a photo of 12 megapixels with the noise of a phone's sensor."""
    small = Image.effect_noise((40, 30), 90).convert("RGB").resize((4000, 3000), Image.Resampling.BICUBIC)
    noise = Image.effect_noise((4000, 3000), 45).convert("RGB")
    ImageDraw.Draw(small).rectangle(
        (chance.randrange(3000), 200, 3900, 900), fill=(200, chance.randrange(255), 20)
    )
    out = io.BytesIO()
    Image.blend(small, noise, 0.2).save(out, "JPEG", quality=85)
    return out.getvalue()


def _screenshot(chance: random.Random) -> bytes:
    image = Image.new("RGB", (1170, 2532), "white")
    draw = ImageDraw.Draw(image)
    for top in range(60, 2400, 180):
        draw.rounded_rectangle((40, top, 900, top + 150), 30, fill="#e5e5ea")
        draw.text((70, top + 20), _words(chance, 9), fill="black", font_size=34)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _paper(chance: random.Random) -> bytes:
    """Return four pages as suppliers send them: not tagged, no font embedded."""
    out = io.BytesIO()
    with pikepdf.new() as document:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        fonts = pikepdf.Dictionary(F1=document.make_indirect(font))
        for _ in range(4):
            lines = "".join(
                f"BT /F1 10 Tf 60 {760 - i * 16} Td ({_words(chance, 12)}) Tj ET\n" for i in range(42)
            )
            page = document.add_blank_page(page_size=(595, 842))
            page.obj.Contents = document.make_stream(lines.encode())
            page.obj.Resources = pikepdf.Dictionary(Font=fonts)
        document.save(out)
    return out.getvalue()


def _mail(chance: random.Random) -> bytes:
    text = "\n\n".join(_words(chance, 60) for _ in range(6))
    head = "From: care@seller.example\nTo: ann@example.org\nDate: Tue, 03 Mar 2026 16:00:00 +0000\n"
    return f"{head}Subject: Your case {chance.randrange(9999)}\n\n{text}\n".encode()


MAKERS = (("a.jpg", _photo), ("a.png", _screenshot), ("a.pdf", _paper), ("a.eml", _mail), ("b.jpg", _photo))


def fill(folder: Path, entries: int, exhibits: int) -> None:
    """Make a case of so many facts and exhibits in a folder; half the facts cite an exhibit."""
    chance = random.Random(7)
    url = f"sqlite:///{folder}/advocate.db"
    upgrade(url, backup_to=None, now=NOON)
    engine, blobs = open_engine(url), FolderBlobStore(folder / "evidence")
    with Session(engine) as session:
        owner = owners.laptop_owner(session, now=NOON)
        case_id = cases.start(
            session,
            owner_id=owner.id,
            organisation_name="Northwind Broadband",
            sector=Sector.TELECOMS,
            country="GB",
            now=NOON,
        )
        place: dict[str, Any] = {"owner_id": owner.id, "case_id": case_id}
        day, facts = NOON.date() - timedelta(days=2 * entries), []
        for _ in range(entries):
            day += timedelta(days=chance.choice([0, 1, 2, 5]))
            values = timeline.fact_values(text=_words(chance, 45), when=When.on(min(day, NOON.date())))
            kind = timeline.EntryKind.FACT
            facts.append(timeline.record(session, kind, **place, values=values, now=NOON))
        for number in range(exhibits):
            name, make = MAKERS[number % len(MAKERS)]
            taken = taking_in.take_in(
                blobs, stream=io.BytesIO(make(chance)), filename=f"{number}{name}", limit=MOST_BYTES
            )
            added = evidence.add(session, **place, taken=taken, case_limit=100 * MOST_BYTES, now=NOON)
            cited = [fact for fact in facts[number :: 2 * exhibits] if facts]
            evidence.show(session, **place, exhibit_id=added.exhibit_id, shown=(), ticked=cited)
        session.commit()
    engine.dispose()


@contextmanager
def _case(entries: int, exhibits: int = EXHIBITS) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        fill(Path(name), entries, exhibits)
        yield Path(name)


def run(folder: Path, how: str) -> Cost:
    """Build the case of a folder in a process of its own and measure it from outside."""
    command = [sys.executable, "-m", "bench.bundle_builds", how, str(folder)]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        peak = [0.0]
        watcher = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
        watcher.start()
        said = (process.stdout or io.StringIO()).read().split()
    watcher.join()
    if process.returncode or len(said) != 3:
        raise RuntimeError(f"the build {how} did not end well")
    return Cost(float(said[0]), float(said[1]) or time.perf_counter() - start, peak[0], int(said[2]))


def _watch(pid: int, peak: list[float]) -> None:
    """Follow the memory of a process and of those that it started, shared pages counted in part (PSS)."""
    while Path(f"/proc/{pid}").exists():
        total = sum(_memory(one) for one in [pid, *_below(pid)])
        if not total:
            return
        peak[0] = max(peak[0], total / 1000)
        time.sleep(0.05)


def _below(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [found for child in map(int, children) for found in (child, *_below(child))]


def _memory(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


@cache
def _costs(entries: int, exhibits: int = EXHIBITS) -> dict[str, Cost]:
    """Measure the builds of one case in one run: the plain one, ours, and ours after one changed entry."""
    with _case(entries, exhibits) as folder:
        found = {"naive": run(folder, "naive"), "full": run(folder, "full"), "again": run(folder, "again")}
        found["again"] = run(folder, "again")
        if shutil.which("chromium"):
            found["chromium"] = run(folder, "chromium")
        found["originals"] = Cost(1, 1, 1, _originals(folder))
        return found


def _originals(folder: Path) -> int:
    engine = open_engine(f"sqlite:///{folder}/advocate.db")
    with Session(engine) as session:
        total = session.scalar(select(func.sum(ExhibitRow.size))) or 0
    engine.dispose()
    return int(total)


def _cpu(one: Cost) -> float:
    return one.cpu


def _clock(one: Cost) -> float:
    return one.clock


def _peak(one: Cost) -> float:
    return one.memory


def _size(one: Cost) -> float:
    return one.size


def _ratio(entries: int, ours: str, theirs: str, what: Callable[[Cost], float]) -> Callable[[], float]:
    def measured() -> float:
        costs = _costs(entries)
        return what(costs[ours]) / what(costs[theirs])

    return measured


def _growth() -> float:
    return _costs(2000)["full"].cpu / _costs(200)["full"].cpu


PLAIN = "a plain WeasyPrint build of the same"
MEASURES = (
    Measure("a bundle, 400 entries and 50 exhibits, CPU", PLAIN, _ratio(400, "full", "naive", _cpu), 0.40),
    Measure("a bundle, 400 and 50, peak of memory", PLAIN, _ratio(400, "full", "naive", _peak), 0.60),
    Measure("a bundle, 400 and 50, bytes", "its originals", _ratio(400, "full", "originals", _size), 0.20),
    Measure(
        "a bundle after one changed entry, CPU", "the full build", _ratio(400, "again", "full", _cpu), 0.30
    ),
    Measure("a bundle, 2,000 and 50, CPU", PLAIN, _ratio(2000, "full", "naive", _cpu), 0.35),
    Measure("a bundle of 2,000 entries, CPU", "one of 200", _growth, 12.0),
    Measure("a bundle, 200 and 50, by the clock", "Chromium", _ratio(200, "full", "chromium", _clock), 1.0),
)
