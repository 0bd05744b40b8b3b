"""The service description, with VoID: what the endpoint can do, and what is in the graph.

Sources: SPARQL 1.1 Service Description, 3; Describing Linked Datasets with the VoID Vocabulary.
"""

from __future__ import annotations

import pyoxigraph as ox

from .formats import GRAPHS, RESULTS, Format
from .frames import Head, Job
from .graphs import Graph
from .queries import Queries
from .settings import Settings

__all__ = ["describe"]

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
FORMATS = "http://www.w3.org/ns/formats/"
MOST_GRAPHS = 1_000  # named graphs listed by name

_NAMES = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON-LD",
    "application/trig": "TriG",
    "application/n-quads": "N-Quads",
    "text/n3": "N3",
}
_PREFIXES = {"sd": SD, "void": VOID, "format": FORMATS, "dcterms": "http://purl.org/dc/terms/"}
_GRAPH_NAMES = f"SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} }} LIMIT {MOST_GRAPHS}"


async def describe(
    url: str, settings: Settings, queries: Queries, graph: Graph | None, format: Format
) -> bytes:
    """The description of the endpoint at `url`, serialized; kept until the graph changes."""
    job = Job(f"service description of {url}", graph_format=GRAPHS.index(format))
    key = ("" if graph is None else graph.manifest.version, job)
    if (found := queries.cache.get(key)) and found.body:
        return found.body
    triples = _service(url, settings, graph) + _dataset(url, graph, await _names(queries, graph))
    prefixes = (
        _PREFIXES if format.engine in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.N3) else None
    )
    body = ox.serialize(triples, format=format.engine, prefixes=prefixes)  # type: ignore[arg-type]
    assert body is not None, "no output was given"
    queries.cache.put(key, Head("ok", body=body))
    return body


def _service(url: str, settings: Settings, graph: Graph | None) -> list[ox.Triple]:
    service = ox.NamedNode(url)
    union = graph is not None and graph.keeper.union
    features = ["UnionDefaultGraph"] * union + ["BasicFederatedQuery"] * bool(settings.service)
    known = dict.fromkeys(_NAMES[f.types[0]] for f in (*RESULTS, *GRAPHS))
    return [
        _type(service, SD + "Service"),
        ox.Triple(service, ox.NamedNode(SD + "endpoint"), service),
        ox.Triple(service, ox.NamedNode(SD + "supportedLanguage"), ox.NamedNode(SD + "SPARQL11Query")),
        *(ox.Triple(service, ox.NamedNode(SD + "resultFormat"), ox.NamedNode(FORMATS + n)) for n in known),
        *(ox.Triple(service, ox.NamedNode(SD + "feature"), ox.NamedNode(SD + f)) for f in features),
    ]


def _dataset(url: str, graph: Graph | None, names: list[ox.NamedNode]) -> list[ox.Triple]:
    dataset, default = ox.BlankNode("dataset"), ox.BlankNode("default")
    triples = [
        ox.Triple(ox.NamedNode(url), ox.NamedNode(SD + "defaultDataset"), dataset),
        _type(dataset, SD + "Dataset"),
        _type(dataset, VOID + "Dataset"),
        ox.Triple(dataset, ox.NamedNode(VOID + "sparqlEndpoint"), ox.NamedNode(url)),
        ox.Triple(dataset, ox.NamedNode(SD + "defaultGraph"), default),
        _type(default, SD + "Graph"),
    ]
    if graph is not None:
        count = ox.Literal(graph.manifest.triples)
        created = ox.Literal(
            graph.manifest.created, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")
        )
        triples += [
            ox.Triple(dataset, ox.NamedNode(VOID + "triples"), count),
            ox.Triple(default, ox.NamedNode(VOID + "triples"), count),
            ox.Triple(dataset, ox.NamedNode("http://purl.org/dc/terms/modified"), created),
        ]
    for number, name in enumerate(names):
        named, content = ox.BlankNode(f"named{number}"), ox.BlankNode(f"graph{number}")
        triples += [
            ox.Triple(dataset, ox.NamedNode(SD + "namedGraph"), named),
            _type(named, SD + "NamedGraph"),
            ox.Triple(named, ox.NamedNode(SD + "name"), name),
            ox.Triple(named, ox.NamedNode(SD + "graph"), content),
            _type(content, SD + "Graph"),
        ]
    return triples


async def _names(queries: Queries, graph: Graph | None) -> list[ox.NamedNode]:
    if graph is None or not graph.manifest.graphs:
        return []
    _, body = await queries.whole(Job(_GRAPH_NAMES, result_format=0))
    rows = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
    assert isinstance(rows, ox.QuerySolutions), "a SELECT query"
    return [row["g"] for row in rows if isinstance(row["g"], ox.NamedNode)]


def _type(subject: ox.NamedNode | ox.BlankNode, kind: str) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(RDF + "type"), ox.NamedNode(kind))
