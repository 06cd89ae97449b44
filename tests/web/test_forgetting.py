"""What is shredded or deleted is gone from the copies that the program made by itself, too."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from advocate.store.copies import new_copy
from tests.web.conftest import NOON, MakeApp
from tests.web.pages import Page, Visitor
from tests.web.test_cases import case_path


@pytest.fixture
def copy(app: Flask, case_page: Page) -> Path:
    backups = Path(app.instance_path, "backups")
    backups.mkdir()
    file = new_copy(backups, NOON)
    file.write_text("They are thieves")
    return file


def test_shredding_a_story_deletes_the_copies_from_before_updates(
    amina: Visitor, case_page: Page, copy: Path
) -> None:
    case_page.send("/story", text="They are thieves")
    amina.get(f"{case_path(case_page)}/story").send("/shred")
    assert not copy.exists()


def test_deleting_a_case_deletes_them_and_its_page_names_what_stays(
    amina: Visitor, case_page: Page, copy: Path
) -> None:
    page = amina.get(f"{case_path(case_page)}/delete")
    assert "A backup that you saved with “advocate backup” still holds this case" in page.words("main")
    page.send("/delete", name="Northwind Broadband")
    assert not copy.exists()


def test_a_copy_that_cannot_be_deleted_is_named_on_the_next_page(
    amina: Visitor, case_page: Page, copy: Path
) -> None:
    copy.unlink()
    copy.mkdir()
    gone = amina.get(f"{case_path(case_page)}/delete").send("/delete", name="Northwind Broadband")
    assert f"Delete this file yourself: {copy}" in gone.words("main")


def test_old_copies_go_at_a_start(make_app: MakeApp, tmp_path: Path) -> None:
    backups = tmp_path / "instance" / "backups"
    backups.mkdir(parents=True)
    old = new_copy(backups, NOON.replace(year=2025))
    old.write_text("They are thieves")
    make_app()
    assert not old.exists()
