"""Lets `python -m advocate` do what `advocate` does."""

from advocate.cli import main

main(prog_name="advocate")
