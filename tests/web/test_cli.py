"""The command line, as a person or a script meets it: plain words, stable lines, honest endings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from advocate.cli import main
from advocate.paths import ROOT
from tests.printing.reading import Reading

pytestmark = [pytest.mark.slow, pytest.mark.laptop]

COMMANDS = (
    "run",
    "demo",
    "review",
    "sort",
    "summary",
    "export",
    "import",
    "backup",
    "restore",
    "check",
    "rules",
)
ANGRY = "You are a bunch of liars. Please refund £86.40 by 3 March 2026."


def ask(*words: str, instance: Path, text: str | bytes = "", **changes: str) -> Result:
    """Run a command in this process."""
    told = {"ADVOCATE_INSTANCE": str(instance), **changes}
    before = os.umask(0o022)
    try:
        return CliRunner().invoke(main, list(words), input=text, env=told)
    finally:
        os.umask(before)


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the example cases, filled in by the program itself."""
    instance = tmp_path_factory.mktemp("filled") / "instance"
    done = subprocess.run(
        [sys.executable, "-m", "advocate", "demo"],
        cwd=ROOT,
        env={**os.environ, "ADVOCATE_INSTANCE": str(instance)},
        capture_output=True,
        text=True,
        check=True,
    )
    (instance / "said.txt").write_text(done.stdout)
    return instance


def a_case(filled: Path) -> str:
    return (filled / "said.txt").read_text().splitlines()[0].rsplit("/", 1)[-1]


def test_the_help_names_every_command_with_a_whole_sentence(tmp_path: Path) -> None:
    said = ask("--help", instance=tmp_path).stdout
    listed = said.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert all(line.endswith(".") and not line.endswith("...") for line in listed), said


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_says_what_it_does(tmp_path: Path, command: str) -> None:
    result = ask(command, "--help", instance=tmp_path)
    assert result.exit_code == 0
    assert f"main {command}" in result.stdout or f"advocate {command}" in result.stdout
    assert not any(word in result.stdout for word in ("Flask", "WSGI", "dotenv", "--app", "--debug"))


def test_the_program_calls_itself_by_the_name_that_is_typed() -> None:
    program = [sys.executable, "-m", "advocate", "sort", "--help"]
    said = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert said.startswith("Usage: advocate sort ")


def test_asking_for_help_makes_no_data(tmp_path: Path) -> None:
    for command in COMMANDS:
        ask(command, "--help", instance=tmp_path / "none")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("command", ["demo", "check", "backup", "summary", "run"])
def test_a_wrong_setting_is_named_in_a_sentence(tmp_path: Path, command: str) -> None:
    more = {"summary": ["x", "-o", str(tmp_path / "x.pdf")], "backup": [str(tmp_path / "b.zip")]}
    result = ask(command, *more.get(command, []), instance=tmp_path, ADVOCATE_FILE_LIMIT_MB="lots")
    assert result.exit_code == 1
    assert "ADVOCATE_FILE_LIMIT_MB must be a whole number" in result.stderr
    assert "Traceback" not in result.output


def test_the_examples_are_filled_in_once_with_their_addresses(filled: Path) -> None:
    first = (filled / "said.txt").read_text()
    again = ask("demo", instance=filled).stdout
    assert len(first.splitlines()) == 3
    assert all(": http://127.0.0.1:8000/cases/" in line for line in first.splitlines())
    assert again in ("", first)


def test_the_data_is_readable_by_its_owner_alone(filled: Path) -> None:
    open_to_others = [
        path
        for path in (filled, *filled.rglob("*"))
        if path.name != "said.txt" and path.stat().st_mode & 0o077
    ]
    assert open_to_others == []


def test_the_examples_are_sound(filled: Path) -> None:
    result = ask("check", instance=filled)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].endswith("exhibits: 0 missing, 0 altered.")


def test_a_check_that_finds_damage_says_so_and_ends_with_one(filled: Path, tmp_path: Path) -> None:
    ask("backup", str(tmp_path / "b.zip"), instance=filled)
    ask("restore", str(tmp_path / "b.zip"), instance=tmp_path / "new")
    next((tmp_path / "new" / "evidence").glob("[0-9a-f][0-9a-f]/*")).write_bytes(b"rot")
    result = ask("check", instance=tmp_path / "new")
    assert result.exit_code == 1
    assert "altered: " in result.stdout


def test_sweeping_spares_what_is_just_coming_in(filled: Path) -> None:
    assert "Deleted 0 files." in ask("check", "--sweep", instance=filled).stdout


def test_a_backup_says_what_it_holds_and_comes_back(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.zip"
    said = ask("backup", str(target), instance=filled).stdout
    count = len(zipfile.ZipFile(target).namelist()) - 2
    assert said == f"Wrote {target}: the database and {count} files.\n"
    back = ask("restore", str(target), instance=tmp_path / "new")
    assert back.stdout == f"Restored the database and {count} files into {tmp_path / 'new'}.\n"
    assert target.stat().st_mode & 0o077 == 0


def test_a_backup_of_nothing_says_so(tmp_path: Path) -> None:
    result = ask("backup", str(tmp_path / "b.zip"), instance=tmp_path / "empty")
    assert result.exit_code == 1
    assert "no cases" in result.stderr


def test_what_is_no_backup_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "photo.zip").write_bytes(b"not a zip")
    result = ask("restore", str(tmp_path / "photo.zip"), instance=tmp_path / "new")
    assert result.exit_code == 1
    assert "is damaged or is not a backup" in result.stderr


def test_restoring_over_cases_is_refused(filled: Path, tmp_path: Path) -> None:
    ask("backup", str(tmp_path / "b.zip"), instance=filled)
    result = ask("restore", str(tmp_path / "b.zip"), instance=filled)
    assert result.exit_code == 1
    assert "Restore into an empty folder" in result.stderr


def test_a_summary_is_written_as_a_pdf(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "summary.pdf"
    result = ask("summary", a_case(filled), "-o", str(target), instance=filled)
    assert result.stdout == f"Wrote {target} ({target.stat().st_size:,} bytes).\n"
    assert target.read_bytes().startswith(b"%PDF-")


def test_a_summary_is_for_the_organisation_unless_another_reader_is_named(
    filled: Path, tmp_path: Path
) -> None:
    said = {}
    for reader in ("", "court", "myself"):
        target = tmp_path / f"{reader}.pdf"
        chosen = ("--for", reader) if reader else ()
        ask("summary", a_case(filled), "-o", str(target), *chosen, instance=filled)
        said[reader] = Reading(target.read_bytes()).texts
    heads = {reader: texts[0].partition(" for ")[2][:9] for reader, texts in said.items() if reader}
    assert heads == {"court": "the court", "myself": "myself al"}
    assert "For myself only" not in " ".join(said[""] + said["court"])


def test_a_summary_of_no_case_or_to_nowhere_says_so(filled: Path, tmp_path: Path) -> None:
    unknown = ask("summary", "nothing", "-o", str(tmp_path / "x.pdf"), instance=filled)
    nowhere = ask("summary", a_case(filled), "-o", str(tmp_path / "no" / "x.pdf"), instance=filled)
    assert "There is no case nothing." in unknown.stderr
    assert "could not be written" in nowhere.stderr
    assert (unknown.exit_code, nowhere.exit_code) == (1, 1)


def test_a_case_is_exported_and_imported_elsewhere_after_a_look(filled: Path, tmp_path: Path) -> None:
    target, new = tmp_path / "case.zip", tmp_path / "new"
    written = ask("export", a_case(filled), "-o", str(target), "--with-private", instance=filled)
    count = sum(name.startswith("exhibits/") for name in zipfile.ZipFile(target).namelist())
    assert written.stdout == f"Wrote {target}: {count} files, with the private parts.\n"
    shown = ask("import", str(target), instance=new, text="n\n")
    assert f"  exhibits: {count}\n" in shown.stdout
    assert shown.exit_code == 1
    done = ask("import", str(target), "--yes", instance=new)
    assert done.stdout.splitlines()[-1] == f"The case is here: {a_case(filled)}"
    assert f"{count} exhibits: 0 missing" in ask("check", instance=new).stdout


def test_a_case_is_exported_without_private_parts_unless_they_are_asked_for(
    filled: Path, tmp_path: Path
) -> None:
    target = tmp_path / "case.zip"
    assert (
        "without the private parts"
        in ask("export", a_case(filled), "-o", str(target), instance=filled).stdout
    )
    told = json.loads(zipfile.ZipFile(target).read("case.json"))
    assert (told["has_private"], told["story"]) == (False, None)


def test_an_import_over_the_same_case_is_refused_but_for_a_copy(filled: Path, tmp_path: Path) -> None:
    target, new = tmp_path / "case.zip", tmp_path / "new"
    ask("export", a_case(filled), "-o", str(target), instance=filled)
    ask("import", str(target), "--yes", instance=new)
    again = ask("import", str(target), "--yes", instance=new)
    assert (again.exit_code, "--as-copy" in again.stderr) == (1, True)
    copy = ask("import", str(target), "--yes", "--as-copy", instance=new)
    assert copy.exit_code == 0
    assert a_case(filled) not in copy.stdout


def test_what_can_not_be_exported_or_imported_is_said_in_a_sentence(filled: Path, tmp_path: Path) -> None:
    target = tmp_path / "case.zip"
    target.write_bytes(b"mine")
    taken = ask("export", a_case(filled), "-o", str(target), instance=filled)
    unknown = ask("export", "nothing", "-o", str(tmp_path / "x.zip"), instance=filled)
    nowhere = ask("export", a_case(filled), "-o", str(tmp_path / "no" / "x.zip"), instance=filled)
    damaged = ask("import", str(target), instance=filled)
    said = [result.stderr for result in (taken, unknown, nowhere, damaged)]
    for words, sentence in zip(
        ("exists already", "There is no", "not be written", "damaged"), said, strict=True
    ):
        assert words in sentence
    assert target.read_bytes() == b"mine"


def test_a_review_speaks_of_each_phrase(tmp_path: Path) -> None:
    said = ask("review", instance=tmp_path, text=ANGRY).stdout
    assert "“liars”" in said or "liars" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("command", ["review", "sort"])
def test_a_file_is_read_as_standard_input_is(tmp_path: Path, command: str) -> None:
    (tmp_path / "words.txt").write_text(ANGRY, encoding="utf-8")
    from_file = ask(command, str(tmp_path / "words.txt"), instance=tmp_path)
    assert from_file.exit_code == 0
    assert from_file.stdout == ask(command, instance=tmp_path, text=ANGRY).stdout != ""


def test_each_line_reviewed_keeps_its_id_and_names_spans(tmp_path: Path) -> None:
    source = [{"id": 7, "text": "🔥 " + ANGRY}, {"id": None, "text": ""}, {"id": "x", "text": "Thank you."}]
    text = "\n\n".join(json.dumps(line) for line in source)
    found = lines(ask("review", "--jsonl", instance=tmp_path, text=text))
    assert [line["id"] for line in found] == [7, None, "x"]
    spans = found[0]["spans"]
    assert isinstance(spans, list)
    assert "liars" in {source[0]["text"][s["start"] : s["end"]].split()[-1] for s in spans}  # type: ignore[index]
    assert {"start", "end", "category", "severity", "why", "suggestion"} <= set(spans[0])


def test_each_line_sorted_keeps_its_id_and_takes_its_own_day_and_country(tmp_path: Path) -> None:
    base = {"text": "I called them on 3/4/26 and Priya promised a refund of 20 by Friday."}
    told = [{"id": 1, **base}, {"id": 2, **base, "country": "US", "today": "2026-05-18"}]
    text = "\n".join(json.dumps(line) for line in told)
    found = lines(
        ask("sort", "--jsonl", "--country", "GB", "--today", "2026-05-18", instance=tmp_path, text=text)
    )
    assert [line["id"] for line in found] == [1, 2]
    assert "2026-04-03" in json.dumps(found[0])
    assert "2026-03-04" in json.dumps(found[1])


ODD = ["", "\u0000", "\ud800", "\u202eabc", "é" * 5000, "\n" * 500, "{{ 7*7 }}", "3 March –", "² to 6 March"]


@pytest.mark.parametrize("command", ["review", "sort"])
def test_odd_text_gives_one_line_for_each(tmp_path: Path, command: str) -> None:
    text = "\n".join(json.dumps({"id": n, "text": words}) for n, words in enumerate(ODD))
    result = ask(command, "--jsonl", instance=tmp_path, text=text)
    assert result.exit_code == 0, result.output
    assert [line["id"] for line in lines(result)] == list(range(len(ODD)))


@pytest.mark.parametrize("command", ["review", "sort"])
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("not json", "Line 2 is not JSON"),
        ("[" * 100_000, "Line 2 is not JSON"),
        ("[]", 'Line 2 needs "id" and "text"'),
        ('{"id": 1}', 'Line 2 needs "id" and "text"'),
        ('{"id": 1, "text": 5}', 'Line 2 needs "id" and "text"'),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, command: str, line: str, words: str) -> None:
    result = ask(command, "--jsonl", instance=tmp_path, text='{"id": 0, "text": "Hello"}\n' + line)
    assert result.exit_code == 1
    assert words in result.stderr
    assert [found["id"] for found in lines(result)] == [0]


@pytest.mark.parametrize("more", [{"today": "soon"}, {"today": 5}, {"today": "2026-02-30"}, {"country": 7}])
def test_a_day_or_a_country_that_cannot_be_read_is_named(tmp_path: Path, more: dict[str, object]) -> None:
    result = ask("sort", "--jsonl", instance=tmp_path, text=json.dumps({"id": 1, "text": "Hello", **more}))
    assert result.exit_code == 1
    assert f'Line 1: "{next(iter(more))}" needs' in result.stderr


@pytest.mark.parametrize("command", ["review", "sort"])
def test_bytes_that_are_no_text_are_read_as_well_as_can_be(tmp_path: Path, command: str) -> None:
    result = ask(command, instance=tmp_path, text=b"\xff\xfe They lied. \xed\xa0\x80\x00")
    assert result.exit_code == 0
