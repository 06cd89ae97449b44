"""Settings come from the environment or from files; a wrong one stops the start, no secret is printed."""

from __future__ import annotations

import ast
import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from advocate.paths import ROOT
from advocate.web.settings import Settings, SettingsError, from_environment
from advocate.web.settings_table import TABLE, as_markdown

pytestmark = pytest.mark.laptop

SECRET = "correct-horse-battery-staple-of-the-host"
POSTGRES = f"postgresql://advocate:{SECRET}@db.example.org:5432/cases"


@pytest.fixture(autouse=True)
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ADVOCATE_INSTANCE", str(tmp_path / "data"))
    return tmp_path / "data"


def told(**environment: str) -> Settings:
    return from_environment(environment)


def test_the_page_of_settings_shows_the_very_table() -> None:
    assert as_markdown() in (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")


def test_every_variable_that_the_program_reads_is_in_the_table() -> None:
    known = {row.name for row in TABLE}
    read = set()
    for file in (ROOT / "advocate").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("os.environ.get", "os.getenv"):
                read.add(ast.literal_eval(node.args[0]))
            if isinstance(node, ast.keyword) and node.arg == "envvar":
                read.add(ast.literal_eval(node.value))
    assert read <= known


def test_without_any_setting_it_is_the_laptop(instance: Path) -> None:
    settings = told()
    assert settings.database_url == f"sqlite:///{instance}/advocate.db"
    assert settings.hosts == ("127.0.0.1", "localhost")
    assert told().secret_key == settings.secret_key


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        (
            "ADVOCATE_FILE_LIMIT_MB",
            "lots",
            "must be a whole number of megabytes from 1 to 100000, not 'lots'.",
        ),
        ("ADVOCATE_FILE_LIMIT_MB", "0", "not '0'."),
        ("ADVOCATE_CASE_LIMIT_MB", "٣", "not '٣'."),
        ("ADVOCATE_CASE_LIMIT_MB", "-1", "not '-1'."),
        ("ADVOCATE_HOSTS", "a.example.org,,b", "must be names of hosts"),
        ("ADVOCATE_HOSTS", "https://a.example.org/", "must be names of hosts"),
        ("ADVOCATE_SECRET_KEY", "changeme", "must have at least 32 characters"),
        ("ADVOCATE_LOG", "loud", "must be plain or json, not 'loud'."),
        ("DATABASE_URL", "mysql://me@host/cases", "must be sqlite:///FILE or postgresql://"),
        ("DATABASE_URL", "sqlite://", "must be sqlite:///FILE or postgresql://"),
        ("DATABASE_URL", "postgresql://host", "must be sqlite:///FILE or postgresql://"),
        ("DATABASE_URL", "postgresql://host:port/cases", "must be sqlite:///FILE or postgresql://"),
        ("SMTP_URL", "mail.example.org", "must be smtps://USER:PASSWORD@HOST:PORT"),
        ("SMTP_URL", "smtps://amina@mail.example.org", "must be smtps://USER:PASSWORD@HOST:PORT"),
        ("SMTP_URL", "smtps://mail.example.org:99999", "must be smtps://USER:PASSWORD@HOST:PORT"),
        ("SMTP_URL", "http://mail.example.org", "must be smtps://USER:PASSWORD@HOST:PORT"),
        ("SMTP_URL", "smtp://mail.example.org/path", "must be smtps://USER:PASSWORD@HOST:PORT"),
        ("MAIL_FROM", "Advocate <a@example.org>", "must be an e-mail address such as"),
        ("PUBLIC_URL", "advocate.example.org", "must be an address such as https://"),
        ("PUBLIC_URL", "https://advocate.example.org/cases", "must be an address such as https://"),
        ("PUBLIC_URL", "https://me:word@advocate.example.org", "must be an address such as https://"),
        ("DATABASE_URL", "nonsense", "must be sqlite:///FILE or postgresql://"),
    ],
)
def test_a_wrong_value_stops_with_the_name_and_what_is_right(name: str, typed: str, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        told(**{name: typed})
    assert str(caught.value).startswith(f"{name} must be" if "be" in says[:8] else name)
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "ADVOCATE_FILE_LIMT_MB",
            "There is no setting ADVOCATE_FILE_LIMT_MB. Did you mean ADVOCATE_FILE_LIMIT_MB?",
        ),
        ("ADVOCATE_DATABASE_URL", "ADVOCATE_DATABASE_URL is now called DATABASE_URL. Set that instead."),
    ],
)
def test_a_name_that_is_no_setting_stops_with_the_right_one(name: str, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        told(**{name: "1"})
    assert str(caught.value) == says


def test_a_value_may_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "limit"
    file.write_text("7\n")
    assert told(ADVOCATE_FILE_LIMIT_MB_FILE=str(file)).file_limit == 7_000_000


def test_a_value_given_twice_stops_the_start(tmp_path: Path) -> None:
    both = {"ADVOCATE_SECRET_KEY": SECRET, "ADVOCATE_SECRET_KEY_FILE": str(tmp_path / "key")}
    with pytest.raises(SettingsError, match="ADVOCATE_SECRET_KEY and ADVOCATE_SECRET_KEY_FILE are both set"):
        told(**both)


@pytest.mark.parametrize(
    ("held", "says"), [(None, "No such file"), (b"", "is empty"), (b"\xff\xfe\xff", "is not text")]
)
def test_a_file_that_holds_no_value_stops_the_start(held: bytes | None, says: str, tmp_path: Path) -> None:
    file = tmp_path / "key"
    if held is not None:
        file.write_bytes(held)
    with pytest.raises(SettingsError, match=f"^ADVOCATE_SECRET_KEY_FILE names .*{says}"):
        told(ADVOCATE_SECRET_KEY_FILE=str(file))


def test_postgresql_needs_a_secret_that_all_processes_share() -> None:
    with pytest.raises(SettingsError, match="ADVOCATE_SECRET_KEY must be set where DATABASE_URL names Post"):
        told(DATABASE_URL=POSTGRES)


def test_a_data_folder_that_is_a_file_stops_the_start(instance: Path) -> None:
    instance.write_text("I am a file")
    with pytest.raises(SettingsError, match=r"^ADVOCATE_INSTANCE names .* File exists"):
        told()


def test_printed_settings_hold_no_secret() -> None:
    settings = told(DATABASE_URL=POSTGRES, ADVOCATE_SECRET_KEY=SECRET)
    assert SECRET in settings.database_url
    assert SECRET not in f"{settings!r} {settings}"


@pytest.mark.parametrize("row", [row for row in TABLE if row.is_secret], ids=lambda row: row.name)
def test_a_secret_that_is_refused_is_not_in_the_trace(row: object) -> None:
    name = getattr(row, "name", "")
    wrong = f"{SECRET[:14]}://u:{SECRET[:14]}@host:none/x" if "URL" in name else SECRET[:14]
    with pytest.raises(SettingsError) as caught:
        told(**{name: wrong})
    assert SECRET[:14] not in "".join(traceback.format_exception(caught.value))


@pytest.mark.slow
def test_the_program_names_the_wrong_setting_and_prints_no_secret(instance: Path) -> None:
    # nobody listens there
    wrong = f"postgresql://u:{SECRET}@127.0.0.1:1/x"
    environment = {"ADVOCATE_INSTANCE": str(instance), "DATABASE_URL": wrong, "ADVOCATE_SECRET_KEY": SECRET}
    command = [sys.executable, "-m", "advocate", "check"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: The database in DATABASE_URL can’t be reached")
    assert SECRET not in done.stdout + done.stderr


def test_a_mail_server_is_read_with_what_is_written_as_signs() -> None:
    settings = told(SMTP_URL="smtps://amina%40example.org:p%40ss@mail.example.org")
    assert settings.smtp is not None
    server = settings.smtp
    assert (server.host, server.port, server.is_tls) == ("mail.example.org", 465, True)
    assert (server.user, server.password) == ("amina@example.org", "p@ss")
    assert settings.mail_from == "amina@example.org"


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({}, "MAIL_FROM must be set where SMTP_URL is"),
        (
            {"MAIL_FROM": "a@example.org", "ADVOCATE_HOSTS": "advocate.example.org"},
            "PUBLIC_URL must be set where SMTP_URL and ADVOCATE_HOSTS are",
        ),
    ],
)
def test_mail_without_a_sender_or_a_way_back_stops_the_start(more: dict[str, str], says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        told(SMTP_URL="smtp://mail.example.org", **more)
