"""A PDF is made of our own bytes: whatever a document asks for besides is not fetched, and no PDF is made."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.request import urlopen

import pikepdf
import pytest

from advocate.printing.pdf import SCHEME, render_pdf
from advocate.printing.rendering import OwnBytes, RefusedError, render_in_child
from advocate.sandbox import CrashedError, TimeExceededError
from tests.printing.papers import photo
from tests.printing.reading import Reading

pytestmark = pytest.mark.slow

CANARY = "the canary sings in the file"
PAGE = "<!doctype html><html lang=en-GB><head><title>T</title></head><body><p>Words</p>{}</body></html>"


class Server:
    """A server on this machine that remembers what it was asked for, and sends on to itself."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(302 if self.path == "/away" else 200)
                self.send_header("Location", "/there")
                self.end_headers()
                self.wfile.write(CANARY.encode())

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"127.0.0.1:{self.server.server_port}"


@pytest.fixture(scope="module")
def listening() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.server.serve_forever, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@pytest.fixture
def server(listening: Server) -> Server:
    listening.asked.clear()
    return listening


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    file = tmp_path / "canary.txt"
    file.write_text(CANARY)
    return file


def made_here(html: str) -> bytes:
    """Return the PDF made in this process, or nothing when the document is refused."""
    with warnings.catch_warnings():
        # WeasyPrint leaves its colour profile open
        warnings.simplefilter("ignore", ResourceWarning)
        try:
            return render_in_child({}, {"html": html.encode()})[1]["pdf"]
        except RefusedError:
            return b""


def holds_the_canary(pdf: bytes) -> bool:
    """Return whether any stream, attachment or word of a PDF holds what the canary said."""
    if not pdf:
        return False
    paper = Reading(pdf)
    streams = [x.read_bytes() for x in paper.pdf.objects if isinstance(x, pikepdf.Stream)]
    return CANARY in paper.text or any(CANARY.encode() in stream for stream in streams)


WAYS = [
    '<img src="{}" alt="">',
    '<link rel="stylesheet" href="{}">',
    '<style>@import "{}";</style>',
    '<p style="background:url({})">x</p>',
    "<style>@font-face{{font-family:f;src:url({})}}p{{font-family:f}}</style>",
    '<ul style="list-style-image:url({})"><li>x</ul>',
    "<style>p::before{{content:url({})}}</style>",
    '<object data="{}"></object>',
    '<embed src="{}">',
    '<svg width="9" height="9"><image href="{}" width="9" height="9"/></svg>',
    '<svg width="9" height="9"><use href="{}#a"/></svg>',
    '<link rel="attachment" href="{}">',
    '<a rel="attachment" href="{}">x</a>',
]


@pytest.mark.parametrize("way", WAYS)
def test_no_server_is_asked_for_anything(way: str, server: Server) -> None:
    made = made_here(PAGE.format(way.format(f"http://{server.address}/away")))
    assert server.asked == []
    assert not holds_the_canary(made)


@pytest.mark.parametrize("scheme", ["http", "https", "ftp", "HTTP", "//"])
def test_no_scheme_reaches_a_server(scheme: str, server: Server) -> None:
    address = f"//{server.address}/a.png" if scheme == "//" else f"{scheme}://{server.address}/a.png"
    made_here(PAGE.format(WAYS[0].format(address)))
    assert server.asked == []


def test_the_server_would_have_answered(server: Server) -> None:
    assert urlopen(f"http://{server.address}/away").read() == CANARY.encode()
    assert server.asked == ["/away", "/there"]


@pytest.mark.parametrize("way", WAYS)
def test_no_file_of_the_machine_is_read(way: str, canary: Path) -> None:
    assert not holds_the_canary(made_here(PAGE.format(way.format(canary.as_uri()))))


@pytest.mark.parametrize(
    "address",
    [
        "data:image/png;base64,iVBORw0KGgo=",
        "javascript:alert(1)",
        "advocate:../../../etc/passwd",
        "advocate:/etc/passwd",
        "advocate://127.0.0.1/css/print.css",
        "advocate:res:css/print.css",
        "advocate:html",
        "advocate:",
        "relative.png",
        "/etc/hostname",
    ],
)
def test_any_other_address_is_refused(address: str) -> None:
    with pytest.raises(RefusedError):
        OwnBytes({"css/print.css": b""}).fetch(address)


def test_our_own_bytes_are_served() -> None:
    answer = OwnBytes({"exhibit/1/0.jpg": b"picture"}).fetch("advocate:exhibit/1/0.jpg")
    assert answer.read() == b"picture"


def test_what_is_refused_leaves_no_pdf(server: Server) -> None:
    assert made_here(PAGE.format(WAYS[0].format(f"http://{server.address}/picture.png"))) == b""


def test_a_canary_would_be_found() -> None:
    assert holds_the_canary(made_here(PAGE.format(CANARY)))


def test_a_refused_document_makes_no_pdf_through_the_child_either(canary: Path) -> None:
    with pytest.raises(CrashedError) as caught:
        render_pdf(PAGE.format(WAYS[0].format(canary.as_uri())))
    assert caught.value.kind == "RefusedError"
    assert CANARY not in str(caught.value)


def test_a_picture_of_our_own_is_printed() -> None:
    html = PAGE.format(f'<img src="{SCHEME}exhibit/1/0.jpg" alt="The router">')
    paper = Reading(render_pdf(html, resources={"exhibit/1/0.jpg": photo()}))
    assert "/DCTDecode" in paper.names_of_things


def test_a_document_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(TimeExceededError):
        render_pdf(PAGE.format("<p>word</p>" * 50_000), seconds=1)


def test_words_that_look_like_an_address_are_only_words() -> None:
    paper = Reading(made_here(PAGE.format("<p>file:///etc/passwd and http://example.org/a.png</p>")))
    assert "file:///etc/passwd and http://example.org/a.png" in paper.text
    assert "/URI" not in paper.names_of_things
