"""Links as a table in the Simple Standard for Sharing Ontological Mappings (SSSOM/TSV).

Every candidate is a row: an accepted link (`owl:sameAs`), a proposed one (`skos:closeMatch`, since nobody has
reviewed it), a rejected one (`predicate_modifier` "Not") and one that was searched for and not found
(`sssom:NoTermFound`). See https://mapping-commons.github.io/sssom/.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.facts import EntityKind
from graph.entities import Decision, Entity, Link
from graph.iris import Iris
from ontology import BASE, DIP, WD

__all__ = ["FILE", "Mapping", "read", "write"]

FILE = "links.sssom.tsv"  # its name in a store version

_NOT_FOUND = "sssom:NoTermFound"
_PREDICATES = {
    Decision.ACCEPTED: ("owl:sameAs", ""),
    Decision.PROPOSED: ("skos:closeMatch", ""),
    Decision.REJECTED: ("owl:sameAs", "Not"),
    Decision.NO_MATCH: ("owl:sameAs", ""),
}
_FIELDS = {
    "": "",
    "name": "rdfs:label",
    "alias": "skos:altLabel",
    "page": "schema:about",
    "office, State and date": "wdt:P39",
}
_COLUMNS = (
    "subject_id",
    "subject_label",
    "subject_category",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "confidence",
    "match_string",
    "object_match_field",
    "object_source",
    "object_source_version",
    "comment",
    "other",
)


@dataclass(frozen=True, slots=True)
class Mapping:
    """One row, as read back: the entity (kind, key, label) and a candidate link."""

    kind: EntityKind
    key: str
    label: str
    link: Link
    pages: tuple[str, ...] = ()  # titles that its mentions link to


def write(path: Path, entities: Iterable[Entity], base: str = BASE) -> None:
    """Write the links of all entities, in the order given: the same entities give the same bytes."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"#{line}\n" for line in _header(base))
        rows = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_MINIMAL, lineterminator="\n")
        rows.writerow(_COLUMNS)
        rows.writerows(_row(entity, link) for entity in entities for link in entity.links)


def _header(base: str) -> Iterator[str]:
    """The metadata of the mapping set in YAML."""
    iris = Iris(base)
    yield "curie_map:"
    for kind in sorted(EntityKind):
        yield f"  {kind.lower()}: {iris.entity(kind, '')}"
    yield f"  dip: {DIP}"
    yield f"  gazetteer: {base}gazetteer/"
    yield "  owl: http://www.w3.org/2002/07/owl#"
    yield "  rdfs: http://www.w3.org/2000/01/rdf-schema#"
    yield "  schema: https://schema.org/"
    yield "  semapv: https://w3id.org/semapv/vocab/"
    yield "  skos: http://www.w3.org/2004/02/skos/core#"
    yield "  sssom: https://w3id.org/sssom/"
    yield f"  wd: {WD}"
    yield "  wdt: http://www.wikidata.org/prop/direct/"
    yield "license: https://creativecommons.org/publicdomain/zero/1.0/"
    yield f"mapping_set_id: {iris.graph('links')}"
    yield "mapping_set_title: Links of the entities to Wikidata"
    yield "mapping_tool: legation"


def _row(entity: Entity, link: Link) -> tuple[str, ...]:
    predicate, modifier = _PREDICATES[link.decision]
    return (
        f"{entity.kind.lower()}:{entity.key}",
        entity.label,
        f"dip:{entity.kind}",
        predicate,
        modifier,
        f"wd:{link.item}" if link.item else _NOT_FOUND,
        link.name,
        link.justification,
        f"{link.confidence:g}",
        link.matched,
        _FIELDS[link.field],
        f"gazetteer:{link.source}",
        link.version,
        link.comment,
        "|".join(f"page={title}" for title in entity.pages),
    )


def read(path: Path) -> Iterator[Mapping]:
    """The rows of a table that `write` made."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        for row in csv.DictReader(lines, delimiter="\t"):
            yield Mapping(
                kind=EntityKind(row["subject_category"].removeprefix("dip:")),
                key=row["subject_id"].partition(":")[2],
                label=row["subject_label"],
                link=_link(row),
                pages=tuple(said.removeprefix("page=") for said in row["other"].split("|") if said),
            )


def _link(row: dict[str, str]) -> Link:
    item = "" if row["object_id"] == _NOT_FOUND else row["object_id"].removeprefix("wd:")
    said = (row["predicate_id"], row["predicate_modifier"])
    decisions = (decision for decision, pair in _PREDICATES.items() if pair == said)
    return Link(
        item=item,
        decision=next(decisions) if item else Decision.NO_MATCH,
        justification=row["mapping_justification"],
        confidence=float(row["confidence"]),
        matched=row["match_string"],
        field=next(field for field, name in _FIELDS.items() if name == row["object_match_field"]),
        source=row["object_source"].removeprefix("gazetteer:"),
        version=row["object_source_version"],
        name=row["object_label"],
        comment=row["comment"],
    )
