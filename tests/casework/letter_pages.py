"""Writes every kind of letter as it is read on every way: run it as a module, then read `git diff`.

A page is an e-mail in the case's own country, and below it what is different on paper, in the other English
and in a form of 1,000 characters, then the chat, the call and the public message.
"""

from __future__ import annotations

import difflib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from advocate.casework import demo_cases, owners, snapshot
from advocate.casework.drafting import propose
from advocate.casework.letter_ways import ways_of
from advocate.domain.case import Case, ChannelKind, Letter
from advocate.domain.letters import Draft
from advocate.domain.letters.lines import word_count
from advocate.domain.wording import say_date
from advocate.store.blobs import FolderBlobStore
from advocate.store.migrate import open_engine
from tests import databases
from tests.domain.letter_cases import THREE, Scene, scenes, scenes_of

PAGES = Path(__file__).parent / "letters"
LIMIT = 1_000
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
_RULE = "=" * 100


def pages() -> dict[str, str]:
    """Return by its name the page of each kind of letter, in all three cases."""
    told = {name: scenes(name) for name in THREE}
    return {kind: "\n\n".join(page_of(name, told[name][kind]) for name in THREE) for kind in told["card"]}


def demo_pages(cases: Sequence[Case]) -> dict[str, str]:
    """Return by its name the page of each example: every kind of letter, the first on every way."""
    found = {}
    for name, case in zip(THREE, cases, strict=True):
        told = scenes_of(name, without_letters(case))
        found[f"demo-{name}"] = "\n\n".join(
            page_of(kind, scene, every_way=kind == "first_complaint") for kind, scene in told.items()
        )
    return found


def page_of(title: str, scene: Scene, *, every_way: bool = True) -> str:
    """Return a letter as it is read, on every way where that is wanted."""
    draft = _draft(scene, ChannelKind.EMAIL)
    day = say_date(scene.today, "")
    head = f"{_RULE}\n{title}, {scene.case.country}, {day}, {word_count(draft.body)} words\n{_RULE}"
    below = [*_differences(scene, draft), *(_ways(scene, draft) if every_way else [])]
    return "\n\n".join([head, _text(draft), *below]) + "\n"


def without_letters(case: Case) -> Case:
    """Return an example as it stood before its letters."""
    return replace(case, letters=(), contacts=tuple(c for c in case.contacts if not c.letter_id))


def filled_in(folder: Path) -> list[Case]:
    """Return the three examples, filled in anew in a folder."""
    for name in ("rows", "files"):
        (folder / name).mkdir()
    engine = open_engine(databases.empty(folder / "rows"))
    blobs = FolderBlobStore(folder / "files")
    with Session(engine) as session:
        owner_id = owners.laptop_owner(session, now=NOW).id
        files = demo_cases.take_in_files(session, blobs, owner_id=owner_id)
        made = dict(demo_cases.fill_in(session, blobs, files=files, owner_id=owner_id, now=NOW))
        cases = [snapshot.load(session, owner_id=owner_id, case_id=one) for one in made.values()]
    engine.dispose()
    return cases


def write() -> None:
    """Write all pages, and remove those that are gone."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = pages() | demo_pages(filled_in(Path(folder)))
    for old in PAGES.glob("*.txt"):
        if old.stem not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (PAGES / f"{name}.txt").write_text(text, encoding="utf-8")


def _draft(scene: Scene, channel: ChannelKind, country: str = "") -> Draft:
    case = replace(scene.case, country=country or scene.case.country)
    return propose(case, kind=scene.kind, channel=channel, about=scene.about, today=scene.today)


def _text(draft: Draft) -> str:
    return f"{draft.subject}\n\n{draft.body}"


def _differences(scene: Scene, draft: Draft) -> Iterator[str]:
    other = "GB" if scene.case.country == "US" else "US"
    yield _compared("on paper", _text(draft), _text(_draft(scene, ChannelKind.LETTER)))
    yield _compared(f"in {other}", _text(draft), _text(_draft(scene, ChannelKind.EMAIL, other)))


def _ways(scene: Scene, draft: Draft) -> Iterator[str]:
    letter = Letter("l", scene.kind, ChannelKind.EMAIL, draft.subject, draft.body, particulars=scene.about)
    ways = ways_of(scene.case, letter, today=scene.today, limit=LIMIT)
    yield _compared("in a form", draft.body, "\n\n".join(ways.form.messages))
    chat = "\n".join(f"> {turn}" for turn in "\n".join(ways.chat_messages).split("\n"))
    yield f"--- in a chat\n{chat if ways.chat else ways.why_written}"
    yield f"--- on the phone\n{ways.call_text or ways.why_written}"
    yield f"--- in public\n{ways.public or ways.why_private}"


def _compared(title: str, old: str, new: str) -> str:
    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), lineterm="", n=0)
    changed = [line for line in list(lines)[2:] if not line.startswith("@@") and line not in ("-", "+")]
    return "\n".join([f"--- {title}", *(changed or ["the same"])])


if __name__ == "__main__":
    write()
