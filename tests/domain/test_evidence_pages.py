"""The text of a file is taken apart into that of its pages and put together again without loss."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from advocate.domain.evidence.pages import join_pages, split_pages

PAGE = st.lists(st.text("abc £1", min_size=1).filter(str.strip), max_size=3).map("\n".join)


@given(st.lists(PAGE, max_size=6))
def test_pages_come_apart_as_they_were_put_together(pages: list[str]) -> None:
    assert split_pages(*join_pages(pages, 10_000)) == pages


def test_a_page_without_text_starts_where_the_next_one_does() -> None:
    assert join_pages(["one", "", "three"], 100) == ("one\n\nthree", (0, 5, 5))


def test_where_pages_start_is_not_known_there_are_none() -> None:
    assert split_pages("one two", ()) == []
