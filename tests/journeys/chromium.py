"""Finds the Chromium that the browser tests drive; as a program it says which one, or fails."""

from __future__ import annotations

import os
import shutil
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium() -> str | None:
    """Return the path of a Chromium: the one that CHROMIUM names, or the first that is installed."""
    chosen = os.environ.get("CHROMIUM")
    names = (chosen,) if chosen else NAMES
    return next((path for path in map(shutil.which, names) if path), None)


if __name__ == "__main__":
    sys.exit(0 if find_chromium() else "There is no Chromium here.")
