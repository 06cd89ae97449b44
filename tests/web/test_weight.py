"""A case of 300 exhibits and 1,000 entries: its pages stay light, and each thing in it can be reached."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from sqlalchemy import func, select

from advocate.store.models import ExhibitLinkRow, ExhibitRow, FactRow
from advocate.web.extensions import db
from tests.web.conftest import start_case
from tests.web.crowd import TITLE, crowd
from tests.web.pages import Page, Visitor
from tests.web.test_outcome import GOOD

pytestmark = pytest.mark.slow

MOST_BYTES = 100_000
STATIC = Path("static")
# the style sheets and scripts that come with a page; fonts and the case's own pictures are not counted
COMES_WITH = ("css/tokens.css", "css/app.css", "js/app.js", "js/evidence.js")
PAGES = (
    "",
    "?from=1",
    "?from=400",
    "/timeline/gather",
    "/timeline/gather?from=300",
    "/timeline/add/fact",
    "/timeline/add/promise",
    "/evidence",
    "/evidence?from=120",
    "/evidence?find=photograph",
    "/outcome",
    "/story",
    "/deadlines",
    "/summary",
    "/details",
    "/close",
    "/delete",
)


@pytest.fixture
def where(app: Flask, amina: Visitor) -> str:
    case = start_case(amina).path.split("/")[2]
    amina.get(f"/cases/{case}/outcome").send(**GOOD)
    crowd(app, case)
    return f"/cases/{case}"


def rows(app: Flask, model: Any, *order: Any) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(model.public_id).order_by(*order)))


def links(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count(ExhibitLinkRow.id))) or 0


def ticks(page: Page) -> list[Element]:
    return page.all("input", type="checkbox")


def sent(page: Page, **changes: Any) -> dict[str, Any]:
    """What the page's form sends: every hidden field, text and tick."""
    form = next(f for f in page.all("form") if f.get("method") == "post")
    data: dict[str, Any] = {}
    for e in form.iter():
        name, kind = e.get("name"), e.get("type", "text")
        if name and (e.tag == "textarea" or (e.tag == "input" and kind not in ("checkbox", "radio"))):
            data[name] = e.get("value", "") if e.tag == "input" else "".join(e.itertext())
        elif name and e.tag == "input" and "checked" in e.attrib:
            data[name] = [*data.get(name, []), e.get("value")] if kind == "checkbox" else e.get("value")
    return {**data, **changes}


def test_every_page_of_a_vast_case_weighs_less_than_100_kb(app: Flask, amina: Visitor, where: str) -> None:
    comes_with = sum((STATIC / name).stat().st_size for name in COMES_WITH)
    fact, exhibit = rows(app, FactRow, FactRow.id)[0], rows(app, ExhibitRow, ExhibitRow.id)[0]
    pages = [where + page for page in PAGES]
    pages += [f"{where}/timeline/fact/{fact}", f"{where}/evidence/{exhibit}"]
    weights = {page: len(amina.client.get(page).data) + comes_with for page in pages}
    assert not {page: weight for page, weight in weights.items() if weight >= MOST_BYTES}


def test_a_vast_timeline_with_long_entries_weighs_less_than_100_kb(
    app: Flask, amina: Visitor, where: str
) -> None:
    with app.app_context():
        for fact in db.session.scalars(select(FactRow)):
            fact.text = "They said it again. " * 150
        db.session.commit()
    comes_with = sum((STATIC / name).stat().st_size for name in COMES_WITH)
    pages = ("", "/timeline/gather")
    assert max(len(amina.client.get(where + page).data) for page in pages) + comes_with < MOST_BYTES


def test_the_portions_of_the_evidence_lead_to_every_exhibit(app: Flask, amina: Visitor, where: str) -> None:
    page, seen = amina.get(f"{where}/evidence"), set()
    for _ in range(20):
        seen |= {(a.get("href") or "").split("/")[-1] for a in page.all("a")}
        more = [a for a in page.all("a") if "Show later" in "".join(a.itertext())]
        if not more:
            break
        page = amina.get(more[0].get("href") or "")
    assert set(rows(app, ExhibitRow)) <= seen


def test_an_exhibit_is_found_by_its_label(amina: Visitor, where: str) -> None:
    page = amina.get(f"{where}/evidence?find=e217")
    assert f"E217 {TITLE} 217" in page.words("main")
    assert "1 of them has these words" in page.words("main")


def test_saving_an_entry_unlinks_nothing_that_its_form_did_not_show(
    app: Flask, amina: Visitor, where: str
) -> None:
    before = links(app)
    page = amina.get(f"{where}/timeline/fact/{rows(app, FactRow, FactRow.id)[0]}")
    assert len(ticks(page)) < 100
    amina.post(page.path, sent(page, text="Said anew"))
    assert links(app) == before


def test_saving_an_exhibit_unlinks_nothing_that_its_form_did_not_show(
    app: Flask, amina: Visitor, where: str
) -> None:
    before = links(app)
    page = amina.get(f"{where}/evidence/{rows(app, ExhibitRow, ExhibitRow.id)[0]}")
    amina.post(page.path, sent(page, title="Renamed"))
    assert links(app) == before


def test_a_search_in_a_form_saves_nothing_and_keeps_what_was_typed_and_ticked(
    app: Flask, amina: Visitor, where: str
) -> None:
    before = links(app)
    page = amina.get(f"{where}/timeline/add/fact")
    chosen = ticks(page)[3].get("value")
    data = sent(page, text="The line died", when="3 March 2026", exhibits=[chosen], look="exhibits")
    found = amina.post(page.path, {**data, "exhibits-find": "e77 "})
    assert "1 found" in found.words("main")
    assert [e.get("value") for e in ticks(found) if "checked" in e.attrib] == [chosen]
    assert "E77 " in found.words("fieldset")
    assert sent(found)["text"] == "The line died"
    assert sent(found)["when"] == "3 March 2026"
    assert links(app) == before


def test_what_a_search_found_is_linked_with_what_was_ticked_before_it(
    app: Flask, amina: Visitor, where: str
) -> None:
    page = amina.get(f"{where}/timeline/add/fact")
    chosen = ticks(page)[3].get("value")
    look = sent(page, text="The line died", when="3 March 2026", exhibits=[chosen], look="exhibits")
    found = amina.post(page.path, {**look, "exhibits-find": "e77 "})
    wanted = rows(app, ExhibitRow, ExhibitRow.id)[76]
    before = links(app)
    saved = amina.post(page.path, sent(found, exhibits=[chosen, wanted]))
    assert "Added to the timeline." in saved.words("main")
    assert links(app) == before + 2


def test_a_tick_that_is_taken_off_before_a_search_stays_off(app: Flask, amina: Visitor, where: str) -> None:
    page = amina.get(f"{where}/timeline/fact/{rows(app, FactRow, FactRow.id)[0]}")
    linked = [e.get("value") for e in ticks(page) if "checked" in e.attrib]
    look = sent(page, exhibits=linked[1:], look="exhibits")
    found = amina.post(page.path, {**look, "exhibits-find": "e77 "})
    before = links(app)
    amina.post(page.path, sent(found))
    assert links(app) == before - 1


def test_enter_in_the_search_field_searches_and_elsewhere_saves(amina: Visitor, where: str) -> None:
    page = amina.get(f"{where}/timeline/add/fact")
    data = sent(page, text="The line died", by_enter="1")
    assert "1 found" in amina.post(page.path, {**data, "exhibits-find": "e77 "}).words("main")
    assert "Added to the timeline." in amina.post(page.path, data).words("main")


def test_the_entries_nearest_to_an_exhibits_date_are_offered_first(
    amina: Visitor, app: Flask, where: str
) -> None:
    last = rows(app, ExhibitRow, ExhibitRow.id)[295]
    page = amina.get(f"{where}/evidence/{last}")
    with app.app_context():
        day = db.session.scalars(select(ExhibitRow.date_start).where(ExhibitRow.public_id == last)).one()
    assert day is not None
    assert f"{day.day} {day:%B %Y}: " in page.words("fieldset")
