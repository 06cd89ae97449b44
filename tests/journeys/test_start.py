"""The real program, started as `make run` starts it."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.journeys.conftest import free_port
from tests.journeys.looks import sound
from tests.journeys.serving import Program

RunProgram = Callable[..., Program]


def ask(address: str, path: str = "/", host: str | None = None) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    try:
        connection.request("GET", path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        answer.read()
        return answer
    finally:
        connection.close()


def start_a_case(page: Page, address: str, organisation: str) -> None:
    page.goto(f"{address}/cases/start")
    page.locator("[name=organisation_name]").fill(organisation)
    page.locator("[name=sector]").select_option("telecoms")
    page.locator("[name=country]").select_option("GB")
    page.locator("main form button").first.click()
    page.wait_for_url(lambda url: not url.endswith("/cases/start"))


def test_the_first_page_greets_an_empty_home(page: Page, run_program: RunProgram) -> None:
    page.goto(run_program().address)
    assert page.get_by_role("heading", level=1).is_visible()
    sound(page)


def test_a_taken_port_gives_the_next_free_one_and_says_so(run_program: RunProgram) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", free_port()))
        taken.listen()
        port = int(taken.getsockname()[1])
        program = run_program(port=port)
    assert f"Port {port} is taken" in program.said
    assert ask(program.address).status == 200


def test_it_listens_on_this_machine_alone(run_program: RunProgram) -> None:
    port = urlsplit(run_program().address).port
    listening = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    here = {row[1] for row in listening if row[3] == "0A" and row[1].endswith(f":{port:04X}")}
    assert here == {f"0100007F:{port:04X}"}


def test_a_foreign_host_name_gets_nothing(run_program: RunProgram) -> None:
    address = run_program().address
    assert ask(address, host="evil.example").status == 400
    assert ask(address, host=urlsplit(address).netloc).status == 200


def test_what_was_saved_is_there_after_the_program_was_killed(page: Page, run_program: RunProgram) -> None:
    first = run_program()
    start_a_case(page, first.address, "Northwind Broadband")
    first.kill()
    page.goto(run_program().address)
    assert page.get_by_text("Northwind Broadband").first.is_visible()
