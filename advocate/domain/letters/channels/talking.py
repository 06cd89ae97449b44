"""Turns a letter into what is said: the messages of a chat, and the script of a call."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advocate.domain.case import Case
from advocate.domain.letters.channels.parts import Part
from advocate.domain.letters.channels.plans import Plan
from advocate.domain.letters.channels.sayings import ChannelTexts, Saying
from advocate.domain.letters.draft import BlockKind
from advocate.domain.letters.lines import one_line, reference_words, shortened
from advocate.domain.wording import say_list

_LINES = 5
_LINE_WORDS = 45
_TURN_WORDS = 60
_REFERENCES = 3
_MARK = re.compile(r"(?:\d{1,3}[.)]|[-*•–])\s+")
_LABELS = re.compile(r"\s*\((?:E\d{1,4}(?:\s*(?:,|to|and|-|–)\s*)?)+\)")
_BRACKET = re.compile(r"\s*\(([^()\n]{1,60})\)")
_COMMAS = re.compile(r",(?=[.,;:!?])")
# A chat and a call have words of their own for these.
_OWN_WORDS = (
    BlockKind.SALUTATION,
    BlockKind.BRIDGE,
    BlockKind.SIGNATURE,
    BlockKind.THANKS,
    BlockKind.ENCLOSURES,
    BlockKind.CHRONOLOGY,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a script: its heading ("" for none) and its lines, each to be said or sent by itself."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """What is said of a letter, a passage or a message at a time, and the parts that are not said."""

    passages: tuple[Passage, ...]
    left_out: tuple[Part, ...]


def chat(case: Case, parts: Sequence[Part], plan: Plan, texts: ChannelTexts) -> Talk:
    """Return the messages of a chat in order, each a passage: hello, about, the point, facts, the end."""
    said = [part for part in parts if _is_said(part, (*plan.first, *plan.asked)) or part.kind is None]
    listed, facts = _listed(parts, plan.told)
    told = "\n".join([_heading(listed[0], texts), *facts]) if facts else ""
    references = _references(case)
    turns = (
        _hello(case, plan, texts, (Saying.CHAT_HELLO, Saying.CHAT_HELLO_NOBODY)),
        texts.say(Saying.CHAT_ABOUT, references=references) if references else "",
        *map(_typed, said),
        told,
        texts.say(plan.chat_question) if plan.chat_question else "",
        texts.say(Saying.CHAT_CLOSE),
    )
    passages = tuple(Passage("", (turn,)) for turn in turns if turn)
    return Talk(passages, _left_out(parts, [*said, *listed]))


def call_script(case: Case, parts: Sequence[Part], plan: Plan, texts: ChannelTexts) -> Talk:
    """Return the script of a call: how to begin, the point, what to have at hand, questions, the end."""
    first = [part for part in parts if _is_said(part, plan.first)]
    asked = [part for part in parts if _is_said(part, plan.asked)]
    own = [part for part in parts if part.kind is None]
    listed, facts = _listed(parts, plan.told)
    tried, attempts = _listed(parts, (BlockKind.TRIED,))
    references = _references(case)
    about = [texts.say(Saying.CALL_ABOUT, references=references)] if references else []
    begin = [_hello(case, plan, texts, (Saying.CALL_HELLO, Saying.CALL_HELLO_NOBODY)), *about]
    begin += [texts.say(Saying.CALL_TEAM)] if plan.is_problem else []
    no = (Saying.CALL_NO_WHO, Saying.CALL_NO_WRITE) if plan.may_be_no else ()
    passages = (
        _passage(texts, Saying.CALL_BEGIN, [*begin, *map(_aloud, first)]),
        _passage(texts, plan.heading, list(map(_aloud, asked))),
        _passage(texts, Saying.CALL_FACTS, [*map(_speakable, facts), *map(_aloud, own)]),
        _passage(texts, Saying.CALL_TRIED, list(map(_speakable, attempts))),
        _said(texts, Saying.CALL_QUESTIONS, *plan.questions),
        _said(texts, Saying.CALL_NO, *no),
        _said(texts, Saying.CALL_END, Saying.CALL_END_REPEAT, Saying.CALL_END_NAME, Saying.CALL_END_THANKS),
    )
    kept = tuple(passage for passage in passages if passage.lines)
    return Talk(kept, _left_out(parts, [*first, *asked, *own, *listed, *tried]))


def script_text(passages: Sequence[Passage]) -> str:
    """Return a script as plain text, to copy or to print."""
    blocks = ("\n".join([p.heading, *(f"- {line}" for line in p.lines)]) for p in passages)
    return "\n\n".join(blocks)


def _is_said(part: Part, kinds: Sequence[BlockKind]) -> bool:
    return part.kind in kinds and (
        part.kind not in (BlockKind.FACTS, BlockKind.PROMISES) or not _marked(part)
    )


def _listed(parts: Sequence[Part], kinds: Sequence[BlockKind]) -> tuple[list[Part], tuple[str, ...]]:
    """Return the first lists of one of those kinds, and their lines: the first of them and the latest."""
    for kind in kinds:
        found = [part for part in parts if part.kind is kind and _marked(part)]
        lines = [line for part in found for line in _marked(part)]
        if lines:
            chosen = lines if len(lines) <= _LINES else [*lines[: _LINES - 1], lines[-1]]
            return found, tuple(shortened(_LABELS.sub("", line), _LINE_WORDS) for line in chosen)
    return [], ()


def _heading(part: Part, texts: ChannelTexts) -> str:
    first = part.text.split("\n", 1)[0].strip()
    return texts.say(Saying.CHAT_FACTS) if part.kind is BlockKind.FACTS or _MARK.match(first) else first


def _marked(part: Part) -> list[str]:
    lines = (line.strip() for line in part.text.split("\n"))
    return [line[mark.end() :] for line in lines if (mark := _MARK.match(line))]


def _typed(part: Part) -> str:
    """Return a part as one message: a list keeps its lines."""
    return part.text if _marked(part) else shortened(one_line(part.text), _TURN_WORDS)


def _aloud(part: Part) -> str:
    """Return a part as it is said: the lines of a list one after the other."""
    listed = _marked(part)
    heads = [line for line in part.text.split("\n") if not _MARK.match(line.strip())]
    said = one_line(f"{' '.join(heads)} {', '.join(listed)}")
    return shortened(_speakable(_LABELS.sub("", said)), _TURN_WORDS)


def _speakable(text: str) -> str:
    """Return a line as it can be said: what stands in brackets between commas."""
    return _COMMAS.sub("", _BRACKET.sub(r", \1,", text)).rstrip(",")


def _left_out(parts: Sequence[Part], said: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if part not in said and part.kind not in _OWN_WORDS)


def _hello(case: Case, plan: Plan, texts: ChannelTexts, sayings: tuple[Saying, Saying]) -> str:
    name = one_line(case.complainant.name)
    hello = texts.say(sayings[0], name=name) if name else texts.say(sayings[1])
    is_bare = sayings[0] is not Saying.CHAT_HELLO or not plan.is_problem
    return hello if is_bare else f"{hello} {texts.say(Saying.CHAT_TEAM)}"


def _references(case: Case) -> str:
    said = (reference_words(r.label, r.value) for r in case.references)
    return say_list([reference for reference in said if reference][:_REFERENCES], case.country)


def _passage(texts: ChannelTexts, heading: Saying, lines: Sequence[str]) -> Passage:
    return Passage(texts.say(heading), tuple(lines))


def _said(texts: ChannelTexts, heading: Saying, *lines: Saying) -> Passage:
    return _passage(texts, heading, [texts.say(line) for line in lines])


def messages_of(talk: Talk) -> Iterator[str]:
    """Yield the messages of a chat, to be sent one at a time."""
    for passage in talk.passages:
        yield from passage.lines
