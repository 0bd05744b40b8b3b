"""A gazetteer pack made from Wikidata: the same tables that `ontology.gazetteer.load` reads.

Each table has two queries in `gazetteer/wikidata/`: one lists the items, page by page, the other asks in
batches what is known of them as (item, column, value). Every answer is kept in `.pages` until the pack is
complete, so a run that broke off goes on where it was.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from ontology import FOLDER, WD
from ontology.wikidata import Endpoint

__all__ = ["FILE", "TABLES", "Snapshot", "Table", "update"]

FILE = "snapshot.json"

_QUERIES = FOLDER / "gazetteer" / "wikidata"
_PAGE = 5000  # items a page
_BATCH = 100  # items a question

Progress = Callable[[str, int, int], object]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the pack; columns in `several` hold several values, parted by "|"."""

    name: str
    file: str
    columns: tuple[str, ...]
    several: frozenset[str]


TABLES = (
    Table(
        "states",
        "states.tsv",
        ("qid", "kind", "iso2", "iso3", "name", "full_name", "aliases", "demonyms", "capital"),
        frozenset({"aliases", "demonyms", "capital"}),
    ),
    Table(
        "cities",
        "cities.tsv",
        ("qid", "name", "aliases", "iso2", "kind", "lat", "lon"),
        frozenset({"aliases"}),
    ),
    Table("orgs", "orgs.tsv", ("qid", "name", "aliases", "website"), frozenset({"aliases"})),
    Table(
        "people",
        "people_wikidata.tsv",
        ("qid", "name", "aliases", "enwiki", "born", "died", "positions"),
        frozenset({"aliases", "positions"}),
    ),
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a pack holds: the day it was begun (ISO 8601), its endpoint, and rows by file."""

    date: str
    endpoint: str
    rows: Mapping[str, int]


def update(
    folder: Path,
    endpoint: Endpoint,
    *,
    tables: Sequence[Table] = TABLES,
    page: int = _PAGE,
    batch: int = _BATCH,
    progress: Progress = lambda table, done, total: None,
) -> Snapshot:
    """Make or renew the pack in `folder`; files of other names, such as overrides.tsv, stay as they are.

    Raises NoAnswerError where the endpoint does not answer: what was answered is kept for the next run.
    """
    pages = folder / ".pages"
    pages.mkdir(parents=True, exist_ok=True)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    [begun] = _kept(pages / "begun.json", lambda: [{"date": today}])
    rows = {}
    for table in tables:
        found = _gathered(pages, table, endpoint, page, batch, progress)
        rows[table.file] = _write(folder / table.file, table, found)
    snapshot = Snapshot(begun["date"], endpoint.url, rows)
    said = {"date": snapshot.date, "endpoint": snapshot.endpoint, "rows": rows}
    _replace(folder / FILE, json.dumps(said, indent=2) + "\n")
    shutil.rmtree(pages)
    return snapshot


def _gathered(
    pages: Path, table: Table, endpoint: Endpoint, page: int, batch: int, progress: Progress
) -> dict[str, dict[str, set[str]]]:
    """What is known of every item: item -> column -> values."""
    items = _items(pages, table, endpoint, page)
    query = (_QUERIES / f"{table.name}.rq").read_text(encoding="utf-8")
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for start in range(0, len(items), batch):
        progress(table.name, start, len(items))
        asked = query.replace("$items", " ".join(f"wd:{item}" for item in items[start : start + batch]))
        name = f"{table.name}-{batch}-{start:07}.json"
        for row in _kept(pages / name, partial(endpoint.select, asked)):
            found[_item(row["item"])][row["column"]].add(" ".join(row["value"].replace("|", "/").split()))
    progress(table.name, len(items), len(items))
    return found


def _items(pages: Path, table: Table, endpoint: Endpoint, page: int) -> list[str]:
    """The items of a table, asked page by page until one is not full."""
    query = (_QUERIES / f"{table.name}-items.rq").read_text(encoding="utf-8")
    found: list[str] = []
    for number in count():
        asked = f"{query}\nORDER BY ?item\nLIMIT {page}\nOFFSET {number * page}"
        rows = _kept(pages / f"{table.name}-items-{page}-{number:04}.json", partial(endpoint.select, asked))
        found += [_item(row["item"]) for row in rows]
        if len(rows) < page:
            break
    return sorted(set(found), key=_number)


def _kept(path: Path, ask: Callable[[], list[dict[str, str]]]) -> list[dict[str, str]]:
    """An answer that is there already, or else the one that is asked for now and kept."""
    if not path.exists():
        _replace(path, json.dumps(ask(), ensure_ascii=False))
    found: list[dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _write(path: Path, table: Table, found: Mapping[str, Mapping[str, set[str]]]) -> int:
    """Write a table; an item without English name is left out. Returns the number of rows."""
    named = [item for item in found if {"name", "name_in_all_languages"} & found[item].keys()]
    rows = [_row(table, item, found[item]) for item in sorted(named, key=_number)]
    lines = ["\t".join(table.columns), *("\t".join(row) for row in rows)]
    _replace(path, "".join(f"{line}\n" for line in lines))
    return len(rows)


def _row(table: Table, item: str, values: Mapping[str, set[str]]) -> Iterator[str]:
    cells = {column: sorted(found) for column, found in values.items()} | {"qid": [item]}
    cells.setdefault("name", cells.get("name_in_all_languages", []))
    point = re.fullmatch(r"Point\((\S+) (\S+)\)", cells.get("point", [""])[0], re.IGNORECASE)
    if point:
        cells["lon"], cells["lat"] = [point[1]], [point[2]]
    for column in table.columns:
        found = cells.get(column, [""])
        yield "|".join(found) if column in table.several else found[0]


def _replace(path: Path, text: str) -> None:
    temporary = path.with_name(f"{path.name}.new")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)


def _item(iri: str) -> str:
    return iri.removeprefix(WD)


def _number(item: str) -> int:
    return int(re.sub(r"\D", "", item) or 0)
