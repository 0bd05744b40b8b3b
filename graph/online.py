"""Candidates for what is not linked, asked online: for the work list only, never for a build.

Page titles are asked of a MediaWiki (to which item does the page belong), names of a service of the W3C
Reconciliation API 0.2 (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/).
Every answer is kept on disk and asked for once. Nothing that is found here is accepted by itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import httpx

from extract.facts import EntityKind
from extract.fetch import WIKIPEDIA, Wiki
from graph.entities import Decision, Link
from graph.link import CHAINING, FUZZY
from graph.sssom import Mapping
from ontology.polite import NoAnswerError, Service, user_agent

__all__ = ["Cache", "Reconciler", "candidates", "finder"]

_BATCH = 10  # names a request
_LIMIT = 3  # candidates a name
# The class that a service of Wikidata's knows each kind by.
_TYPES = {
    EntityKind.STATE: "Q6256",
    EntityKind.ORGANIZATION: "Q43229",
    EntityKind.PERSON: "Q5",
    EntityKind.PLACE: "Q2221906",
}


class Cache:
    """Answers by question, in one JSON file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._answers: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}

    def get(self, question: str) -> Any:
        """The answer kept, None where the question is new."""
        return self._answers.get(question)

    def put(self, question: str, answer: object) -> None:
        """Keep an answer; durable on return of `save`."""
        self._answers[question] = answer

    def save(self) -> None:
        """Write the file, in one step."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self._path.with_suffix(".new")
        text = json.dumps(self._answers, ensure_ascii=False, indent=1, sort_keys=True)
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(self._path)


class Reconciler:
    """A reconciliation service."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def ask(self, names: Sequence[tuple[str, EntityKind]]) -> list[list[dict[str, Any]]]:
        """The candidates (`id`, `name`, `score`, `match`) of each name, best first. Raises NoAnswerError."""
        queries = {
            f"q{n}": {"query": name, "type": _TYPES[kind], "limit": _LIMIT}
            for n, (name, kind) in enumerate(names)
        }
        answer = self._service.post({"queries": json.dumps(queries, ensure_ascii=False)})
        try:
            results = answer.json()
            return [
                [{k: each[k] for k in ("id", "name", "score")} for each in results[q]["result"]]
                for q in queries
            ]
        except (ValueError, KeyError, TypeError) as error:
            raise NoAnswerError(f"{self._service.url}: no answer of a reconciliation service") from error


def candidates(
    mappings: Iterable[Mapping], cache: Cache, wiki: Wiki | None = None, reconciler: Reconciler | None = None
) -> Iterator[Mapping]:
    """The mappings, with those of entities that are not linked joined by what is found online."""
    entities = [list(group) for _, group in groupby(mappings, key=lambda each: (each.kind, each.key))]
    open_ones = [found for found in entities if not any(_is_accepted(each) for each in found)]
    if wiki:
        _ask_titles(open_ones, cache, wiki)
    if reconciler:
        _ask_names(open_ones, cache, reconciler)
    for found in entities:
        new = list(_found(found[0], cache)) if found in open_ones else []
        known = {each.link.item for each in new}
        yield from (
            each for each in found if not (new and not each.link.item) and each.link.item not in known
        )
        yield from new


@contextmanager
def finder(
    cache: Path, wiki: str = WIKIPEDIA, reconciler: str = "", contact: str = "", pause: float = 1.0
) -> Iterator[Callable[[Iterable[Mapping]], Iterator[Mapping]]]:
    """`candidates` over the services at these addresses ("" for none), with a cache in that file."""
    with httpx.Client(headers={"User-Agent": user_agent(contact)}, timeout=60) as client:
        yield partial(
            candidates,
            cache=Cache(cache),
            wiki=Wiki(wiki, client) if wiki else None,
            reconciler=Reconciler(Service(reconciler, client, pause=pause)) if reconciler else None,
        )


def _is_accepted(mapping: Mapping) -> bool:
    return mapping.link.decision is Decision.ACCEPTED


def _ask_titles(entities: Iterable[list[Mapping]], cache: Cache, wiki: Wiki) -> None:
    titles = {title for found in entities for title in found[0].pages}
    new = sorted(title for title in titles if cache.get(f"title {title}") is None)
    for title, item in wiki.items(new):
        cache.put(f"title {title}", item)
    cache.save()


def _ask_names(entities: Iterable[list[Mapping]], cache: Cache, reconciler: Reconciler) -> None:
    names = sorted({(found[0].label, found[0].kind) for found in entities})
    new = [(name, kind) for name, kind in names if cache.get(f"{kind} {name}") is None]
    for start in range(0, len(new), _BATCH):
        batch = new[start : start + _BATCH]
        for (name, kind), found in zip(batch, reconciler.ask(batch), strict=True):
            cache.put(f"{kind} {name}", found)
        cache.save()


def _found(mapping: Mapping, cache: Cache) -> Iterator[Mapping]:
    """What the cache holds on an entity, each item once; a page title goes before a name."""
    seen: set[str] = set()
    for title in mapping.pages:
        if (item := cache.get(f"title {title}")) and item not in seen:
            seen.add(item)
            yield replace(mapping, link=_link(item, CHAINING, 0.9, title, "page", "mediawiki", title))
    for each in cache.get(f"{mapping.kind} {mapping.label}") or ():
        if each["id"] not in seen:
            seen.add(each["id"])
            confidence = round(min(max(float(each["score"]), 0.0), 100.0) / 200, 2)
            link = _link(each["id"], FUZZY, confidence, mapping.label, "name", "reconciliation", each["name"])
            yield replace(mapping, link=link)


def _link(item: str, why: str, confidence: float, matched: str, field: str, source: str, name: str) -> Link:
    return Link(
        item=item,
        decision=Decision.PROPOSED,
        justification=why,
        confidence=confidence,
        matched=matched,
        field=field,
        source=source,
        name=name,
    )
