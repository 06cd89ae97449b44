"""Writes the approved letters anew: run it as a module, then read in `git diff` what has changed."""

from __future__ import annotations

from pathlib import Path

from advocate.domain.letters import compose
from advocate.rulebook.letter_texts import load
from tests.domain.letter_cases import SCENES, Scene

SNAPSHOTS = Path(__file__).parent / "snapshots"


def snapshot_of(scene: Scene) -> str:
    """Return a letter as it is approved: its subject, a blank line and its body."""
    draft = compose(
        scene.case, kind=scene.kind, channel=scene.channel, today=scene.today, texts=load(), about=scene.about
    )
    return f"{draft.subject}\n\n{draft.body}\n"


def write() -> None:
    """Write the letter of each scene, and remove those of scenes that are gone."""
    for old in SNAPSHOTS.glob("*.txt"):
        if old.stem not in SCENES:
            old.unlink()
    for name, scene in SCENES.items():
        (SNAPSHOTS / f"{name}.txt").write_text(snapshot_of(scene), encoding="utf-8")


if __name__ == "__main__":
    write()
