"""A reader of pages for tests: fetches, checks each page's manners, fills in and sends its forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from advocate.jobs.queue import JobKind
from advocate.web import make_worker


class Page:
    """One answer, parsed."""

    def __init__(self, visitor: Visitor, response: TestResponse) -> None:
        self.visitor, self.response = visitor, response
        self.status = response.status_code
        self.path = response.request.path
        self.text = response.get_data(as_text=True)
        self.tree: Element = html5lib.parse(self.text, namespaceHTMLElements=False)
        if response.mimetype == "text/html":
            self._mind_manners()

    def all(self, tag: str, **attributes: str) -> list[Element]:
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [e for e in self.tree.iter(tag) if all(e.get(k) == v for k, v in wanted.items())]

    def words(self, tag: str = "body") -> str:
        found = self.tree.find(f".//{tag}")
        assert found is not None, f"no {tag} on {self.path}"
        return " ".join(" ".join(found.itertext()).split())

    @property
    def heading(self) -> str:
        return " ".join("".join(self.all("h1")[0].itertext()).split())

    @property
    def errors(self) -> list[str]:
        box = self.tree.find(".//*[@id='oops']")
        return [] if box is None else ["".join(li.itertext()).strip() for li in box.iter("li")]

    def form(self, action: str | None = "") -> Element:
        forms = [f for f in self.all("form") if (action or "") in (f.get("action") or "")]
        assert forms, f"no form for {action!r} on {self.path}"
        return forms[0]

    def link(self, words: str) -> str:
        for a in self.all("a"):
            if words in " ".join("".join(a.itertext()).split()):
                return a.get("href") or ""
        raise AssertionError(f"no link {words!r} on {self.path}")

    def send(self, action: str | None = "", **changes: Any) -> Page:
        """Send the page's form with what it holds, changed by the keywords."""
        form = self.form(action)
        data = {**dict(values_of(form)), **changes}
        return self.visitor.post(form.get("action") or self.path, data)

    def _mind_manners(self) -> None:
        ids = [e.get("id") for e in self.tree.iter() if e.get("id")]
        assert len(ids) == len(set(ids)), f"ids twice on {self.path}: {[i for i in ids if ids.count(i) > 1]}"
        assert len(self.all("h1")) == 1, f"{self.path} needs one h1"
        title = "".join("".join(e.itertext()) for e in self.all("title"))
        assert title.endswith("– Advocate")
        assert len(title) > len("– Advocate") + 2, f"{self.path} has no title"
        for e in self.tree.iter():
            assert not e.get("style"), f"inline style on {self.path}"
            assert not [name for name in e.attrib if name.startswith("on")], f"inline handler on {self.path}"
        for f in self.all("form"):
            assert f.get("action"), f"a form without an action on {self.path}"
        for s in self.all("script"):
            assert s.get("src"), f"inline script on {self.path}"


class Visitor:
    """Somebody with a browser."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, path: str) -> Page:
        return Page(self, self.client.get(path, follow_redirects=True))

    def download(self, path: str) -> TestResponse:
        """Fetch a file whole and let go of it."""
        answer = self.client.get(path)
        assert answer.data is not None
        answer.close()
        return answer

    def post(self, path: str, data: dict[str, Any]) -> Page:
        kind = {"content_type": "multipart/form-data"} if "files" in data else {}
        answer = self.client.post(path, data=data, **kind)
        # what is sent lies in a file where it is large
        answer.request.environ["wsgi.input"].close()
        if "/evidence" in path:
            self.wait()
        if "/bring-in/" in path:
            self.wait(JobKind.BRING_IN)
        if answer.status_code not in (302, 303):
            return Page(self, answer)
        answer.close()
        return self.get(answer.headers["Location"])

    def wait(self, kind: JobKind = JobKind.LOOK) -> None:
        """Give the program the time that it needs to look into files, or for other work."""
        worker = make_worker(self.client.application)
        while worker.work_once((kind,)):
            pass


def values_of(form: Element) -> Iterator[tuple[str, Any]]:
    for e in form.iter():
        name, kind = e.get("name"), e.get("type", "")
        if not name or kind in ("submit", "file") or e.tag == "button":
            continue
        if e.tag == "input" and (kind not in ("radio", "checkbox") or "checked" in e.attrib):
            yield name, e.get("value", "on" if kind == "checkbox" else "")
        elif e.tag == "textarea":
            yield name, "".join(e.itertext())
        elif e.tag == "select":
            chosen = [o for o in e.iter("option") if "selected" in o.attrib] or list(e.iter("option"))[:1]
            yield name, chosen[0].get("value", "") if chosen else ""
