"""Functions that misbehave in the child process, one way each."""

from __future__ import annotations

import os
import resource
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

Blobs = dict[str, bytes]
Answer = tuple[dict[str, Any], Blobs]


def echo(payload: dict[str, Any], blobs: Blobs) -> Answer:
    return payload, blobs


def shout(payload: dict[str, Any], blobs: Blobs) -> Answer:
    print("noise on standard output", flush=True)  # noqa: T201
    os.write(1, b"more noise")
    return payload, blobs


def sleep(payload: dict[str, Any], blobs: Blobs) -> Answer:
    time.sleep(600)
    return payload, blobs


def leave_a_sleeper(payload: dict[str, Any], blobs: Blobs) -> Answer:
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    return {"pid": sleeper.pid}, {}


def note_a_sleeper(payload: dict[str, Any], blobs: Blobs) -> Answer:
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    Path(payload["note"]).write_text(str(sleeper.pid))
    sleeper.wait()
    return {}, {}


def burn(payload: dict[str, Any], blobs: Blobs) -> Answer:
    while True:
        pass


def eat(payload: dict[str, Any], blobs: Blobs) -> Answer:
    return {"size": len(bytearray(payload["bytes"]))}, {}


def recurse(payload: dict[str, Any], blobs: Blobs) -> Answer:
    return recurse(payload, blobs)


def fail(payload: dict[str, Any], blobs: Blobs) -> Answer:
    raise OverflowError("the customer's own words")


def die(payload: dict[str, Any], blobs: Blobs) -> Answer:
    os.abort()


def leave_quietly(payload: dict[str, Any], blobs: Blobs) -> Answer:
    os._exit(0)


def return_objects(payload: dict[str, Any], blobs: Blobs) -> Answer:
    return {"a set": {1, 2}}, {}


def write_much(payload: dict[str, Any], blobs: Blobs) -> Answer:
    with Path(payload["file"]).open("wb") as out:
        for _ in range(payload["mebibytes"]):
            out.write(bytes(1 << 20))
    return {}, {}


def surroundings(payload: dict[str, Any], blobs: Blobs) -> Answer:
    return {
        "environment": sorted(os.environ),
        "open_files": resource.getrlimit(resource.RLIMIT_NOFILE)[1],
        "core": resource.getrlimit(resource.RLIMIT_CORE)[1],
        "handles": sorted(int(name) for name in os.listdir("/proc/self/fd")),
        "isolated": sys.flags.isolated,
        "folder": os.getcwd(),
    }, {}


def connect(payload: dict[str, Any], blobs: Blobs) -> Answer:
    with socket.create_connection(("127.0.0.1", payload["port"]), timeout=5):
        return {"connected": True}, {}
