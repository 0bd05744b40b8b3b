"""A State: missions on a map, visits on a timeline, partners ranked. An organisation: its members."""

from __future__ import annotations

from flask import render_template

from server.pages import facts, graph, missions, schema_org
from server.pages.things import Thing

__all__ = ["organization_page", "page"]

_PARTNERS = 30  # States ranked on a State's page


def page(thing: Thing) -> str:
    """The page of a State."""
    sections = facts.of(thing.iri)
    sent = sections.pop(facts.SECTIONS["Mission"], facts.NONE)
    return render_template(
        "state.html",
        thing=thing,
        sections=sections,
        partners=graph.partners(thing.iri, _PARTNERS),
        missions=missions.rows(sent.facts),
        all_missions=sent.total,
        json_ld=schema_org.of(thing),
    )


def organization_page(thing: Thing) -> str:
    """The page of an organisation."""
    return render_template(
        "organization.html",
        thing=thing,
        sections=facts.of(thing.iri),
        members=graph.select("members", this=thing.iri),
        json_ld=schema_org.of(thing),
    )
