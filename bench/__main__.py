"""Prints the table of ratios; words on the command line choose lines by what they contain."""

from __future__ import annotations

import sys

import click

from bench import bundles, clocks, evidence, heat, pages, papers, start, texts, uploads

MEASURES = (
    *start.MEASURES,
    *texts.MEASURES,
    *heat.MEASURES,
    *clocks.MEASURES,
    *evidence.MEASURES,
    *uploads.MEASURES,
    *pages.MEASURES,
    *papers.MEASURES,
    *bundles.MEASURES,
)


def main(words: list[str]) -> None:
    """Run the chosen measures and print a line for each as soon as it is known."""
    click.echo(f"{'what':<44}{'against':<36}{'ratio':>8}{'goal':>8}")
    for measure in MEASURES:
        if words and not any(word in measure.name for word in words):
            continue
        ratio = measure.run()
        verdict = "" if ratio <= measure.goal else "  over"
        click.echo(f"{measure.name:<44}{measure.against:<36}{ratio:>8.2f}{measure.goal:>8.2f}{verdict}")


main(sys.argv[1:])
