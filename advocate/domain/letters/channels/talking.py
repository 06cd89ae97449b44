"""Turns a letter into what is said: the messages of a chat, and the script of a call."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from advocate.domain.case import Case
from advocate.domain.letters.channels.parts import Part
from advocate.domain.letters.channels.sayings import ChannelTexts, Saying
from advocate.domain.letters.draft import BlockKind
from advocate.domain.letters.lines import lowered, one_line, shortened
from advocate.domain.wording import say_list

_FACTS = 5
_LINE_WORDS = 30
_ASK_WORDS = 60
_MARK = re.compile(r"(?:\d{1,3}[.)]|[-*•–])\s+")
_LABELS = re.compile(r"\s*\((?:E\d{1,4}(?:\s*(?:,|to|and|-|–)\s*)?)+\)")
_TELLING = (BlockKind.FACTS, BlockKind.PROMISES, BlockKind.TRIED)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a script: its heading ("" for none) and its lines, each to be said or sent by itself."""

    heading: str
    lines: tuple[str, ...]


def chat_turns(case: Case, parts: Sequence[Part], texts: ChannelTexts) -> tuple[str, ...]:
    """Return the messages of a chat in their order: hello, about, the ask, the facts, a question, the end."""
    name = one_line(case.complainant.name)
    hello = texts.say(Saying.CHAT_HELLO, name=name) if name else texts.say(Saying.CHAT_HELLO_NOBODY)
    references, facts = _references(case), fact_lines(parts)
    told = f"{texts.say(Saying.CHAT_FACTS)}\n" + "\n".join(facts) if facts else ""
    turns = (
        hello,
        texts.say(Saying.CHAT_ABOUT, references=references) if references else "",
        *asks(parts),
        told,
        texts.say(Saying.CHAT_QUESTION),
        texts.say(Saying.CHAT_CLOSE),
    )
    return tuple(turn for turn in turns if turn)


def call_script(case: Case, parts: Sequence[Part], texts: ChannelTexts) -> tuple[Passage, ...]:
    """Return the script of a call: how to begin, the ask, facts to have at hand, questions, the end."""
    name, references = one_line(case.complainant.name), _references(case)
    hello = texts.say(Saying.CALL_HELLO, name=name) if name else texts.say(Saying.CALL_HELLO_NOBODY)
    about = [texts.say(Saying.CALL_ABOUT, references=references)] if references else []
    passages = (
        _passage(texts, Saying.CALL_BEGIN, [hello, *about, texts.say(Saying.CALL_TEAM)]),
        _passage(texts, Saying.CALL_ASK, asks(parts)),
        _passage(texts, Saying.CALL_FACTS, fact_lines(parts)),
        _said(
            texts,
            Saying.CALL_QUESTIONS,
            Saying.CALL_QUESTION_TODAY,
            Saying.CALL_QUESTION_NEED,
            Saying.CALL_QUESTION_PLACE,
        ),
        _said(texts, Saying.CALL_NO, Saying.CALL_NO_WHO, Saying.CALL_NO_WRITE),
        _said(texts, Saying.CALL_END, Saying.CALL_END_REPEAT, Saying.CALL_END_NAME, Saying.CALL_END_THANKS),
    )
    return tuple(passage for passage in passages if passage.lines)


def script_text(passages: Sequence[Passage]) -> str:
    """Return a script as plain text, to copy or to print."""
    blocks = ("\n".join([p.heading, *(f"- {line}" for line in p.lines)]) for p in passages)
    return "\n\n".join(blocks)


def asks(parts: Sequence[Part]) -> tuple[str, ...]:
    """Return what a letter asks for, as it is said: at most one paragraph."""
    found = [part.text for part in parts if part.kind in (BlockKind.ASK, BlockKind.OFFER)]
    return tuple(shortened(one_line(text), _ASK_WORDS) for text in found[:1])


def fact_lines(parts: Sequence[Part]) -> tuple[str, ...]:
    """Return the facts of a letter, a line each, without the labels of exhibits: the first and the latest."""
    for kind in _TELLING:
        texts = [part.text for part in parts if part.kind is kind]
        lines = [line for text in texts for line in text.split("\n")]
        marked = [_MARK.sub("", line.strip(), count=1) for line in lines if _MARK.match(line.strip())]
        if marked:
            chosen = marked if len(marked) <= _FACTS else [*marked[: _FACTS - 1], marked[-1]]
            return tuple(shortened(_LABELS.sub("", line), _LINE_WORDS) for line in chosen)
    return ()


def _references(case: Case) -> str:
    said = (f"{lowered(one_line(r.label))} {one_line(r.value)}".strip() for r in case.references)
    return say_list([reference for reference in said if reference][:3], case.country)


def _passage(texts: ChannelTexts, heading: Saying, lines: Sequence[str]) -> Passage:
    return Passage(texts.say(heading), tuple(lines))


def _said(texts: ChannelTexts, heading: Saying, *lines: Saying) -> Passage:
    return _passage(texts, heading, [texts.say(line) for line in lines])
