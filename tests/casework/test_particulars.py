"""What a letter is about is kept as plain words and read back the same."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from advocate.casework.particulars import from_words, to_words
from advocate.domain.case import Money, Particulars
from advocate.domain.kinds import Reason, Stance

SUMS = st.none() | st.builds(
    Money, st.decimals(0, 10**9, places=2, allow_nan=False), st.sampled_from(["GBP", "USD", "EUR"])
)


@given(
    st.builds(
        Particulars,
        offer=st.text(),
        body=st.text(),
        offer_money=SUMS,
        counter_money=SUMS,
        got_money=SUMS,
        stance=st.none() | st.sampled_from(list(Stance)),
        reason=st.none() | st.sampled_from(list(Reason)),
    )
)
def test_what_was_told_comes_back_as_it_was(about: Particulars) -> None:
    assert from_words(to_words(about)) == about


def test_what_is_empty_takes_no_place() -> None:
    assert to_words(Particulars(body="the Ombudsman")) == {"body": "the Ombudsman"}


def test_a_sum_is_kept_so_that_a_person_can_read_it() -> None:
    assert to_words(Particulars(got_money=Money(Decimal("86.40"), "GBP"))) == {"got_money": "86.40 GBP"}


def test_what_a_later_release_kept_is_passed_over() -> None:
    words = {"moon": "full", "stance": "shrug", "offer_money": "much", "offer": "A credit"}
    assert from_words(words) == Particulars(offer="A credit")
