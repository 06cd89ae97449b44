"""Setting up either works or says what to type."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from advocate.paths import ROOT

TOOLS = ("dirname", "id", "rm", "tail", "cat", "chmod", "readlink")
OLD_PYTHON = "#!/bin/sh\nexit 1\n"
PYTHON_WITHOUT_VENV = '#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; *print*) echo 3.11;; esac\n'


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A machine with a shell's tools, the set-up script, and neither Python nor apt."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "scripts").mkdir()
    for tool in TOOLS:
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or "")
    shutil.copy(ROOT / "scripts" / "setup", tmp_path / "scripts" / "setup")
    return tmp_path


def put_python(machine: Path, script: str) -> None:
    python = machine / "bin" / "python3"
    python.write_text(script)
    python.chmod(0o755)


def set_up(machine: Path) -> subprocess.CompletedProcess[str]:
    command = ["/bin/sh", "scripts/setup", "app"]
    return subprocess.run(
        command, cwd=machine, env={"PATH": f"{machine}/bin"}, capture_output=True, text=True
    )


def test_without_python_it_says_which_it_needs(machine: Path) -> None:
    done = set_up(machine)
    assert done.returncode == 1
    assert "needs Python 3.11, 3.12, 3.13 or 3.14" in done.stderr


def test_with_an_old_python_it_says_which_it_needs(machine: Path) -> None:
    put_python(machine, OLD_PYTHON)
    assert "sudo apt install python3 python3-venv" in set_up(machine).stderr


def test_without_the_part_that_makes_environments_it_names_the_package(machine: Path) -> None:
    put_python(machine, PYTHON_WITHOUT_VENV)
    done = set_up(machine)
    assert done.returncode == 1
    assert "Type: sudo apt install python3.11-venv" in done.stderr.splitlines()
