"""A small graph in the shape of the vocabulary contract, for the tests of the pages.

True facts of real States, told in our own words; the two articles disagree about one day on purpose.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pyoxigraph as ox

from ontology import BASE, DIP, EDTF, FOLDER

__all__ = ["ARTICLES", "graph"]

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
SAME_AS = "http://www.w3.org/2002/07/owl#sameAs"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
DCTERMS = "http://purl.org/dc/terms/"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
XSD = "http://www.w3.org/2001/XMLSchema#"

ARTICLES = {
    "estonia-finland.txt": (
        "Estonia–Finland relations",
        "= Estonia–Finland relations =\n\n"
        "Finland recognised Estonia on 7 June 1920. The two States exchanged envoys soon afterwards.\n\n"
        "== Missions ==\n"
        "Estonia has an embassy in Helsinki. Finland keeps an embassy in Tallinn, opened in 1991.\n\n"
        "== Visits ==\n"
        "- On 8 May 1992 President Mauno Koivisto paid a state visit to Estonia.\n"
        "- Lennart Meri, President of Estonia, was in Finland on a state visit on 16–17 May 1995.\n\n"
        "== Agreements and trade ==\n"
        "A treaty on the maritime boundary was signed in Helsinki on 2 May 1985.\n"
        "An agreement on mutual legal help was signed in 1993.\n"
        "Finnish exports to Estonia came to 1.6 billion euros in 2019 and 1.5 billion euros in 2020.\n",
    ),
    "finland-abroad.txt": (
        "Foreign relations of Finland",
        "= Foreign relations of Finland =\n\n"
        "Estonia was recognised by Finland on 8 June 1920.\n"
        "Finland joined the United Nations on 14 December 1955.\n"
        "Sweden keeps an embassy in Helsinki.\n",
    ),
}


@dataclass
class _Graph:
    store: ox.Store = field(default_factory=ox.Store)

    def add(self, subject: str, graph: str, /, **values: object) -> None:
        """Properties by local name of the ontology; several values as a list."""
        for name, value in values.items():
            for each in value if isinstance(value, list) else [value]:
                self.triple(subject, DIP + name, each, graph)

    def triple(self, subject: str, predicate: str, value: object, graph: str) -> None:
        quad = ox.Quad(
            ox.NamedNode(subject), ox.NamedNode(predicate), _term(value), ox.NamedNode(f"{BASE}graph/{graph}")
        )
        self.store.add(quad)

    def entity(self, kind: str, slug: str, label: str, item: str = "", **values: object) -> str:
        iri = f"{BASE}id/{kind.lower()}/{slug}"
        self.triple(iri, RDF_TYPE, ox.NamedNode(DIP + kind), "entities")
        self.triple(iri, RDFS_LABEL, ox.Literal(label, language="en"), "entities")
        if item:
            self.triple(iri, SAME_AS, ox.NamedNode(f"http://www.wikidata.org/entity/{item}"), "links")
        self.add(iri, "entities", **values)
        return iri

    def fact(self, cls: str, slug: str, label: str, article: str, quote: str, /, **values: object) -> str:
        iri, source = f"{BASE}id/{cls.lower()}/{slug}", f"{BASE}id/article/{article.removesuffix('.txt')}"
        name = f"article/{article.removesuffix('.txt')}"
        passage = f"{BASE}id/passage/{slug}-1"
        start = ARTICLES[article][1].index(quote)
        self.triple(iri, RDF_TYPE, ox.NamedNode(DIP + cls), name)
        self.triple(iri, RDFS_LABEL, ox.Literal(label, language="en"), name)
        self.add(iri, name, evidence=ox.NamedNode(passage), **values)
        self.triple(passage, RDF_TYPE, ox.NamedNode(DIP + "Passage"), name)
        self.add(
            passage, name, source=ox.NamedNode(source), quote=quote, startOffset=start,
            endOffset=start + len(quote), section="Relations", extractor="sample.rule",
            confidence=_decimal("0.9"),
        )  # fmt: skip
        return iri


def graph() -> ox.Store:
    """The sample graph with the ontology in it."""
    g = _Graph()
    for path in sorted(FOLDER.glob("*.ttl")):
        g.store.load(path=str(path), to_graph=ox.NamedNode(f"{BASE}graph/ontology"))
    for identifier, (title, text) in ARTICLES.items():
        slug = identifier.removesuffix(".txt")
        iri, name = f"{BASE}id/article/{slug}", f"article/{slug}"
        g.triple(iri, RDF_TYPE, ox.NamedNode(DIP + "Article"), name)
        g.triple(iri, RDFS_LABEL, title, name)
        g.triple(iri, DCTERMS + "identifier", identifier, name)
        g.triple(iri, DCTERMS + "license", LICENCE, name)
        g.add(iri, name, text=text, revision="12")
    _facts(g, *_entities(g))
    return g.store


def _entities(g: _Graph) -> tuple[dict[str, ox.NamedNode], dict[str, ox.NamedNode]]:
    place = {
        "Helsinki": g.entity("Place", "helsinki", "Helsinki", "Q1757"),
        "Tallinn": g.entity("Place", "tallinn", "Tallinn", "Q1770"),
    }
    for name, (lat, long) in {"Helsinki": ("60.17", "24.94"), "Tallinn": ("59.44", "24.75")}.items():
        g.triple(place[name], GEO + "lat", _decimal(lat), "entities")
        g.triple(place[name], GEO + "long", _decimal(long), "entities")
    found = {
        "Estonia": g.entity("State", "estonia", "Estonia", "Q191", isoAlpha2="EE", isoAlpha3="EST"),
        "Finland": g.entity("State", "finland", "Finland", "Q33", isoAlpha2="FI", isoAlpha3="FIN"),
        "Sweden": g.entity("State", "sweden", "Sweden", "Q34", isoAlpha2="SE"),
        "UN": g.entity("Organization", "united-nations", "United Nations", "Q1065"),
        "Koivisto": g.entity("Person", "mauno-koivisto", "Mauno Koivisto", "Q151869"),
        "Meri": g.entity("Person", "lennart-meri", "Lennart Meri", "Q152306"),
    }
    g.triple(found["Finland"], ALT_LABEL, ox.Literal("Suomi"), "entities")
    g.triple(found["Estonia"], DIP + "capital", ox.NamedNode(place["Tallinn"]), "entities")
    g.triple(place["Tallinn"], DIP + "inState", ox.NamedNode(found["Estonia"]), "entities")
    g.triple(place["Helsinki"], DIP + "inState", ox.NamedNode(found["Finland"]), "entities")
    return ({k: ox.NamedNode(v) for k, v in found.items()}, {k: ox.NamedNode(v) for k, v in place.items()})


def _facts(g: _Graph, who: dict[str, ox.NamedNode], where: dict[str, ox.NamedNode]) -> None:
    first, second = ARTICLES
    one = g.fact(
        "Recognition", "finland-estonia-1920-06-07", "Finland recognised Estonia (7 June 1920)", first,
        "Finland recognised Estonia on 7 June 1920.",
        recognizer=who["Finland"], recognized=who["Estonia"], **_date("1920-06-07"),
    )  # fmt: skip
    other = g.fact(
        "Recognition", "finland-estonia-1920-06-08", "Finland recognised Estonia (8 June 1920)", second,
        "Estonia was recognised by Finland on 8 June 1920.",
        recognizer=who["Finland"], recognized=who["Estonia"], **_date("1920-06-08"),
    )  # fmt: skip
    g.add(one, "entities", conflictsWith=ox.NamedNode(other))
    g.add(other, "entities", conflictsWith=ox.NamedNode(one))
    g.fact(
        "Mission", "estonia-finland-embassy-helsinki", "Embassy of Estonia in Helsinki", first,
        "Estonia has an embassy in Helsinki.", sendingState=who["Estonia"], receivingState=who["Finland"],
        place=where["Helsinki"], kind=_concept("missionKind-embassy"),
    )  # fmt: skip
    g.fact(
        "Mission", "finland-estonia-embassy-tallinn", "Embassy of Finland in Tallinn (opened 1991)", first,
        "Finland keeps an embassy in Tallinn, opened in 1991.", sendingState=who["Finland"],
        receivingState=who["Estonia"], place=where["Tallinn"], kind=_concept("missionKind-embassy"),
        opened=ox.Literal("1991", datatype=ox.NamedNode(EDTF)), **_date("1991", "1991-01-01", "1991-12-31"),
    )  # fmt: skip
    g.fact(
        "Mission", "sweden-finland-embassy-helsinki", "Embassy of Sweden in Helsinki", second,
        "Sweden keeps an embassy in Helsinki.", sendingState=who["Sweden"], receivingState=who["Finland"],
        place=where["Helsinki"], kind=_concept("missionKind-embassy"),
    )  # fmt: skip
    g.fact(
        "Visit", "finland-estonia-1992-05-08", "Mauno Koivisto visited Estonia (8 May 1992)", first,
        "On 8 May 1992 President Mauno Koivisto paid a state visit to Estonia.",
        sendingState=who["Finland"], receivingState=who["Estonia"], visitor=who["Koivisto"],
        role=_concept("role-HeadOfState"), kind=_concept("visitKind-state"), **_date("1992-05-08"),
    )  # fmt: skip
    g.fact(
        "Visit", "estonia-finland-1995-05-16", "Lennart Meri visited Finland (16–17 May 1995)", first,
        "Lennart Meri, President of Estonia, was in Finland on a state visit on 16–17 May 1995.",
        sendingState=who["Estonia"], receivingState=who["Finland"], visitor=who["Meri"],
        role=_concept("role-HeadOfState"), kind=_concept("visitKind-state"),
        **_date("1995-05-16/1995-05-17", "1995-05-16", "1995-05-17"),
    )  # fmt: skip
    g.fact(
        "Agreement", "estonia-finland-1993-legal-help", "Agreement on mutual legal help (1993)", first,
        "An agreement on mutual legal help was signed in 1993.", party=[who["Estonia"], who["Finland"]],
        kind=_concept("agreementKind-agreement"), subject="mutual legal help",
        **_date("1993", "1993-01-01", "1993-12-31"),
    )  # fmt: skip
    for year, amount in (("2019", "1600000000"), ("2020", "1500000000")):
        g.fact(
            "TradeFlow", f"finland-estonia-export-{year}", f"Exports of Finland to Estonia, {year}", first,
            "Finnish exports to Estonia came to 1.6 billion euros in 2019 and 1.5 billion euros in 2020.",
            exporter=who["Finland"], importer=who["Estonia"], measure=_concept("measure-export"),
            amount=_decimal(amount), currency="EUR",
            **_date(year, f"{year}-01-01", f"{year}-12-31"),
        )  # fmt: skip
    g.fact(
        "Membership", "finland-united-nations", "Finland, member of the United Nations (1955)", second,
        "Finland joined the United Nations on 14 December 1955.", member=who["Finland"],
        organization=who["UN"], **_date("1955-12-14"),
    )  # fmt: skip


def _date(edtf: str, first: str = "", last: str = "") -> dict[str, object]:
    day = ox.NamedNode(XSD + "date")
    return {
        "date": ox.Literal(edtf, datatype=ox.NamedNode(EDTF)),
        "notBefore": ox.Literal(first or edtf, datatype=day),
        "notAfter": ox.Literal(last or first or edtf, datatype=day),
    }


def _concept(name: str) -> ox.NamedNode:
    return ox.NamedNode(DIP + name)


def _term(value: object) -> ox.NamedNode | ox.Literal:
    if isinstance(value, ox.NamedNode | ox.Literal):
        return value
    if isinstance(value, int):
        return ox.Literal(value)
    text = str(value)
    return ox.NamedNode(text) if text.startswith("http") else ox.Literal(text)


def _decimal(number: str) -> ox.Literal:
    return ox.Literal(number, datatype=ox.NamedNode(XSD + "decimal"))
