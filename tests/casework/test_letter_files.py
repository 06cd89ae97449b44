"""Each kind of letter goes out whole: in a word processor's file, and as mail with its exhibits."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from email import message_from_bytes, policy

import docx
import pytest
from sqlalchemy.orm import Session

from advocate.casework import demo_cases, owners, snapshot
from advocate.casework.drafting import propose
from advocate.casework.letter_files import letter_docx, letter_eml
from advocate.domain.case import Case, ChannelKind, Letter, LetterKind
from advocate.domain.letters.checks import labels_told
from advocate.store.blobs import FolderBlobStore
from advocate.store.migrate import open_engine
from tests import databases

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def blobs(tmp_path_factory: pytest.TempPathFactory) -> FolderBlobStore:
    return FolderBlobStore(tmp_path_factory.mktemp("evidence"))


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    engine = open_engine(databases.empty(tmp_path_factory.mktemp("database")))
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.fixture(scope="module")
def owner_id(session: Session) -> int:
    return owners.laptop_owner(session, now=NOW).id


@pytest.fixture(scope="module")
def cases(session: Session, blobs: FolderBlobStore, owner_id: int) -> list[Case]:
    """The three examples, filled in with their exhibits."""
    files = demo_cases.take_in_files(session, blobs, owner_id=owner_id)
    made = dict(demo_cases.fill_in(session, blobs, files=files, owner_id=owner_id, now=NOW))
    return [snapshot.load(session, owner_id=owner_id, case_id=one) for one in made.values()]


def written(case: Case, kind: LetterKind) -> Letter:
    draft = propose(case, kind=kind, channel=ChannelKind.EMAIL, today=TODAY)
    return Letter("l", kind, ChannelKind.EMAIL, draft.subject, draft.body)


@pytest.mark.parametrize("kind", list(LetterKind))
def test_the_word_processors_file_says_every_line_of_the_letter(cases: list[Case], kind: LetterKind) -> None:
    for case in cases:
        letter = written(case, kind)
        read = docx.Document(io.BytesIO(letter_docx(case, letter, today=TODAY)))
        words = " ".join(" ".join(p.text for p in read.paragraphs).split())
        lines = [" ".join(x.split()).lstrip("-0123456789. ") for x in letter.body.splitlines() if x.strip()]
        assert [line for line in lines if line not in words] == []


@pytest.mark.parametrize("kind", list(LetterKind))
def test_the_subject_has_a_style_of_its_own_in_it(cases: list[Case], kind: LetterKind) -> None:
    letter = written(cases[0], kind)
    read = docx.Document(io.BytesIO(letter_docx(cases[0], letter, today=TODAY)))
    styles = {p.style.name for p in read.paragraphs if p.style and p.text == letter.subject}
    assert styles
    assert styles.isdisjoint({"Normal", "Body Text"})


@pytest.mark.parametrize("kind", list(LetterKind))
def test_mail_read_back_has_the_letter_and_exactly_the_exhibits_it_names(
    session: Session, blobs: FolderBlobStore, owner_id: int, cases: list[Case], kind: LetterKind
) -> None:
    for case in cases:
        letter = written(case, kind)
        raw = letter_eml(session, blobs, owner_id=owner_id, case=case, letter=letter, today=TODAY)
        mail = message_from_bytes(raw, policy=policy.default)
        body = mail.get_body(("plain",))
        names = [str(part.get_filename()).split()[0] for part in mail.iter_attachments()]
        assert body is not None
        assert letter.body.split() == body.get_content().split()[: len(letter.body.split())]
        assert (mail["Subject"], names) == (letter.subject, sorted(labels_told(letter.body)))
