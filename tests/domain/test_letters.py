"""Letters read as a person wrote them, whole, in order, and never more than the case knows."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advocate.domain.case import (
    Case,
    ChannelKind,
    Complainant,
    Contact,
    Direction,
    Fact,
    Impact,
    LetterKind,
    Money,
    Organisation,
    OutcomeSought,
    Precision,
    Promise,
    PromiseState,
    Reference,
    RemedyKind,
    Sector,
    When,
)
from advocate.domain.letters import BlockKind, Draft, compose
from advocate.domain.letters.lines import word_count
from advocate.rulebook.letter_texts import load
from tests.domain.letter_cases import (
    BROADBAND,
    BROADBAND_TODAY,
    CARD,
    CARD_TODAY,
    MACHINE,
    exhibit,
    on,
)

BARE = Case("c", Organisation(""), Sector.OTHER, "")


def first(case: Case, channel: ChannelKind = ChannelKind.EMAIL, today: date = BROADBAND_TODAY) -> Draft:
    return compose(case, kind=LetterKind.FIRST_COMPLAINT, channel=channel, today=today, texts=load())


def block(draft: Draft, kind: BlockKind) -> str:
    return "\n".join(b.text for b in draft.blocks if b.kind is kind)


@pytest.mark.parametrize("case", [BROADBAND, CARD, MACHINE])
def test_the_first_complaint_is_between_180_and_350_words_long(case: Case) -> None:
    assert 180 <= word_count(first(case).body) <= 350


def test_the_ask_stands_before_the_facts_and_the_thanks_at_the_end() -> None:
    kinds = [b.kind for b in first(BROADBAND).blocks]
    assert kinds == [
        BlockKind.SALUTATION,
        BlockKind.BRIDGE,
        BlockKind.ASK,
        BlockKind.FACTS,
        BlockKind.IMPACT,
        BlockKind.TRIED,
        BlockKind.THANKS,
        BlockKind.FAIR,
        BlockKind.OPTIONS,
        BlockKind.WHY,
        BlockKind.REPLY,
        BlockKind.NEXT,
        BlockKind.THANKS,
        BlockKind.SIGNATURE,
        BlockKind.ENCLOSURES,
    ]


def test_blocks_know_the_entries_and_the_exhibits_they_rest_on() -> None:
    facts = next(b for b in first(BROADBAND).blocks if b.kind is BlockKind.FACTS)
    assert (facts.entries, facts.exhibits) == (("f1", "f3", "f4"), ("E1", "E2"))


@pytest.mark.parametrize("kind", list(LetterKind))
def test_the_fallback_the_story_and_the_notes_change_no_letter(kind: LetterKind) -> None:
    assert BROADBAND.outcome is not None
    other = replace(
        BROADBAND, story="", outcome=replace(BROADBAND.outcome, fallback="nothing at all"), notes=()
    )
    drafts = [
        compose(c, kind=kind, channel=ChannelKind.EMAIL, today=BROADBAND_TODAY, texts=load())
        for c in (BROADBAND, other)
    ]
    assert drafts[0] == drafts[1]


def test_facts_stand_in_order_of_time_and_an_undated_one_behind_what_it_was_told_after() -> None:
    facts = (
        Fact("u", "It rained"),
        Fact("b", "Later", on("2026-03-05")),
        Fact("a", "Sooner", on("2026-03-04")),
        Fact("v", "It was cold"),
    )
    told = block(first(replace(BROADBAND, facts=facts)), BlockKind.FACTS)
    assert told.splitlines()[1:] == [
        "1. It rained.",
        "2. 4 March 2026: Sooner.",
        "3. It was cold.",
        "4. 5 March 2026: Later.",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It stopped", "On 3 March 2026 it stopped (E1)."),
        ("It stopped.", "On 3 March 2026 it stopped (E1)."),
        ("It stopped!", "On 3 March 2026 it stopped! (E1)"),
        ("It stopped (E1)", "On 3 March 2026 it stopped (E1)."),
        ("On 3 March it stopped", "On 3 March it stopped (E1)."),
        ("On the 3rd of March it stopped", "On the 3rd of March it stopped (E1)."),
        ("It stopped on 03/03", "It stopped on 03/03 (E1)."),
        ("It stopped on 13 March", "3 March 2026: It stopped on 13 March (E1)."),
        ("It\n stopped \t twice", "On 3 March 2026 it stopped twice (E1)."),
        ("{{sum}} {x} %s", "3 March 2026: {{sum}} {x} %s (E1)."),
    ],
)
def test_a_fact_keeps_its_words_and_gets_its_date_and_exhibit_once(text: str, told: str) -> None:
    fact = Fact("f", text, on("2026-03-03"), ("x1",))
    assert block(first(replace(BROADBAND, facts=(fact,))), BlockKind.FACTS).endswith(f"\n1. {told}")


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (When(date(2026, 3, 1), date(2026, 3, 31), Precision.MONTH), "In March 2026"),
        (When(date(2026, 3, 3), date(2026, 3, 6), Precision.RANGE), "From 3 to 6 March 2026"),
        (When(date(2026, 5, 10), date(2026, 5, 20), Precision.ABOUT, "about mid May"), "About mid May,"),
    ],
)
def test_a_date_in_a_letter_is_no_more_exact_than_the_customer_knows_it(when: When, said: str) -> None:
    told = block(first(replace(BROADBAND, facts=(Fact("f", "It stopped", when),))), BlockKind.FACTS)
    assert told.endswith(f"\n1. {said} it stopped.")


def test_many_exhibits_in_a_row_are_cited_as_one_run() -> None:
    exhibits = tuple(exhibit(n, f"Photo {n}") for n in range(1, 8))
    fact = Fact("f", "It leaked", on("2026-03-03"), tuple(f"x{n}" for n in (7, 1, 3, 4, 5)))
    told = block(first(replace(BROADBAND, facts=(fact,), exhibits=exhibits)), BlockKind.FACTS)
    assert told.endswith("it leaked (E1, E3 to E5, E7).")


def test_only_cited_exhibits_are_enclosed_in_the_order_of_their_labels() -> None:
    facts = (Fact("a", "One", on("2026-03-03"), ("x3",)), Fact("b", "Two", on("2026-03-04"), ("x1", "gone")))
    told = block(first(replace(BROADBAND, facts=facts, contacts=())), BlockKind.ENCLOSURES)
    assert told == "Attached (copies):\n- E1: Router log\n- E3: My e-mail and the reply"


REMEDIES = [
    (RemedyKind.REFUND, "86.40", "", "please refund £86.40 by 1 June 2026."),
    (RemedyKind.REFUND, None, "", "please refund what I paid by 1 June 2026."),
    (RemedyKind.COMPENSATION, "50", "", "please pay me £50.00 for what this cost me by 1 June 2026."),
    (RemedyKind.APOLOGY, None, "", "please explain what happened and apologise by 1 June 2026."),
    (RemedyKind.REPAIR, "20", "", "please repair it by 1 June 2026. The amount in question is £20.00."),
    (RemedyKind.REFUND, "86.4", "Pay £86.40 to my bank.", "please pay £86.40 to my bank by 1 June 2026."),
    (RemedyKind.REFUND, "86.4", "pay it to my bank", "please pay it to my bank (£86.40) by 1 June 2026."),
    (RemedyKind.OTHER, None, "please call me", "please call me by 1 June 2026."),
    (RemedyKind.OTHER, None, "to call me", "please call me by 1 June 2026."),
    (RemedyKind.OTHER, None, "call me by 1 June", "please call me by 1 June."),
    (RemedyKind.OTHER, None, "a new machine", "What would put this right: a new machine by 1 June 2026."),
    (RemedyKind.OTHER, None, "Could you swap it?", "What would put this right: Could you swap it?"),
]


@pytest.mark.parametrize(("remedy", "amount", "act", "asked"), REMEDIES)
def test_the_ask_is_one_sentence_that_says_what_and_by_when(
    remedy: RemedyKind, amount: str | None, act: str, asked: str
) -> None:
    money = Money(Decimal(amount), "GBP") if amount else None
    sought = OutcomeSought(remedy, money, act, date(2026, 6, 1))
    told = block(first(replace(BROADBAND, outcome=sought, references=())), BlockKind.ASK)
    assert told.removeprefix("To put this right, ") == asked


@pytest.mark.parametrize("remedy", list(RemedyKind))
def test_every_remedy_has_its_own_option_and_an_open_question(remedy: RemedyKind) -> None:
    told = block(first(replace(BROADBAND, outcome=OutcomeSought(remedy))), BlockKind.OPTIONS)
    assert told.startswith("What would you suggest? ")
    assert len(told) > 60


def test_without_a_goal_the_letter_asks_what_they_suggest() -> None:
    draft = first(replace(BROADBAND, outcome=None))
    assert "I would like to hear what you suggest" in block(draft, BlockKind.ASK)
    assert draft.subject == "Complaint, account NW-4471902, fault F-88213: Eleven days without broadband"


def test_a_day_that_has_passed_is_not_asked_for() -> None:
    draft = first(BROADBAND, today=date(2026, 7, 1))
    assert "1 June" not in draft.subject + draft.body
    assert "by 15 July 2026" in block(draft, BlockKind.REPLY)


def test_a_subject_stays_short_enough_for_a_list_of_messages() -> None:
    assert BROADBAND.outcome is not None
    long = replace(BROADBAND.outcome, act="refund " + "every single thing " * 20)
    draft = first(replace(BROADBAND, outcome=long))
    assert draft.subject == "Complaint, account NW-4471902, fault F-88213: Eleven days without broadband"


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Whitegate Electrical Ltd.", "Dear Whitegate Electrical team,"),
        ("Smith & Co", "Dear Smith team,"),
        ("Acme, Inc.", "Dear Acme team,"),
        ("Limited", "Dear Limited team,"),
        ("", "Hello,"),
    ],
)
def test_the_salutation_leaves_the_legal_form_out(name: str, greeting: str) -> None:
    assert first(replace(BROADBAND, organisation=Organisation(name))).blocks[0].text == greeting


PROMISES = [
    ("a call back", "Priya", "On 9 March 2026 Priya promised a call back."),
    ("call back soon", "Priya", "On 9 March 2026 Priya promised to call back soon."),
    ("An engineer would call", "Priya", "On 9 March 2026 Priya said that an engineer would call."),
    ("Priya said she would call", "Priya", "On 9 March 2026 Priya said she would call."),
    ("I will call you", "Priya", "On 9 March 2026 Priya promised: I will call you."),
    ("refund in 5 days", "", "On 9 March 2026 I was told that you would refund in 5 days."),
    ("a refund", "", "On 9 March 2026 I was promised a refund."),
    ("told me someone would call", "Priya", "On 9 March 2026 Priya told me someone would call."),
    ("told us it would be done", "", "On 9 March 2026 we were told it would be done."),
    ("was told it would be done", "", "On 9 March 2026 I was told it would be done."),
    ("£65 back", "", "On 9 March 2026 I was promised: £65 back."),
]


def test_an_act_that_names_its_day_gets_no_second_one() -> None:
    sought = replace(BROADBAND.outcome, act="repair the line by 14 December 2026")  # type: ignore[type-var]
    assert block(first(replace(BROADBAND, outcome=sought)), BlockKind.ASK).count(" by ") == 1


def test_a_contact_without_a_day_stays_behind_the_one_it_was_told_after() -> None:
    contacts = (
        Contact("a", ChannelKind.CALL, Direction.OUT, "I rang on 4 March", on("2026-03-04")),
        Contact("b", ChannelKind.CALL, Direction.OUT, "I rang once more"),
        Contact("c", ChannelKind.EMAIL, Direction.OUT, "I wrote on 9 March", on("2026-03-09")),
    )
    told = block(first(replace(BROADBAND, contacts=contacts, promises=())), BlockKind.TRIED)
    assert told.splitlines()[1:] == ["- I rang on 4 March.", "- I rang once more.", "- I wrote on 9 March."]


def test_a_promise_cut_from_the_sentence_of_its_contact_is_told_with_it() -> None:
    day = on("2026-03-04")
    rang = Contact("a", ChannelKind.CALL, Direction.OUT, "Rang on 4 March", day)
    promise = Promise("p", "a man called Sam said somebody would write.", day, "Sam")
    told = block(first(replace(BROADBAND, contacts=(rang,), promises=(promise,))), BlockKind.TRIED)
    assert "- Rang on 4 March, and a man called Sam said somebody would write. This is still open." in told


def test_a_day_of_the_month_alone_is_told_in_full() -> None:
    fact = Fact("a", "then on the 21st it broke again", on("2026-03-21"))
    told = block(first(replace(BROADBAND, facts=(fact,))), BlockKind.FACTS)
    assert told.splitlines()[1] == "1. Then on 21 March 2026 it broke again."


def test_a_number_given_in_a_contact_heads_the_letter_where_there_is_no_other() -> None:
    given = Contact("a", ChannelKind.CALL, Direction.OUT, "I rang", on("2026-03-04"), reference="QP-22")
    assert "reference QP-22" in first(replace(BROADBAND, references=(), contacts=(given,))).subject


@pytest.mark.parametrize(("text", "who", "told"), PROMISES)
def test_a_promise_reads_as_a_sentence_whatever_its_words(text: str, who: str, told: str) -> None:
    promise = Promise("p", text, on("2026-03-09"), who)
    draft = first(replace(BROADBAND, contacts=(), promises=(promise,)))
    assert f"- {told} This is still open." in block(draft, BlockKind.TRIED)


@pytest.mark.parametrize(
    ("state", "due", "told"),
    [
        (PromiseState.BROKEN, date(2026, 3, 11), "This had not happened by 11 March 2026."),
        (PromiseState.BROKEN, None, "This did not happen."),
        (PromiseState.KEPT, date(2026, 3, 11), "This was done, thank you."),
        (PromiseState.OPEN, date(2026, 3, 11), "As far as I know, this had not happened by 11 March 2026."),
        (PromiseState.OPEN, date(2026, 5, 20), "This is due by 20 May 2026."),
    ],
)
def test_a_promise_says_what_became_of_it_and_blames_no_one(
    state: PromiseState, due: date | None, told: str
) -> None:
    promise = Promise("p", "a call back", on("2026-03-09"), "Priya", due, state=state)
    draft = first(replace(BROADBAND, contacts=(), promises=(promise,)))
    assert told in block(draft, BlockKind.TRIED)


def test_a_promise_that_a_contact_tells_of_is_told_once() -> None:
    body = first(BROADBAND).body
    assert body.count("an engineer would come") == 1
    assert "between 8 and 12. Nobody came, and I had taken the day off work." in body


def test_helpers_are_thanked_by_name_once() -> None:
    helped = [
        Contact(
            str(i), ChannelKind.CALL, Direction.OUT, f"Call {i}", on("2026-03-09"), person=name, helped=True
        )
        for i, name in enumerate(("Priya", "Dev", "Priya"))
    ]
    told = block(first(replace(BROADBAND, contacts=tuple(helped))), BlockKind.THANKS)
    assert told.startswith("Priya and Dev were helpful, and I am grateful for that.")


def test_a_contact_without_words_still_says_how_with_whom_and_for_how_long() -> None:
    told = block(first(CARD, today=CARD_TODAY), BlockKind.TRIED)
    assert "- September 22, 2026, phone call with Monique, 25 minutes (reference 7730415)." in told


def test_an_impact_that_a_fact_tells_already_is_not_repeated() -> None:
    assert block(first(CARD, today=CARD_TODAY), BlockKind.IMPACT) == ""


def test_rage_stays_out_of_the_impact_where_something_else_was_told() -> None:
    costly, raging = Impact("i1", "I lost a day of pay."), Impact("i2", "I am absolutely livid with them.")
    assert "livid" not in first(replace(BROADBAND, impacts=(raging, costly))).body
    assert "livid" in first(replace(BROADBAND, impacts=(raging,))).body


def test_nothing_came_is_left_to_the_broken_promise_that_says_when() -> None:
    silence = Fact("f9", "Nothing came.")
    assert "Nothing came" not in first(replace(BROADBAND, facts=(*BROADBAND.facts, silence))).body
    assert "Nothing came" in first(replace(BROADBAND, facts=(silence,), promises=())).body


def test_at_most_two_impacts_and_those_about_money_first() -> None:
    impacts = (
        Impact("a", "It was tiring"),
        Impact("b", "I lost sleep"),
        Impact("c", "£5 a day", Money(Decimal(5), "GBP")),
    )
    told = block(first(replace(BROADBAND, impacts=impacts)), BlockKind.IMPACT)
    assert told == "What this has meant for me: £5 a day. It was tiring."


def long_case(count: int) -> Case:
    start = date(2020, 1, 1)
    facts = tuple(
        Fact(
            f"f{i}",
            f"The line dropped {i} times while I was working from home",
            When.on(start + timedelta(i)),
        )
        for i in range(count)
    )
    contacts = tuple(
        Contact(
            f"c{i}", ChannelKind.CALL, Direction.OUT, f"I rang about fault {i}", When.on(start + timedelta(i))
        )
        for i in range(count)
    )
    return replace(BROADBAND, facts=facts, contacts=contacts)


def test_a_thousand_facts_still_make_a_letter_of_one_page_with_a_chronology() -> None:
    draft = first(long_case(1000), ChannelKind.LETTER)
    assert word_count(draft.body) <= 450
    assert "The enclosed chronology has it all: 1,000 facts and 1,000 contacts." in draft.body
    assert block(draft, BlockKind.ENCLOSURES).endswith("- Full chronology")


def test_a_long_case_keeps_its_first_its_last_and_its_proved_facts() -> None:
    facts = list(long_case(100).facts)
    facts[57] = replace(facts[57], exhibits=("x1",))
    draft = first(replace(long_case(100), facts=tuple(facts)))
    told = next(b for b in draft.blocks if b.kind is BlockKind.FACTS).entries
    assert {"f0", "f57", "f99"} <= set(told)


def test_a_very_long_fact_is_cut_at_a_sentence_and_the_chronology_has_the_rest() -> None:
    text = "It stopped. " + "And it rained very hard. " * 20_000
    draft = first(replace(BROADBAND, facts=(Fact("f", text, on("2026-03-03")),)))
    assert "1. On 3 March 2026 it stopped. And it rained very hard." in draft.body
    assert "chronology has it all" in draft.body
    assert word_count(draft.body) <= 400


HOLES = re.compile(
    r"\{\{|\}\}|\[|\band/or\b|\(s\)|  |\(\)|,\s*,|:\s*\.|\s[.,;:]|\bNone\b|^- ?$|\n\n\n", re.MULTILINE
)
EMPTYINGS = [
    {},
    {"organisation": Organisation("")},
    {"complainant": Complainant()},
    {"complainant": Complainant(name="Amina Rahman")},
    {"references": ()},
    {"references": (Reference("", "NW-1"), Reference("Account", ""))},
    {"outcome": None},
    {"outcome": OutcomeSought(RemedyKind.OTHER)},
    {"facts": ()},
    {"facts": (Fact("f", " "),)},
    {"contacts": ()},
    {"contacts": (Contact("c", ChannelKind.OTHER, Direction.IN, ""),)},
    {"promises": ()},
    {"promises": (Promise("p", ""),)},
    {"impacts": ()},
    {"exhibits": ()},
    {"exhibits": (replace(exhibit(1, ""), filename=""),)},
    {"country": ""},
    {"country": "US"},
    {"title": ""},
]


@pytest.mark.parametrize("kind", list(LetterKind))
@pytest.mark.parametrize("change", EMPTYINGS)
def test_what_is_missing_leaves_no_hole(kind: LetterKind, change: dict[str, object]) -> None:
    case = replace(BROADBAND, **change)  # type: ignore[arg-type]
    draft = compose(case, kind=kind, channel=ChannelKind.EMAIL, today=BROADBAND_TODAY, texts=load())
    assert not HOLES.findall(f"{draft.subject}\n{draft.body}")


@pytest.mark.parametrize("kind", list(LetterKind))
def test_an_empty_case_still_makes_a_letter_without_holes(kind: LetterKind) -> None:
    draft = compose(BARE, kind=kind, channel=ChannelKind.LETTER, today=BROADBAND_TODAY, texts=load())
    assert not HOLES.findall(draft.body)
    assert draft.body.endswith("Kind regards")


NASTY = st.text(st.characters(), max_size=200) | st.sampled_from(
    [
        "\ud800",
        "\u202eabc",
        "a\u200bb",
        "👩‍👩‍👧",
        "<b>{{ 7*7 }}</b>",
        "\x00\x07",
        "E1",
        "(",
        "\\1 \\g<0>",
        "." * 50,
    ]
)


@settings(max_examples=60, deadline=None)
@given(NASTY, st.sampled_from(list(LetterKind)))
def test_no_text_breaks_a_letter(text: str, kind: LetterKind) -> None:
    case = replace(
        BROADBAND,
        organisation=Organisation(text),
        references=(Reference(text, text),),
        outcome=OutcomeSought(RemedyKind.REFUND, Money(Decimal(1), text), text, why=text, working=text),
        facts=(Fact("f", text, When(date(2026, 1, 1), date(2026, 1, 2), Precision.ABOUT, text), ("x1",)),),
        contacts=(
            Contact("c", ChannelKind.CALL, Direction.OUT, text, person=text, reference=text, helped=True),
        ),
        promises=(Promise("p", text, on("2026-03-09"), text),),
        impacts=(Impact("i", text),),
    )
    draft = compose(case, kind=kind, channel=ChannelKind.EMAIL, today=BROADBAND_TODAY, texts=load())
    assert draft.blocks


def test_a_hundred_thousand_characters_in_every_place_are_no_trouble() -> None:
    long = "word " * 20_000
    case = replace(
        BROADBAND,
        title=long,
        facts=(Fact("f", long, None, ("x1",)),),
        contacts=(Contact("c", ChannelKind.CALL, Direction.OUT, long),),
        promises=(Promise("p", long),),
        impacts=(Impact("i", long),),
        exhibits=(exhibit(1, long),),
    )
    assert word_count(first(case).body) < 450
