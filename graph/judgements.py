"""Judgements on links made by hand, in a table that the user keeps and no command ever writes.

Tab-separated: `kind`, `name`, `qid`, `judgement`, `replacement`, `comment`. `accept` links that name to the
item, `reject` keeps the item from it (any item where `qid` is empty), `replace` puts `replacement` in the
item's place; a row without judgement is still to be judged. They are applied last, after every layer of
search.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extract.facts import EntityKind
from graph.entities import Decision, Link
from ontology.gazetteer import Override, fold

__all__ = ["Judgement", "JudgementError", "apply", "of_overrides", "read"]

_COLUMNS = ("kind", "name", "qid", "judgement", "replacement", "comment")
_MANUAL = "semapv:ManualMappingCuration"
_KINDS = {
    "state": EntityKind.STATE,
    "historical state": EntityKind.STATE,
    "organisation": EntityKind.ORGANIZATION,
    "organization": EntityKind.ORGANIZATION,
    "person": EntityKind.PERSON,
    "place": EntityKind.PLACE,
    "city": EntityKind.PLACE,
}


class JudgementError(Exception):
    """The table cannot be used; the message says what, where and what to do."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row of the table; `name` is compared without case and accents."""

    kind: EntityKind
    name: str
    item: str
    judgement: str  # "accept", "reject" or "replace"
    replacement: str = ""
    comment: str = ""


def read(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a table. Raises JudgementError."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = enumerate(_table(path, lines), 2)
            return tuple(
                _judgement(path, line, row) for line, row in rows if (row["judgement"] or "").strip()
            )
    except (OSError, UnicodeDecodeError) as error:
        raise JudgementError(f"{path}: cannot be read ({error}); give a table of UTF-8 text") from error


def _table(path: Path, lines: Iterable[str]) -> csv.DictReader[str]:
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    if missing := set(_COLUMNS[:4]) - set(rows.fieldnames or ()):
        raise JudgementError(
            f"{path}: no column {', '.join(sorted(missing))}; begin with {' '.join(_COLUMNS)}"
        )
    return rows


def _judgement(path: Path, line: int, row: dict[str, str | None]) -> Judgement:
    cells = {column: (row.get(column) or "").strip() for column in _COLUMNS}
    kind, word = _KINDS.get(cells["kind"].lower()), cells["judgement"].lower()
    items = [cells["qid"]] if word in ("accept", "replace") else []
    items += [cells["replacement"]] if word == "replace" else []
    if kind is None:
        problem = f"kind {cells['kind']!r} is none of {', '.join(_KINDS)}"
    elif word not in ("accept", "reject", "replace"):
        problem = f"judgement {cells['judgement']!r} is none of accept, reject, replace"
    elif not all(re.fullmatch(r"Q[1-9]\d*", item) for item in items):
        problem = f"{word} needs Wikidata items such as Q37"
    else:
        return Judgement(kind, cells["name"], cells["qid"], word, cells["replacement"], cells["comment"])
    raise JudgementError(f"{path}, line {line}: {problem}; mend the row")


def of_overrides(overrides: Iterable[Override]) -> Iterator[Judgement]:
    """The overrides of a gazetteer pack: which items are known to be wrong for a name."""
    for override in overrides:
        kind = _KINDS.get(override.kind)
        if kind is not None and override.rejected and override.judgement.startswith("use"):
            name = re.sub(r" \(.*\)$", "", override.name)
            yield Judgement(
                kind, name, override.rejected, "replace", override.item, "override of the gazetteer"
            )


def apply(
    kind: EntityKind, names: Collection[str], links: Sequence[Link], judgements: Iterable[Judgement]
) -> tuple[Link, ...]:
    """The links of an entity of that kind and those names after the judgements on it, accepted first."""
    folded = {fold(name) for name in names}
    found = list(links)
    for judgement in judgements:
        if judgement.kind is kind and fold(judgement.name) in folded:
            found = list(_judged(found, judgement))
    return tuple(sorted(found, key=lambda link: link.decision is not Decision.ACCEPTED))


def _judged(links: Sequence[Link], judgement: Judgement) -> Iterator[Link]:
    meant = [link for link in links if link.item and link.item == (judgement.item or link.item)]
    others = [link for link in links if link not in meant]
    if judgement.judgement == "reject":
        yield from (_rejected(link, judgement) for link in meant)
        if judgement.item and not meant:
            yield _by_hand(judgement, judgement.item, Decision.REJECTED)
        yield from others
        return
    if judgement.judgement == "replace" and not meant:
        yield from others
        return
    right = judgement.replacement or judgement.item
    yield _by_hand(judgement, right, Decision.ACCEPTED)
    for link in links:
        if link.item not in ("", right):
            wrong = link in meant or link.decision is Decision.ACCEPTED
            yield _rejected(link, judgement) if wrong else link


def _by_hand(judgement: Judgement, item: str, decision: Decision) -> Link:
    return Link(
        item=item,
        decision=decision,
        justification=_MANUAL,
        confidence=1.0,
        matched=judgement.name,
        source="judgements",
        comment=judgement.comment,
    )


def _rejected(link: Link, judgement: Judgement) -> Link:
    return replace(link, decision=Decision.REJECTED, justification=_MANUAL, comment=judgement.comment)
