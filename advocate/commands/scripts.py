"""For scripts: the tone coach and the story sorter, line by line. Their formats stay as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, TextIO

import click

from advocate.domain.story import sort as sort_story
from advocate.domain.story.lines import part_to_json
from advocate.domain.tone import finding_to_json
from advocate.domain.tone import review as review_tone
from advocate.rulebook import story_rules, tone_rules
from advocate.web.settings import from_environment


@click.command()
@click.option("--jsonl", is_flag=True, help='Read lines {"id","text"} and write lines {"id","spans"}.')
@click.argument("text", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
def review(jsonl: bool, text: TextIO) -> None:
    """Say where a text may backfire, why, and what would be calmer.

    TEXT is a file, or standard input. With --jsonl each line of input is an object with "id" and "text", and
    each line of output is {"id", "spans": [{"start", "end", "category", "severity", "why", "suggestion"}]};
    start and end count characters (Unicode code points), end is exclusive.
    """
    rules = tone_rules.load()
    if jsonl:
        for line in _lines(text):
            spans = [finding_to_json(found) for found in review_tone(line["text"], rules).findings]
            click.echo(json.dumps({"id": line["id"], "spans": spans}))
        return
    words = text.read()
    result = review_tone(words, rules)
    click.echo(result.meter.words)
    for found in result.findings:
        click.echo(f"\n“{words[found.start : found.end]}” ({found.category})\n  {found.why}")
        if found.suggestion:
            click.echo(f"  Calmer: {found.suggestion}")


@click.command()
@click.option("--jsonl", is_flag=True, help='Read lines {"id","text"} and write lines {"id","parts"}.')
@click.option("--country", default="GB", show_default=True, help="Decides the order of day and month.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it is told; default: today."
)
@click.argument("text", type=click.File("r", encoding="utf-8", errors="replace"), default="-")
def sort(jsonl: bool, country: str, today: Any, text: TextIO) -> None:
    """Sort a raw story into facts, promises and the like.

    The kinds are facts, contacts, promises, impact, opinions, requests and what is best left out. TEXT is a
    file, or standard input. With --jsonl each line of input is an object with "id" and "text" (and may carry
    its own "today" and "country"), and each line of output is {"id", "parts": [{"start", "end", "kind",
    "dates", "amounts", "references", "people", "promised_by"}]}; start and end count characters.
    """
    day = today.date() if today else from_environment().now().astimezone().date()
    rules = story_rules.load()
    if not jsonl:
        words = text.read()
        for part in sort_story(words, today=day, country=country, rules=rules):
            click.echo(f"{part.kind.value:>9}  {' '.join(part.text.split())}")
        return
    for line in _lines(text):
        told_on = date.fromisoformat(line["today"]) if line.get("today") else day
        where = line.get("country") or country
        parts = sort_story(line["text"], today=told_on, country=where, rules=rules)
        found = [part_to_json(part) for part in parts]
        click.echo(json.dumps({"id": line["id"], "parts": found}))


def _lines(source: TextIO) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise click.ClickException(f"Line {number} is not JSON: {error}") from error
        if not isinstance(found, dict) or not isinstance(found.get("text"), str) or "id" not in found:
            raise click.ClickException(f'Line {number} needs "id" and "text".')
        if not isinstance(found.get("country") or "", str):
            raise click.ClickException(f'Line {number}: "country" needs two letters, such as "GB".')
        if not _is_day(found.get("today") or "2026-01-01"):
            raise click.ClickException(f'Line {number}: "today" needs a day such as "2026-05-18".')
        yield found


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(date.fromisoformat(value))
    except ValueError:
        return False
