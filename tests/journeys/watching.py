"""Watches a browser profile: requests to other hosts, script errors, refused styles and scripts."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

OURS = ("127.0.0.1", "localhost")
NO_REQUEST = ("data", "blob", "about")


class Watch:
    """Remembers what must not happen in a browser."""

    def __init__(self, context: BrowserContext) -> None:
        self.foreign: list[str] = []
        self.errors: list[str] = []
        context.on("request", self._see_request)
        context.on("console", self._hear_console)
        context.on("weberror", self._hear_error)

    def nothing_went_wrong(self) -> None:
        """Fail when a request was meant for another host, or a page complained in the console."""
        assert not self.foreign, f"requests left for another host: {self.foreign}"
        assert not self.errors, f"the browser complained: {self.errors}"

    def _see_request(self, request: Request) -> None:
        target = urlsplit(request.url)
        if target.scheme not in NO_REQUEST and target.hostname not in OURS:
            self.foreign.append(request.url)

    def _hear_console(self, message: ConsoleMessage) -> None:
        # Chromium also reports each 4xx answer as an error; a test that wants one is not at fault.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.errors.append(message.text)

    def _hear_error(self, error: WebError) -> None:
        self.errors.append(str(error.error))
