"""Where things are: the project's folders in a checkout, or inside an installed wheel."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent if (PACKAGE.parent / "templates").is_dir() else PACKAGE / "assets"
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"
RULEBOOK = PACKAGE / "rulebook"


def instance_folder() -> Path:
    """Return the folder that holds this laptop's data; ADVOCATE_INSTANCE puts it elsewhere."""
    chosen = os.environ.get("ADVOCATE_INSTANCE")
    return Path(chosen).expanduser().resolve() if chosen else ROOT / "instance"
