"""Looking after the rulebook: is every rule readable, sourced and checked in time?"""

from __future__ import annotations

from typing import Any

import click

from advocate.rulebook import checking
from advocate.web.settings import from_environment


@click.group()
def rules() -> None:
    """Look after the rules that Advocate goes by."""


@rules.command()
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="Check as of this day; default: today.")
def check(day: Any) -> None:
    """Find rules that cannot be read, point nowhere, or are due for another look.

    It reads every rule file: the routes and rights of each country, tone, story, letters and the rest. Each
    problem is a sentence with the file or the entry. Ends with 1 if there is one.
    """
    today = day.date() if day else from_environment().now().astimezone().date()
    found = checking.check(today)
    for problem in found.problems:
        click.echo(problem)
    looked_at = f"{found.routes} routes, {found.rights} rights, {found.rules} rules about time"
    click.echo(f"{looked_at}: {len(found.problems) or 'no'} problem{'s' * (len(found.problems) != 1)}.")
    if found.next_review_on is not None and not found.problems:
        click.echo(f"The next one is due for another look by {found.next_review_on.isoformat()}.")
    if found.problems:
        raise SystemExit(1)
