"""A State: missions on a map, visits on a timeline, partners ranked. An organisation: its members."""

from __future__ import annotations

from flask import render_template

from server.pages import facts, graph, missions, schema_org
from server.pages.things import Thing

__all__ = ["organization_page", "page", "sections"]


def page(thing: Thing) -> str:
    """The page of a State."""
    return render_template(
        "state.html",
        thing=thing,
        sections=sections(thing),
        total=graph.facts_of(thing.iri),
        partners=graph.select("partners", this=thing.iri),
        missions=missions.of(thing.iri),
        json_ld=schema_org.of(thing),
    )


def organization_page(thing: Thing) -> str:
    """The page of an organisation."""
    return render_template(
        "organization.html",
        thing=thing,
        sections=sections(thing),
        members=graph.select("members", this=thing.iri),
        json_ld=schema_org.of(thing),
    )


def sections(thing: Thing) -> dict[str, list[facts.Fact]]:
    """The facts a thing takes part in, under their headings."""
    return facts.by_class(facts.of(thing.iri))
