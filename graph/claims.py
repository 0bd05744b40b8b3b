"""A fact with its mentions resolved to entities: what merging compares and triples are made of.

Input: the facts of one article and a function that says which entity a mention means.
Output: claims, one a fact, whose fields keep the names of `extract.facts`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache

from anyascii import anyascii

from extract.edtf import Date
from extract.facts import Fact, Mention, Passage
from graph.entities import Entity

__all__ = ["IDENTITY", "Claim", "Identity", "Value", "claim", "content_words", "span"]


_NOTHING: frozenset[object] = frozenset()

Value = Entity | str | Date | Decimal


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes two statements of one class the same fact (vocabulary contract, "Identity").

    anchor:  fields without which nothing can be said to be the same; equal in both
    detail:  further identifying fields; equal, or left out by the vaguer statement of one article
    unnamed: fields that identify as well where the first detail is left out
    dated:   whether the date identifies, or only fills a slot (`date_field`)
    """

    anchor: tuple[str, ...]
    detail: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    dated: bool = True
    date_field: str = "date"


IDENTITY: Mapping[str, Identity] = {
    "Visit": Identity(("sending_state", "receiving_state"), ("visitor",), unnamed=("role",)),
    "Meeting": Identity(("party",)),
    "Agreement": Identity(("party",), ("subject",)),
    "Mission": Identity(
        ("sending_state",),
        ("place", "kind", "receiving_state", "receiving_organization"),
        dated=False,
        date_field="opened",
    ),
    "RelationsEvent": Identity(("party", "change")),
    "Recognition": Identity(("recognizer", "recognized")),
    "Accreditation": Identity(
        ("sending_state",),
        ("person", "receiving_state", "receiving_organization"),
        unnamed=("role",),
        dated=False,
    ),
    "Membership": Identity(("member", "organization"), dated=False),
    "Vote": Identity(("voter", "resolution", "ballot")),
    "Aid": Identity(("donor", "recipient", "amount")),
    "TradeFlow": Identity(("measure", "party", "exporter", "importer", "amount")),
    "Twinning": Identity(("place",), dated=False),
}


@dataclass(frozen=True)
class Claim:
    """A fact: its class, the values of each field that is stated, its date and its passages.

    `values` holds no empty field; several values of one field are ordered by name.
    """

    cls: str
    values: Mapping[str, tuple[Value, ...]]
    date: Date | None = None
    evidence: tuple[Passage, ...] = ()

    @property
    def identity(self) -> Identity:
        return IDENTITY[self.cls]

    @property
    def articles(self) -> tuple[str, ...]:
        """The identifiers of the articles that state it, in order."""
        return tuple(sorted({passage.article for passage in self.evidence}))

    @property
    def entities(self) -> Iterator[Entity]:
        """Everything that takes part."""
        for values in self.values.values():
            yield from (value for value in values if isinstance(value, Entity))

    @cached_property
    def when(self) -> Date | None:
        """The date that tells this fact from others of its kind: for a mission, of its opening."""
        stated = self.values.get(self.identity.date_field, ())
        return next((value for value in stated if isinstance(value, Date)), self.date)

    @property
    def to_the_day(self) -> bool:
        """Whether the date is a day, or a span of days shorter than any month."""
        first, last = span(self.when)
        return (last - first).days < 27

    @cached_property
    def order(self) -> bytes:
        """Where it stands among claims: by class, then by where it is stated first, then by what it says."""
        first = self.evidence[0] if self.evidence else None
        article, start, end = (first.article, first.start, first.end) if first else ("", 0, 0)
        said = "".join(_listing(field, self.values[field]) for field in sorted(self.values))
        place = start.to_bytes(8, "big") + end.to_bytes(8, "big")
        return _utf8(f"{self.cls}\0{article}\0") + place + _utf8(f"{self.date or ''}\0{said}")

    @cached_property
    def key(self) -> object:
        """Equal for claims that agree in all that identifies them, date included where it does."""
        fields = self.identity.anchor + self.identity.detail
        if self.identity.detail and not self.values.get(self.identity.detail[0]):
            fields += self.identity.unnamed
        date = span(self.date) if self.identity.dated else None
        return (self.cls, *(self.sign(field) for field in fields), date)

    def sign(self, field: str) -> frozenset[object]:
        """A field's values as they are compared: entities by name, texts by their content words."""
        return self._signs.get(field, _NOTHING)

    @cached_property
    def _signs(self) -> Mapping[str, frozenset[object]]:
        return {field: frozenset(_sign(v, field) for v in values) for field, values in self.values.items()}

    def with_evidence(self, passages: Iterable[Passage]) -> Claim:
        """The same claim with these passages: each span once, at its highest confidence."""
        best: dict[tuple[str, int, int], Passage] = {}
        for passage in sorted(passages, key=_order):
            best.setdefault((passage.article, passage.start, passage.end), passage)
        return replace(self, evidence=tuple(best.values()))


def claim(fact: Fact, entity_of: Callable[[Mention], Entity]) -> Claim:
    """The claim that a fact makes."""
    values: dict[str, tuple[Value, ...]] = {}
    for field in dataclasses.fields(fact):
        if field.name in ("date", "evidence"):
            continue
        stated = getattr(fact, field.name)
        members = stated if isinstance(stated, tuple) else (stated,)
        found = [entity_of(m) if isinstance(m, Mention) else m for m in members if m not in (None, "")]
        if found:
            values[field.name] = _ordered(found)
    return Claim(type(fact).__name__, values, fact.date).with_evidence(fact.evidence)


@lru_cache(maxsize=10_000)
def span(date: Date | None) -> tuple[dt.date, dt.date]:
    """First and last day of a date; without a date, or at an open end, the calendar's own."""
    if date is None:
        return dt.date.min, dt.date.max
    return date.not_before or dt.date.min, date.not_after or dt.date.max


def content_words(text: str) -> frozenset[str]:
    """The words of a subject that tell it from others, folded; all of them where none does."""
    words = re.findall(r"[a-z0-9]+", anyascii(text).casefold())
    return frozenset(words) - _FILLERS or frozenset(words)


# Words that say no more than that the text is the name of an agreement.
_FILLERS = frozenset("a agreement an and between cooperation for in of on s the to".split())  # noqa: SIM905


def _listing(field: str, values: Iterable[Value]) -> str:
    """A field with its values, so written that listings sort as the lists would."""
    said = (value.key if isinstance(value, Entity) else str(value) for value in values)
    listed = "".join(f"\1{each}\0" for each in said)
    return f"{field}\0{listed}\0"


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _ordered(values: Iterable[Value]) -> tuple[Value, ...]:
    unique = {_sign(value, ""): value for value in values}
    return tuple(unique[key] for key in sorted(unique, key=str))


def _sign(value: Value, field: str) -> object:
    if isinstance(value, Date):
        return value.edtf
    if isinstance(value, Decimal):
        return value.normalize()
    if isinstance(value, str):
        return content_words(value) if field in ("subject", "resolution") else value
    return f"{value.kind}/{value.key}"


def _order(passage: Passage) -> tuple[str, int, int, float, str]:
    return (passage.article, passage.start, passage.end, -passage.confidence, passage.extractor)
