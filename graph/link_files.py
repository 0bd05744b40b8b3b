"""The links of a store version as files for other tools and for people."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extract.facts import EntityKind
from graph import quickstatements as qs
from graph import review as work_list
from graph import sssom, store
from graph.entities import Decision
from graph.store import StoreError

__all__ = ["StoreError", "write"]

Search = Callable[[Iterable[sssom.Mapping]], Iterator[sssom.Mapping]]


def write(
    folder: Path,
    *,
    review: Path | None = None,
    table: Path | None = None,
    quickstatements: Path | None = None,
    search: Search = iter,
) -> Iterator[str]:
    """Write the files that are asked for; yields what was found and done, a line each.

    `search` may add candidates for the work list, such as those found online.
    Raises StoreError where there is no graph in the store directory or it was built without links.
    """
    version = store.current(folder)
    if version is None:
        raise StoreError(f"no graph in {folder}: run legation build first")
    links = version / sssom.FILE
    if not links.is_file():
        raise StoreError(f"{version}: built without links; build again")
    mappings = list(sssom.read(links))
    yield from _summary(mappings)
    if review:
        with review.open("w", encoding="utf-8") as file:
            yield f"{review}: {work_list.write(file, search(mappings))} rows to look at"
    if table:
        shutil.copyfile(links, table)
        yield f"{table}: {len(mappings)} mappings"
    if quickstatements:
        lines = list(qs.statements(store.graph_of(version)))
        quickstatements.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        yield f"{quickstatements}: {len(lines)} statements"


def _summary(mappings: list[sssom.Mapping]) -> Iterator[str]:
    entities = {(each.kind, each.key) for each in mappings}
    linked = {(each.kind, each.key) for each in mappings if each.link.decision is Decision.ACCEPTED}
    total, done = Counter(kind for kind, _ in entities), Counter(kind for kind, _ in linked)
    for kind in sorted(EntityKind):
        if total[kind]:
            yield f"{kind}: {done[kind]} of {total[kind]} linked to Wikidata"
