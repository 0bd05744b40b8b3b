"""What Wikidata may lack, as QuickStatements (version 1) for a person to review and submit.

Missions become new items, the establishment of relations a statement on either State. Only what is linked,
dated without doubt and of a kind that Wikidata has an item for is written; nothing is submitted from here.
See https://www.wikidata.org/wiki/Help:QuickStatements.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from ontology import WD

__all__ = ["statements"]

_FOLDER = Path(__file__).parent
# Wikidata's properties.
_INSTANCE_OF, _OPERATOR, _COUNTRY, _LOCATED_IN = "P31", "P137", "P17", "P131"
_INCEPTION, _DISSOLVED, _RELATION, _START, _URL = "P571", "P576", "P530", "P580", "S854"


def statements(graph: ox.Store) -> Iterator[str]:
    """The lines, tab-separated, in a fixed order."""
    missions: set[str] = set()
    for row in _rows(graph, "missions"):
        kind = _mission_items().get(row["kind"])
        if kind and row["mission"] not in missions:
            missions.add(row["mission"])
            yield from _mission(row, kind)
    relations: set[tuple[str, str]] = set()
    for row in _rows(graph, "relations"):
        pair, time = (row["one"], row["other"]), _time(row["date"])
        if time and pair not in relations:
            relations.add(pair)
            yield _line(row["one"], _RELATION, row["other"], _START, time, *_reference(row))


def _mission(row: Mapping[str, str], kind: str) -> Iterator[str]:
    place = f" in {row['seatName']}" if row["seatName"] else ""
    name = f"{row['kind']} of {row['senderName']}"
    yield "CREATE"
    yield _line("LAST", "Len", f'"{name[0].upper()}{name[1:]}{place}"')
    yield _line("LAST", "Den", f'"diplomatic mission of {row["senderName"]} to {row["receiverName"]}"')
    claims = (
        (_INSTANCE_OF, kind),
        (_OPERATOR, row["sender"]),
        (_COUNTRY, row["country"]),
        (_LOCATED_IN, row["seat"]),
        (_INCEPTION, _time(row["opened"])),
        (_DISSOLVED, _time(row["closed"])),
    )
    yield from (_line("LAST", prop, value, *_reference(row)) for prop, value in claims if value)


def _reference(row: Mapping[str, str]) -> tuple[str, ...]:
    return (_URL, f'"{row["source"]}"') if row["source"] else ()


def _time(edtf: str) -> str:
    """A point in time with its precision (9 year, 10 month, 11 day); "" for intervals and doubtful dates."""
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(\d{2}))?", edtf)
    if match is None:
        return ""
    year, month, day = match.groups()
    precision = 11 if day else 10 if month else 9
    return f"+{year}-{month or '00'}-{day or '00'}T00:00:00Z/{precision}"


def _line(*cells: str) -> str:
    return "\t".join(cells)


def _rows(graph: ox.Store, query: str) -> Iterator[dict[str, str]]:
    """The solutions of a query in `queries/`: items without their namespace, "" where unbound."""
    text = (_FOLDER / "queries" / f"{query}.rq").read_text(encoding="utf-8")
    found = graph.query(text, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    for solution in found:
        yield {name: _value(solution[name]) for name in names}


def _value(term: object) -> str:
    return term.value.removeprefix(WD) if isinstance(term, ox.NamedNode | ox.Literal) else ""


@cache
def _mission_items() -> dict[str, str]:
    with (_FOLDER / "mission_items.tsv").open(encoding="utf-8", newline="") as lines:
        return {row["kind"]: row["qid"] for row in csv.DictReader(lines, delimiter="\t")}
