"""Whatever is typed, sent twice, late or by hand: a clear sentence, nothing lost, nothing else changed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.house import Form, House, as_text, form_on
from tests.web.pages import Page
from tests.web.test_evidence import put

pytestmark = pytest.mark.slow

HOSTILE = {
    "other scripts": "👩🏽‍🦽 so angry 🔥 שלום \u202eevil\u202c مرحبا",
    "unseen": "the\x01 line\x07 \x1b[31mwas\x7f\x00 de\u200bad\u200d\ufeff",
    "code": "<script>alert(1)</script><b onmouseover=x>\"'&amp;{{ 7*7 }}{% for x in y %}%s%n ${jndi:ldap://x}",
    "header": "Hello\r\nBcc: everyone@example.org\r\n\r\nbody",
    "digits": "9" * 5000,
    "dash": "3 March –",
}
WORDS = frozenset(
    (
        *("text", "name", "address", "person", "role", "reference", "due_words", "title", "shows", "act"),
        *("organisation_name", "organisation_address", "references", "why", "working", "fallback", "got"),
        *("worked", "agreed", "time_back", "subject", "body", "by_whom", "phone"),
    )
)
SENTENCE = re.compile(r"[A-Z“].*[.!?:]|.*: .+", re.DOTALL)
BUILT_IN = ("Not a valid", "Invalid", "invalid literal", "required")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    built = House(tmp_path_factory.mktemp("house"))
    yield built
    built.settle()


@pytest.fixture(scope="module")
def walked(house: House) -> list[Page]:
    return list(house.pages())


@pytest.fixture(scope="module")
def forms(house: House, walked: list[Page]) -> list[Form]:
    return house.forms(walked)


# They show what they read and keep nothing, so they answer neither with a redirect nor with an error.
ONLY_READS = ("/timeline/log/read", "/timeline/chat/read", "/timeline/reply/read")


@pytest.fixture(scope="module")
def paths(walked: list[Page]) -> list[str]:
    return [page.path for page in walked]


@pytest.fixture(autouse=True)
def as_it_was(house: House) -> Iterator[None]:
    yield
    house.put_back()


# Addresses with a long path that name no row of a case.
NAME_NO_THING = (
    *("deadlines.change", "timeline.read_reply"),
    *("timeline.add", "timeline.call", "timeline.read_log", "timeline.read_chat", "story.accept"),
    *("evidence.say_wanted", "timeline.read_reply"),
)


def typed(forms: list[Form]) -> list[Form]:
    return [form for form in forms if form.seen and not form.action.endswith(ONLY_READS)]


def cleaned(value: str) -> str:
    """Return what a page can show of a value: no control characters, runs of blanks as one."""
    return " ".join("".join(c for c in value if c in "\n\t" or (c >= " " and c != "\x7f")).split())


def errors_in(page: str) -> list[str]:
    box = page.partition('id="oops"')[2].partition("</div>")[0]
    return [re.sub(r"<[^>]+>", "", item).strip() for item in re.findall(r"<li>(.*?)</li>", box, re.DOTALL)]


def going_to(forms: list[Form], address: str) -> Form:
    return next(form for form in forms if form.action.partition("?")[0].endswith(address))


def edits_of(house: House, kind: str) -> list[Form]:
    """Return the form of every entry of a kind in the case."""
    addresses = [f"{house.case}/timeline/{kind}/{entry_id}" for entry_id in house.ids(kind)]
    return [form_on(house.visitor.get(address), address) for address in addresses]


def named(house: House, form: Form) -> str:
    return f"{house.endpoint(form.action)} {form.action.rsplit('/', 2)[-2:]}"


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_value_in_any_field_is_too_much(house: House, forms: list[Form], kind: str) -> None:
    value, before = HOSTILE[kind], house.rows()
    wrong: list[object] = []
    for form in typed(forms):
        answer = house.send(form, **dict.fromkeys(form.seen, value))
        said = errors_in(answer.text) if answer.status_code == 422 else []
        kept = answer.status_code == 303 or cleaned(value) in cleaned(as_text(answer))
        plain = all(SENTENCE.fullmatch(s) and not s.startswith(BUILT_IN) for s in said)
        if (
            answer.status_code not in (303, 422)
            or not kept
            or not plain
            or (not said) == (not answer.location)
        ):
            wrong.append((named(house, form), answer.status_code, kept, said))
        if answer.status_code == 422 and house.rows() != before:
            wrong.append((named(house, form), "changed something"))
        if answer.status_code == 303:
            house.put_back()
    assert not wrong


@pytest.mark.parametrize("kind", ["other scripts", "unseen", "code", "header"])
def test_hostile_words_are_shown_as_text_on_every_page(
    house: House, forms: list[Form], paths: list[str], kind: str
) -> None:
    value = HOSTILE[kind]
    wrong: list[object] = []
    for form in typed(forms):
        if house.endpoint(form.action) not in ("cases.delete", "cases.close"):
            answer = house.send(form, **{name: value for name in form.seen if name in WORDS})
            wrong += [(named(house, form), answer.status_code)] if answer.status_code >= 500 else []
    for path in paths:
        answer = house.client.get(path)
        if answer.status_code >= 500 or "<script>alert(1)" in answer.text or "onmouseover=x>" in answer.text:
            wrong.append((path, answer.status_code))
    assert not wrong


def test_bytes_that_are_no_text_do_no_harm(house: House, forms: list[Form]) -> None:
    wrong = []
    for form in typed(forms):
        head = f"csrf_token={house.token}&form_id=odd&version=1&"
        for odd in ("%ED%A0%80", "%FF%FE", "%C0%80", "%00", "%"):
            body = head + "&".join(f"{name}=a{odd}b" for name in form.seen)
            answer = house.client.post(
                form.action, data=body, content_type="application/x-www-form-urlencoded"
            )
            wrong += [(named(house, form), odd)] if answer.status_code >= 500 else []
    assert not wrong


@pytest.mark.parametrize("value", ["", "no-such-thing", "9" * 30])
def test_hidden_and_chosen_values_that_were_never_offered_do_no_harm(
    house: House, forms: list[Form], value: str
) -> None:
    wrong = []
    for form in forms:
        for name in set(form.types) - set(form.seen) - {"csrf_token", "form_id"}:
            answer = house.send(form, **{name: value})
            if answer.status_code >= 500 or (answer.status_code == 422 and "oops" not in answer.text):
                wrong.append((named(house, form), name, answer.status_code))
            if answer.status_code == 303:
                house.put_back()
    assert not wrong


def test_a_form_with_nothing_in_it_says_what_is_missing_and_changes_nothing(
    house: House, forms: list[Form]
) -> None:
    wrong, before = [], house.rows()
    for form in typed(forms):
        answer = house.send(form, **dict.fromkeys(form.seen, " \t\n\u200b\ufeff "))
        if answer.status_code == 422 and (not errors_in(answer.text) or house.rows() != before):
            wrong.append(named(house, form))
        elif answer.status_code != 422:
            wrong += [named(house, form)] if "text" in form.seen or answer.status_code != 303 else []
            house.put_back()
    assert not wrong


def test_one_character_too_many_is_refused_by_the_field_and_kept(house: House, forms: list[Form]) -> None:
    value = "w" * 100_001
    wrong: list[object] = []
    for form in typed(forms):
        for name in set(form.seen) & WORDS - {"name"}:
            answer = house.send(form, **{name: value})
            if answer.status_code != 422 or f'id="{name}-err"' not in answer.text or value not in answer.text:
                wrong.append((named(house, form), name, answer.status_code))
    assert not wrong


def test_a_story_of_a_hundred_thousand_characters_is_kept_to_the_letter(house: House) -> None:
    story = ("They said “tomorrow”. I rang on 3 March 2026 and paid £20. " * 2000)[:100_000]
    form = form_on(house.visitor.get(f"{house.case}/story"), "/story")
    assert house.send(form, text=story).status_code == 303
    assert form_on(house.visitor.get(f"{house.case}/story"), "/story").data["text"] == story


@pytest.mark.parametrize("text", ["\n\nfirst line after two empty ones", "  indented", "last\n\n"])
def test_opening_and_saving_a_text_changes_nothing_in_it(house: House, text: str) -> None:
    form = form_on(house.visitor.get(f"{house.case}/timeline/add/note"), "/timeline/add/note")
    house.send(form, text=text)
    saved = house.rows()
    edit = next(f for f in edits_of(house, "note") if f.data["text"] == text)
    house.send(edit)
    assert house.rows() == saved


@pytest.mark.parametrize(
    "typed_date",
    [
        *("30 February 2026", "29 February 2027", "31/4/26", "0/0/0000", "5 June 2027", "1 March 1850"),
        *("6 to 3 March 2026", "3 March –", "– 3 March", "to", "² to 6 March 2026", "99/99/99", "１２月"),
        *("3 March 2026 to", "about", "mid", "early –", "2026-13-01", "10000-01-01", "-1", "3 to ² March"),
    ],
)
def test_a_day_that_cannot_be_is_refused_in_words(house: House, forms: list[Form], typed_date: str) -> None:
    form = going_to(forms, "/timeline/add/fact")
    before = house.rows()
    answer = house.send(form, text="The line was dead", when=typed_date)
    assert answer.status_code == 422
    assert re.search(r"3 March 2026|year|earlier day|not come yet|about", errors_in(answer.text)[0])
    assert house.rows() == before


@pytest.mark.parametrize("name", ["due", "settled"])
def test_a_promise_comes_to_nothing_before_it_was_made(house: House, name: str) -> None:
    form = form_on(house.visitor.get(f"{house.case}/timeline/add/promise"), "/timeline/add/promise")
    more: dict[str, Any] = {name: "3 March 2026"}
    answer = house.send(form, text="An engineer", when="6 March 2026", state="broken", **more)
    assert errors_in(answer.text) == ["This day is before the day on which they said so."]


@pytest.mark.parametrize(
    "sum_",
    ["-5", "−5", "1,2,3", "1.2.3,4,5", "12.345.67", "lots", "£", "£€5", "1e9", "9" * 40, "5.999"],
)
def test_a_sum_that_cannot_be_is_refused_in_words(house: House, forms: list[Form], sum_: str) -> None:
    form = going_to(forms, "/outcome")
    answer = house.send(form, money=sum_)
    assert answer.status_code == 422
    assert SENTENCE.fullmatch(errors_in(answer.text)[0])
    assert sum_ in as_text(answer)


def test_another_currency_is_kept_as_it_is(house: House) -> None:
    form = form_on(house.visitor.get(f"{house.case}/timeline/add/impact"), "/timeline/add/impact")
    house.send(form, text="Roaming", money="1.200,50 €")
    assert "€1,200.50" in [form.data["money"] for form in edits_of(house, "impact")]


def links_in(house: House) -> list[str]:
    return [row for row in house.rows() if row.startswith('INSERT INTO "exhibit_link"')]


def test_ids_of_nothing_and_of_other_cases_are_left_out(house: House) -> None:
    shelf = put(house.visitor.get(f"{house.other}/evidence"), (b"theirs", "theirs.txt"))
    theirs = shelf.link("E1").rsplit("/", 1)[-1]
    fact = form_on(house.visitor.get(f"{house.case}/timeline/add/fact"), "/timeline/add/fact")
    house.send(fact, text="The line was dead", exhibits=[theirs, "nothing", ""])
    mine = house.visitor.get(house.visitor.get(f"{house.case}/evidence").link("E1"))
    house.send(form_on(mine, mine.path), entries=["nothing", theirs, ""])
    assert links_in(house) == []


def test_a_thing_of_one_case_is_not_found_in_another(house: House, forms: list[Form]) -> None:
    wrong, before = [], house.rows()
    for form in forms:
        elsewhere = form.action.replace(house.case, house.other)
        names_a_thing = elsewhere != form.action and len(elsewhere.split("/")) > 5
        if names_a_thing and house.endpoint(form.action) not in NAME_NO_THING:
            answer = house.client.post(
                elsewhere, data={**form.data, "csrf_token": house.token, "form_id": "x"}
            )
            wrong += [(named(house, form), answer.status_code)] if answer.status_code != 404 else []
    assert not wrong
    assert house.rows() == before


def test_a_letter_about_a_contact_of_nobody_is_not_written(house: House) -> None:
    form = form_on(house.visitor.get(f"{house.case}/letters/start?kind=confirmation"), "/letters/start")
    form.action += "&about=nothing"
    before = house.rows()
    assert house.send(form, channel="email").status_code == 404
    assert house.rows() == before


def test_my_details_do_not_open_for_a_case_of_nobody(house: House) -> None:
    assert house.client.get("/me?case=nothing").status_code == 404


def test_a_calmer_wording_for_words_that_are_gone_is_refused(house: House, forms: list[Form]) -> None:
    calmer = next(form for form in forms if house.endpoint(form.action) == "letters.calmer")
    before = house.rows()
    answer = house.send(calmer, finding="0-9999-nothing")
    assert "have changed" in house.visitor.get(answer.location).words("main")
    assert house.rows() == before


EDITABLE = {
    "cases.edit": ("title", "First words", "Second words"),
    "complainant.edit": ("name", "First Name", "Second Name"),
    "outcome.edit": ("why", "First words", "Second words"),
    "story.write": ("text", "First words.", "Second words."),
    "story.part": ("text", "First words", "Second words"),
    "timeline.edit": ("text", "First words", "Second words"),
    "evidence.show": ("title", "First words", "Second words"),
    "letters.edit": ("body", "First words", "Second words"),
}


def test_every_stale_form_shows_both_versions_and_loses_neither(house: House, forms: list[Form]) -> None:
    wrong: list[object] = []
    tried = set()
    for form in forms:
        endpoint = house.endpoint(form.action)
        if endpoint not in EDITABLE or form.action.startswith(house.elsewhere):
            continue
        name, first, second = EDITABLE[endpoint]
        assert house.send(form, **{name: first}).status_code == 303, form.action
        clash = house.send(form, **{name: second})
        box = clash.text.partition("<caption>")[2].partition("</table>")[0]
        if clash.status_code != 422 or first not in box or second not in clash.text.partition("</table>")[2]:
            wrong.append((named(house, form), clash.status_code))
        again = house.send(form_on(Page(house.visitor, clash), form.action))
        wrong += [(named(house, form), "not saved knowingly")] if again.status_code != 303 else []
        tried.add(endpoint)
        house.put_back()
    assert not wrong
    assert tried == set(EDITABLE)


def test_a_clash_speaks_of_dates_sums_and_choices_in_words(house: House, forms: list[Form]) -> None:
    said = ""
    for form in forms:
        if house.endpoint(form.action) in ("timeline.edit", "outcome.edit") and house.case in form.action:
            changed = {name: f"Changed {name}" for name in form.seen if name in ("text", "why")}
            house.send(form, **changed)
            said += house.send(form).text.partition("<caption>")[2].partition("</table>")[0]
    for words in ("9 March 2026", "£20", "£86.40", "Phone call", "14:30", "12 June 2026"):
        assert words in said.replace("\u00a0", " ")
    assert not re.search(r"Date start|Date precision|Currency|datetime|Decimal", said)


def test_every_form_sent_twice_has_one_result(house: House, forms: list[Form]) -> None:
    wrong = []
    fill = {
        "text": "Once",
        "organisation_name": "Once",
        "sector": "other",
        "kind": "met",
        "when": "3 March 2026",
    }
    for form in forms:
        wanted = {
            name: value for name, value in fill.items() if name in form.types and not form.data.get(name)
        }
        if house.endpoint(form.action) == "letters.start":
            wanted["kind"] = "first_complaint"
        first = house.send(form, form_id="the-same", **wanted)
        after = house.rows()
        second = house.send(form, form_id="the-same", **wanted)
        if (
            house.rows() != after
            or second.status_code != first.status_code
            or second.location != first.location
        ):
            wrong.append((named(house, form), first.status_code, second.status_code))
        if first.status_code == 303:
            house.put_back()
    assert not wrong


def test_closing_a_case_that_was_closed_elsewhere_keeps_what_was_typed(house: House) -> None:
    form = form_on(house.visitor.get(f"{house.case}/close"), "/close")
    house.send(form, kind="met")
    answer = house.send(form, kind="partly", worked="Writing it all down")
    assert answer.status_code == 422
    assert "Writing it all down" in answer.text


def test_words_for_a_letter_that_was_sent_elsewhere_are_kept_on_the_page(
    house: House, forms: list[Form]
) -> None:
    edit = next(form for form in forms if house.endpoint(form.action) == "letters.edit")
    send = form_on(house.visitor.get(edit.action.replace("/edit", "/send")), "/send")
    assert house.send(send).status_code == 303
    answer = house.send(edit, body="An hour of careful words")
    assert answer.status_code == 422
    assert "An hour of careful words" in answer.text
    assert "This letter was sent" in errors_in(answer.text)[0]


def test_another_file_on_the_same_page_is_another_sending(house: House) -> None:
    shelf = form_on(house.visitor.get(f"{house.case}/evidence"), "/evidence")
    for data, name in ((b"first", "a.txt"), (b"second", "b.txt"), (b"second", "b.txt")):
        house.send(shelf, form_id="the-same", files=[(io.BytesIO(data), name)])
    assert house.visitor.get(f"{house.case}/evidence").link("E3")
    assert "E4" not in house.visitor.get(f"{house.case}/evidence").words("main")


def test_many_files_with_long_names_leave_the_session_small(house: House) -> None:
    shelf = form_on(house.visitor.get(f"{house.case}/evidence"), "/evidence")
    files = [(io.BytesIO(b"%d" % n), f"{chr(0x1F600 + n) * 150}{n}.bin") for n in range(12)]
    answer = house.send(shelf, files=files)
    assert len(answer.headers["Set-Cookie"]) < 3_500
    assert "more files are in the list below" in house.visitor.get(answer.location).words("main")


def test_a_name_that_cannot_be_typed_can_still_be_confirmed(house: House) -> None:
    edit = form_on(house.visitor.get(f"{house.case}/details"), "/details")
    house.send(edit, organisation_name="O\u2019Neil \u200b& “Sons”")
    delete = form_on(house.visitor.get(f"{house.case}/delete"), "/delete")
    assert house.send(delete, name='o\'neil & "sons"').status_code == 303
    assert house.client.get(house.case).status_code == 404


def test_a_body_that_is_too_large_gets_the_page_that_says_so(house: House) -> None:
    before = house.rows()
    story = form_on(house.visitor.get(f"{house.case}/story"), "/story")
    answer = house.send(story, text="w" * 9_000_000)
    assert answer.status_code == 413
    assert "too much at once" in answer.text
    assert house.rows() == before


def test_a_body_that_claims_to_be_enormous_is_not_read(house: House) -> None:
    answer = house.client.post(
        f"{house.case}/evidence",
        data=b"x",
        content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": str(10**12)},
    )
    assert answer.status_code == 413


def test_too_many_parts_get_the_same_page(house: House) -> None:
    parts = {f"p{n}": "x" for n in range(2_001)}
    shelf = form_on(house.visitor.get(f"{house.case}/evidence"), "/evidence")
    assert house.send(shelf, files=[(io.BytesIO(b"x"), "x.txt")], **parts).status_code == 413


@pytest.mark.parametrize("body", [b"", b"--x", b"--x\r\nContent-Disposition: form-data; name=", b"\xff" * 99])
def test_a_broken_upload_is_no_failure(house: House, body: bytes) -> None:
    kind = "multipart/form-data; boundary=x"
    answer = house.client.post(f"{house.case}/evidence", data=body, content_type=kind)
    assert answer.status_code in (400, 422)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
def test_other_methods_are_refused_with_a_page(house: House, paths: list[str], method: str) -> None:
    answers = {house.client.open(path, method=method).status_code for path in paths}
    assert answers == {405}


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x"]
)
def test_no_parameter_leads_out_of_the_house(house: House, forms: list[Form], elsewhere: str) -> None:
    names = ("next", "to", "url", "return_to", "redirect", "from", "back_to")
    for form in typed(forms)[::3]:
        asked = Form(form.page, f"{form.action}?{'&'.join(f'{n}={elsewhere}' for n in names)}", form.data)
        answer = house.send(asked, **dict.fromkeys(names, elsewhere))
        assert "evil" not in (answer.location or "")
        assert "javascript" not in (answer.location or "")
    house.put_back()


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example/%2e%2e", "/%0d%0aLocation:x", "/\\evil"])
def test_no_address_leads_out_of_the_house(house: House, path: str) -> None:
    answer = house.client.get("/", environ_overrides={"PATH_INFO": path, "RAW_URI": path})
    assert answer.status_code in (308, 404)
    assert "evil" not in (answer.location or "").partition("localhost")[0]


@pytest.mark.parametrize("path", ["%00", "%ff%fe", "..%2f..%2fetc%2fpasswd", "x" * 5000, "שלום", "%ED%A0%80"])
def test_odd_ids_are_not_found(house: House, path: str) -> None:
    for place in ("", "/evidence", "/letters", "/timeline/fact", "/story/parts", "/summary/pdf"):
        where = f"{house.case}{place}" if place else "/cases"
        assert house.client.get(f"{where}/{path}").status_code == 404


def test_downloads_can_only_be_kept_and_are_kept_by_no_cache(house: House, forms: list[Form]) -> None:
    letter = next(f for f in forms if house.endpoint(f.action) == "letters.edit").action.removesuffix("/edit")
    exhibit = house.visitor.get(f"{house.case}/evidence").link("E1")
    for path in (f"{letter}/letter.pdf", f"{letter}/letter.eml", f"{exhibit}/original"):
        headers = house.visitor.download(path).headers
        assert headers["Content-Disposition"].startswith("attachment")
        assert "sandbox" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
