"""Candidates found online, from a wiki and a reconciliation service on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.facts import EntityKind
from graph.entities import Decision, Link
from graph.online import finder
from graph.sssom import Mapping
from ontology.polite import NoAnswerError
from tests.local_service import Reply, serve


class Services:
    """`api.php` knows one page and a redirect to it, `/reconcile` two people; both count questions."""

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[str] = []
        self.broken = False

    def answer(self, path: str, form: dict[str, str], agent: str) -> Reply:
        assert "me@example.org" in agent
        self.asked.append(path)
        if self.broken:
            return 200, {}, b"<p>Not what you think</p>"
        answer = self._wiki(form) if path == "/api.php" else self._reconcile(json.loads(form["queries"]))
        return 200, {"Content-Type": "application/json"}, json.dumps(answer).encode()

    def _wiki(self, form: dict[str, str]) -> dict[str, object]:
        assert (form["prop"], form["ppprop"]) == ("pageprops", "wikibase_item")
        pages = [{"title": "Raphael Hythloday", "pageprops": {"wikibase_item": "Q7"}}, {"title": "Other"}]
        redirects = [{"from": "Hythloday", "to": "Raphael Hythloday"}]
        return {"query": {"redirects": redirects, "pages": pages}}

    def _reconcile(self, queries: dict[str, dict[str, object]]) -> dict[str, object]:
        found = [
            {"id": "Q7", "name": "Raphael Hythloday", "score": 90.0, "match": True},
            {"id": "Q8", "name": "Raphael Hythlodaeus", "score": 60.0, "match": False},
        ]
        assert all(query["type"] == "Q5" for query in queries.values())
        return {key: {"result": found if "Hyth" in str(q["query"]) else []} for key, q in queries.items()}


@pytest.fixture
def services() -> Iterator[Services]:
    found = Services()
    with serve(found.answer) as url:
        found.url = url
        yield found


def mapping(label: str, decision: Decision, item: str = "", pages: tuple[str, ...] = ()) -> Mapping:
    link = Link(item=item, decision=decision, justification="semapv:LexicalMatching", confidence=1.0)
    return Mapping(EntityKind.PERSON, label.lower(), label, link, pages)


MAPPINGS = [
    mapping("Linked", Decision.ACCEPTED, "Q1", pages=("Linked",)),
    mapping("Nobody", Decision.NO_MATCH),
    mapping("R. Hythloday", Decision.NO_MATCH, pages=("Hythloday",)),
]


def found(services: Services, cache: Path) -> list[tuple[str, str, str, float]]:
    addresses = (f"{services.url}/api.php", f"{services.url}/reconcile")
    with finder(cache, *addresses, contact="me@example.org", pause=0) as search:
        links = [(each.label, each.link) for each in search(MAPPINGS)]
    return [(label, link.item, str(link.decision), link.confidence) for label, link in links]


def test_what_is_not_linked_gets_candidates_that_are_only_proposed(
    services: Services, tmp_path: Path
) -> None:
    assert found(services, tmp_path / "answers.json") == [
        ("Linked", "Q1", "accepted", 1.0),
        ("Nobody", "", "no match", 1.0),
        ("R. Hythloday", "Q7", "proposed", 0.9),
        ("R. Hythloday", "Q8", "proposed", 0.3),
    ]


def test_each_question_is_asked_once(services: Services, tmp_path: Path) -> None:
    first = found(services, tmp_path / "answers.json")
    asked = list(services.asked)
    assert found(services, tmp_path / "answers.json") == first
    assert services.asked == asked == ["/api.php", "/reconcile"]


def test_a_service_that_is_none_is_one_clear_line(services: Services, tmp_path: Path) -> None:
    services.broken = True
    with (
        pytest.raises(NoAnswerError, match=r"/reconcile: no answer of a reconciliation service"),
        finder(
            tmp_path / "a.json", "", f"{services.url}/reconcile", contact="me@example.org", pause=0
        ) as search,
    ):
        list(search(MAPPINGS))
