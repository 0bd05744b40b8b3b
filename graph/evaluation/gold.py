"""Gold: the facts that an article states, annotated by hand, one JSON object a line.

`tests/gold/README.md` describes the form. A file `NAME.jsonl` belongs to the article whose
identifier begins with NAME.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = [
    "CORE",
    "DATES",
    "FIELDS",
    "KEYS",
    "PERSONS",
    "PHRASES",
    "SETS",
    "SLOTS",
    "GoldError",
    "Line",
    "read",
]

# class -> the fields that identify one of its facts, and those that only fill its slots
KEYS: Mapping[str, tuple[str, ...]] = {
    "Visit": ("sender", "receiver", "visitor", "date"),
    "Meeting": ("parties", "date"),
    "Agreement": ("parties", "date", "subject"),
    "Mission": ("sender", "receiver", "kind", "city"),
    "RelationsEvent": ("parties", "change", "date"),
    "Recognition": ("recognizer", "recognized", "date"),
    "Accreditation": ("person", "sender", "receiver"),
    "Membership": ("member", "organization"),
    "Vote": ("voter", "resolution", "ballot", "date"),
    "Aid": ("donor", "recipient", "amount", "date"),
    "TradeFlow": ("measure", "exporter", "importer", "parties", "amount", "date"),
    "Twinning": ("places",),
}
SLOTS: Mapping[str, tuple[str, ...]] = {
    "Visit": ("role", "place", "type", "met"),
    "Meeting": ("participants", "place"),
    "Agreement": ("kind", "place", "signatories", "level", "terminated"),
    "Mission": ("opened", "closed"),
    "RelationsEvent": (),
    "Recognition": (),
    "Accreditation": ("role", "date"),
    "Membership": ("date",),
    "Vote": ("body",),
    "Aid": ("currency",),
    "TradeFlow": ("currency",),
    "Twinning": ("date",),
}
CORE = ("Visit", "Meeting", "Agreement", "Mission", "RelationsEvent", "Recognition", "Accreditation")

SETS = frozenset({"parties", "places", "met", "participants", "signatories"})
PERSONS = frozenset({"visitor", "person", "met", "participants", "signatories"})
DATES = frozenset({"date", "opened", "closed", "terminated"})
PHRASES = frozenset({"subject", "resolution"})
# what the figures per field add up
FIELDS: Mapping[str, tuple[str, ...]] = {
    "direction": (
        *("sender", "receiver", "recognizer", "recognized"),
        *("exporter", "importer", "donor", "recipient"),
    ),
    "party": ("parties", "member", "organization", "voter"),
    "date": ("date", "opened", "closed", "terminated"),
    "person": ("visitor", "person", "met", "participants", "signatories"),
    "place": ("place", "city", "places"),
    "kind": ("role", "type", "kind", "level", "change", "measure", "ballot"),
    "subject": ("subject", "resolution"),
    "amount": ("amount", "currency"),
}


class GoldError(Exception):
    """Gold that cannot be read: what, where, and what to do, in one line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One annotated fact: `values` by field, () where the article does not say.

    `alternatives` holds for a value those that are equally right ("": may be absent). A `neutral`
    fact counts neither way. `quotes` are the passages that state it.
    """

    cls: str
    values: Mapping[str, tuple[str, ...]]
    alternatives: Mapping[str, tuple[str, ...]]
    quotes: tuple[str, ...]
    neutral: bool

    def of(self, field: str) -> tuple[str, ...]:
        """The values of a field."""
        return self.values.get(field, ())

    def allowed(self, value: str) -> tuple[str, ...]:
        """A value and those that are equally right."""
        return (value, *self.alternatives.get(value, ()))


def read(folder: Path) -> dict[str, tuple[Line, ...]]:
    """The gold of a folder by the stem of its files. Raises GoldError."""
    paths = sorted(folder.glob("*.jsonl"))
    if not paths:
        raise GoldError(f"no gold (*.jsonl) in {folder}: give a folder such as tests/gold/development")
    return {path.stem: tuple(_lines(path)) for path in paths}


def _lines(path: Path) -> Iterable[Line]:
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if text.strip():
            try:
                yield _line(json.loads(text))
            except (ValueError, KeyError, AttributeError) as error:
                raise GoldError(f"{path}, line {number}: {error!r}: mend or remove the line") from error


def _line(raw: dict[str, Any]) -> Line:
    cls = raw["class"]
    if cls not in KEYS:
        raise ValueError(f"no fact class: {cls}")
    return Line(
        cls=cls,
        values={name: _values(raw.get(name)) for name in {*KEYS[cls], *SLOTS[cls], "date"}},
        alternatives={name: tuple(values) for name, values in raw.get("aka", {}).items()},
        quotes=(raw["quote"], *raw.get("also", ())),
        neutral=bool(raw.get("neutral")),
    )


def _values(value: Any) -> tuple[str, ...]:
    if value in ("", None, []):
        return ()
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
