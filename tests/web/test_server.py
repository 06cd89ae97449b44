"""The real server on a real socket: what is far too large is refused before it is taken in."""

from __future__ import annotations

import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import free_port
from tests.journeys.serving import start_program

pytestmark = [pytest.mark.slow, pytest.mark.laptop]

MEGABYTE = 1_000_000
HEAD = "POST /cases/start HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of the real program, told that a file may have 1 MB and a case 2 MB."""
    with pytest.MonkeyPatch.context() as told:
        told.setenv("ADVOCATE_FILE_LIMIT_MB", "1")
        told.setenv("ADVOCATE_CASE_LIMIT_MB", "2")
        program = start_program(tmp_path_factory.mktemp("instance"), port=free_port())
    yield int(program.address.rpartition(":")[2])
    program.stop()


def answer_to(port: int, head: str, chunk: bytes = b"") -> tuple[bytes, int]:
    """Send a head, and `chunk` until the server has enough; return its first line and the bytes sent."""
    sent, until = 0, time.monotonic() + 20
    with socket.create_connection(("127.0.0.1", port), timeout=0.2 if chunk else 20) as wire:
        wire.sendall(head.encode())
        while chunk and time.monotonic() < until:
            try:
                wire.sendall(chunk)
                sent += len(chunk)
            except OSError:
                break
        wire.settimeout(20)
        try:
            return wire.recv(4096).partition(b"\r\n")[0], sent
        except ConnectionResetError:
            return b"reset", sent


def test_a_body_of_a_gigabyte_is_refused_by_its_announcement(port: int) -> None:
    said, _ = answer_to(port, f"{HEAD}Content-Length: {1000 * MEGABYTE}\r\n\r\n")
    assert said.startswith(b"HTTP/1.1 413")


def test_a_body_that_hides_its_length_is_cut_off_at_the_limit(port: int) -> None:
    chunk = b"%x\r\n%s\r\n" % (MEGABYTE, b"x" * MEGABYTE)
    said, sent = answer_to(port, f"{HEAD}Transfer-Encoding: chunked\r\n\r\n", chunk)
    assert said.startswith(b"HTTP/1.1 413") or said == b"reset"
    assert sent < 40 * MEGABYTE


def test_a_body_within_the_limit_reaches_the_application(port: int) -> None:
    said, _ = answer_to(port, f"{HEAD}Content-Length: 6\r\n\r\n--x--\n")
    assert said.startswith(b"HTTP/1.1 422")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_request_that_is_under_way_is_answered_before_the_program_ends(
    number: signal.Signals, tmp_path: Path
) -> None:
    program = start_program(tmp_path, port=free_port())
    port = int(program.address.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=20) as wire:
        wire.sendall(f"{HEAD}Content-Length: 6\r\n\r\n--x".encode())
        # the program has the first half when it answers another
        assert answer_to(port, "GET /ready HTTP/1.1\r\nHost: any\r\n\r\n")[0].endswith(b"200 OK")
        program.process.send_signal(number)
        until = time.monotonic() + 20
        while is_open(port) and time.monotonic() < until:
            time.sleep(0.05)
        wire.sendall(b"--\n")
        answer = wire.recv(4096)
    assert not is_open(port)
    assert answer.startswith(b"HTTP/1.1 422")
    assert program.process.wait(20) == 0
    program.stop()


def is_open(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError:
        return False
    return True
