"""What a data set says of itself: VoID and DCAT, with counts, sources, links and files.

Sources: Describing Linked Datasets with the VoID Vocabulary (W3C Interest Group Note, 2011), Data
Catalog Vocabulary (DCAT) Version 3 (W3C Recommendation, 2024), SPDX for checksums.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import pyoxigraph as ox

from graph.rdf import DCTERMS, INTEGER, OWL, RDF_TYPE, RDFS_LABEL, XSD, XSD_DATE, Object, iri
from ontology import DIP, WD

__all__ = ["Distribution", "describe", "distribution", "serialized"]

_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_SPDX = "http://spdx.org/rdf/terms#"
_MEDIA = "https://www.iana.org/assignments/media-types/"
_PREFIXES = {
    "void": _VOID,
    "dcat": _DCAT,
    "dcterms": DCTERMS,
    "spdx": _SPDX,
    "dip": DIP,
    "owl": OWL,
    "xsd": XSD,
}
_MEDIA_TYPES = {
    "turtle": "text/turtle",
    "trig": "application/trig",
    "ntriples": "application/n-triples",
    "nquads": "application/n-quads",
    "jsonld": "application/ld+json",
    "csv": "text/csv",
}
_COMPRESSED = {".gz": "application/gzip", ".zst": "application/zstd"}
_RIGHTS = (
    "Facts are free to use. The quotations of dip:quote belong to the sources named, under the licences named "
    "with them; a dump without quotations holds none of their words."
)
_CLASSES = "SELECT ?key (COUNT(DISTINCT ?s) AS ?count) WHERE { ?s a ?key } GROUP BY ?key"
_PROPERTIES = "SELECT ?key (COUNT(*) AS ?count) WHERE { ?s ?key ?o } GROUP BY ?key"
_NODES = "SELECT ('{0}' AS ?key) (COUNT(DISTINCT ?n) AS ?count) WHERE {{ {1} }}"
_LINKS = f"""
SELECT ?key (COUNT(DISTINCT ?s) AS ?count) WHERE {{
    ?s <{OWL}sameAs> ?item ; a ?key FILTER (STRSTARTS(STR(?item), "{WD}")) }} GROUP BY ?key"""
_SOURCES = f"""
SELECT ?article ?title ?url ?licence ?rights WHERE {{
    ?article a <{DIP}Article> ; <{RDFS_LABEL}> ?title
    OPTIONAL {{ ?article <https://schema.org/url> ?url }}
    OPTIONAL {{ ?article <{DCTERMS}license> ?licence }}
    OPTIONAL {{ ?article <{DCTERMS}rights> ?rights }} }}"""


@dataclass(frozen=True, slots=True)
class Distribution:
    """A file that holds the data set: its name, format, size in bytes and SHA-256."""

    name: str
    format: str
    size: int
    sha256: str


def distribution(path: Path, format: str) -> Distribution:
    """The description of a file written."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Distribution(path.name, format, path.stat().st_size, digest)


def describe(
    graph: ox.Store,
    *,
    base: str,
    version: str,
    created: str,
    files: Iterable[Distribution] = (),
    endpoint: str = "",
    downloads: str = "",
) -> list[ox.Triple]:
    """The description of a graph; `created` is an ISO 8601 date.

    `endpoint` is the address of its SPARQL endpoint, `downloads` the address under which its
    `files` are found by name, each empty where there is none.
    """
    dataset = base + "dataset"
    said = [
        *_about(dataset, base, version, created),
        *_counts(graph, dataset),
        *_linkset(graph, dataset, base),
        *_sources(graph, dataset),
        *(triple for file in files for triple in _file(dataset, file, downloads)),
    ]
    if endpoint:
        said += _said(dataset, (_VOID + "sparqlEndpoint", ox.NamedNode(endpoint)))
    return sorted(set(said), key=str)


def serialized(triples: Iterable[ox.Triple]) -> bytes:
    """A description as Turtle."""
    text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES)
    assert text is not None
    return text


def _about(dataset: str, base: str, version: str, created: str) -> Iterator[ox.Triple]:
    about = metadata.metadata("legation")
    yield from _said(
        dataset,
        (RDF_TYPE, iri(_VOID + "Dataset")),
        (RDF_TYPE, iri(_DCAT + "Dataset")),
        (DCTERMS + "title", ox.Literal("A knowledge graph of diplomacy", language="en")),
        (DCTERMS + "description", ox.Literal(about["Summary"], language="en")),
        (DCTERMS + "issued", ox.Literal(created[:10], datatype=XSD_DATE)),
        (DCTERMS + "rights", ox.Literal(_RIGHTS, language="en")),
        (DCTERMS + "conformsTo", iri(DIP.removesuffix("#"))),
        (_DCAT + "version", ox.Literal(version)),
        (_VOID + "uriSpace", ox.Literal(base + "id/")),
        (_VOID + "vocabulary", iri(DIP)),
    )


def _counts(graph: ox.Store, dataset: str) -> Iterator[ox.Triple]:
    """Triples, subjects, objects, and the partitions by class and by property."""
    yield from _said(dataset, (_VOID + "triples", _number(len(graph))))
    for name, pattern in (("distinctSubjects", "?n ?p ?o"), ("distinctObjects", "?s ?p ?n")):
        for _, count in _counted(graph, _NODES.format(name, pattern)):
            yield from _said(dataset, (_VOID + name, _number(count)))
    for kind, query, counts in (("class", _CLASSES, "entities"), ("property", _PROPERTIES, "triples")):
        found = _counted(graph, query)
        yield from _said(
            dataset, (f"{_VOID}{'classes' if kind == 'class' else 'properties'}", _number(len(found)))
        )
        for name, count in found:
            part = f"{dataset}#{kind}-{_local(name)}"
            yield from _said(dataset, (f"{_VOID}{kind}Partition", iri(part)))
            yield from _said(part, (_VOID + kind, iri(name)), (_VOID + counts, _number(count)))


def _linkset(graph: ox.Store, dataset: str, base: str) -> Iterator[ox.Triple]:
    """The links to Wikidata, and how many of each class."""
    counts = _counted(graph, _LINKS)
    linkset = dataset + "#links-wikidata"
    yield from _said(dataset, (_VOID + "subset", iri(linkset)))
    yield from _said(
        linkset,
        (RDF_TYPE, iri(_VOID + "Linkset")),
        (_VOID + "linkPredicate", iri(OWL + "sameAs")),
        (_VOID + "subjectsTarget", iri(dataset)),
        (_VOID + "objectsTarget", iri("http://www.wikidata.org/")),
        (_VOID + "triples", _number(sum(count for _, count in counts))),
    )
    for name, count in counts:
        part = f"{linkset}-{_local(name)}"
        yield from _said(linkset, (_VOID + "classPartition", iri(part)))
        yield from _said(part, (_VOID + "class", iri(name)), (_VOID + "entities", _number(count)))


def _sources(graph: ox.Store, dataset: str) -> Iterator[ox.Triple]:
    """The articles, with address and licence where they are known."""
    answers = graph.query(_SOURCES, use_default_graph_as_union=True)
    assert isinstance(answers, ox.QuerySolutions)
    for answer in answers:
        article, title = answer["article"], answer["title"]
        yield from _said(dataset, (DCTERMS + "source", article))
        yield from _said(article.value, (DCTERMS + "title", title))
        for name, predicate in (("url", _DCAT + "landingPage"), ("licence", "license"), ("rights", "rights")):
            if answer[name] is not None:
                full = predicate if predicate.startswith("http") else DCTERMS + predicate
                yield from _said(article.value, (full, answer[name]))


def _file(dataset: str, file: Distribution, downloads: str) -> Iterator[ox.Triple]:
    """A distribution with its checksum."""
    suffix = Path(file.name).suffix
    node = f"{dataset}#file-{file.name}"
    yield from _said(dataset, (_DCAT + "distribution", iri(node)))
    if downloads:
        address = ox.NamedNode(downloads + file.name)
        yield from _said(dataset, (_VOID + "dataDump", address))
        yield from _said(node, (_DCAT + "downloadURL", address))
    yield from _said(
        node,
        (RDF_TYPE, iri(_DCAT + "Distribution")),
        (DCTERMS + "title", ox.Literal(file.name)),
        (_DCAT + "mediaType", iri(_MEDIA + _MEDIA_TYPES[file.format])),
        (_DCAT + "byteSize", ox.Literal(str(file.size), datatype=iri(XSD + "nonNegativeInteger"))),
        (_SPDX + "checksum", iri(node + "-sha256")),
        *([(_DCAT + "compressFormat", iri(_MEDIA + _COMPRESSED[suffix]))] if suffix in _COMPRESSED else []),
    )
    yield from _said(
        node + "-sha256",
        (RDF_TYPE, iri(_SPDX + "Checksum")),
        (_SPDX + "algorithm", iri(_SPDX + "checksumAlgorithm_sha256")),
        (_SPDX + "checksumValue", ox.Literal(file.sha256, datatype=iri(XSD + "hexBinary"))),
    )


def _counted(graph: ox.Store, query: str) -> list[tuple[str, int]]:
    answers = graph.query(query, use_default_graph_as_union=True)
    assert isinstance(answers, ox.QuerySolutions)
    return sorted((answer["key"].value, int(answer["count"].value)) for answer in answers)


def _said(node: str, *said: tuple[str, Object]) -> Iterator[ox.Triple]:
    return (ox.Triple(ox.NamedNode(node), iri(predicate), value) for predicate, value in said)


def _number(count: int) -> ox.Literal:
    return ox.Literal(str(count), datatype=INTEGER)


def _local(name: str) -> str:
    """The end of an IRI, behind its last hash or slash, with the vocabulary where it is not ours."""
    namespace, _, local = name.replace("#", "/").rpartition("/")
    return local if name.startswith(DIP) else f"{namespace.rpartition('/')[2]}-{local}"
