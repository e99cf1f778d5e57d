"""A browser without JavaScript, for tests: pages, links, forms and cookies."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import requests

DEADLINE_S = 60.0


class Form:
    """A form of a page. fields: what it would send as it stands."""

    def __init__(self, attributes: dict[str, str | None]) -> None:
        self.action = attributes.get("action") or ""
        self.method = (attributes.get("method") or "get").lower()
        self.fields: dict[str, str] = {}


class PageParser(HTMLParser):
    """The forms and the text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._select = ""
        self._textarea = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.tags.append((tag, said))
        name = said.get("name") or ""
        if tag == "form":
            self.forms.append(Form(said))
        elif tag == "a" and said.get("href"):
            self.links.append(str(said["href"]))
        elif tag == "input" and name and said.get("type") != "file":
            if said.get("type") not in ("checkbox", "radio") or "checked" in said:
                self.forms[-1].fields[name] = said.get("value") or ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            fields = self.forms[-1].fields
            if "selected" in said or self._select not in fields:
                fields[self._select] = said.get("value") or ""
        elif tag == "textarea":
            self._textarea = name
            self.forms[-1].fields[name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        if tag == "textarea":
            self._textarea = ""

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._textarea:
            self.forms[-1].fields[self._textarea] += data


class Page:
    """An answer of the site."""

    def __init__(self, response: requests.Response) -> None:
        self.response = response
        self.status = response.status_code
        self.html = response.text
        self._parsed = PageParser(self.html)
        self.links = self._parsed.links
        self.tags = self._parsed.tags
        self.text = " ".join(" ".join(self._parsed.words).split())

    def form(self, action: str) -> Form:
        """The form that sends to this address."""
        found = [form for form in self._parsed.forms if form.action == action]
        assert found, (action, [form.action for form in self._parsed.forms], self.text[:500])
        return found[0]


class Browser:
    """Somebody's browser at the site `url`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.session = requests.Session()
        self.session.headers["Accept"] = "text/html"

    def close(self) -> None:
        self.session.close()

    def open(self, path: str, **options: Any) -> Page:
        """Follow a link."""
        return Page(self.session.get(self.url + path, timeout=DEADLINE_S, **options))

    def send(self, path: str, fields: dict[str, Any], files: Any = None, **options: Any) -> Page:
        """Send a form's fields."""
        return Page(
            self.session.post(
                self.url + path, data=fields, files=files, timeout=DEADLINE_S, **options
            )
        )

    def fill(self, page: Page, action: str, files: Any = None, **fields: Any) -> Page:
        """Fill a form of a page in, and send it."""
        form = page.form(action)
        said = {**form.fields, **fields}
        if form.method == "get":
            return self.open(action, params=said)
        return self.send(action, {k: v for k, v in said.items() if v is not None}, files)

    def sign_in(self, token: str) -> Page:
        """Sign in; the page that follows."""
        return self.fill(self.open("/sign-in"), "/sign-in", token=token)
