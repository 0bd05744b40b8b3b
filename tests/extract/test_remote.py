"""Another engine takes the place of the rules, found by its entry point; what it invents is left out."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from extract import engine
from extract.facts import Mission, Visit
from extract.read import plain
from extract.read.source import Page
from extract.remote import URL_VARIABLE

TEXT = "= Chile–Latvia relations =\n\nIn May 1998 Foreign Minister Ana Rojas went to Riga for talks.\n"
QUOTE = "In May 1998 Foreign Minister Ana Rojas went to Riga for talks."
ANSWER = {
    "facts": [
        {
            "class": "Visit",
            "quote": QUOTE,
            "date": "1998-05",
            "sendingState": "Chile",
            "receivingState": "Latvia",
            "visitor": "Ana Rojas",
            "role": "ForeignMinister",
            "place": "Riga",
        },
        {"class": "Mission", "quote": "Chile opened an embassy in Riga.", "kind": "embassy"},
        {"class": "Visit", "quote": QUOTE, "date": "1998-05-32"},
        {"class": "Visit", "quote": QUOTE, "visitor": "Juan Soto"},
        {"class": "Banquet", "quote": QUOTE},
    ]
}


class _Service(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert body["text"] == TEXT
        answer = json.dumps(ANSWER).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Service)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}/read"
    monkeypatch.setenv(URL_VARIABLE, url)
    yield url
    server.shutdown()
    thread.join()
    server.server_close()


def test_only_what_the_text_bears_out_is_taken(service: str) -> None:
    article = plain.read(Page("page.txt", "plain", TEXT))
    found = engine.load("http").extract(article)
    assert [type(fact) for fact in found.facts] == [Visit]
    visit = found.facts[0]
    assert isinstance(visit, Visit)
    assert (visit.visitor and visit.visitor.name, str(visit.date)) == ("Ana Rojas", "1998-05")
    assert article.text[visit.evidence[0].start : visit.evidence[0].end] == visit.evidence[0].quote == QUOTE
    assert [row.why.rpartition(": ")[2] for row in found.unused] == [
        "its quote does not stand in the text",
        "day is out of range for month",
        "'Juan Soto' is not named in the text",
        "no class of facts is named 'Banquet'",
    ]
    assert not any(isinstance(fact, Mission) for fact in found.facts)


def test_an_unknown_engine_is_answered_with_the_known_ones() -> None:
    with pytest.raises(LookupError, match=r"no engine named 'oracle'; known are: rules, http"):
        engine.load("oracle")


def test_an_engine_without_an_address_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    with pytest.raises(LookupError, match=URL_VARIABLE):
        engine.load("http")
