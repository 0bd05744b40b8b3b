"""A SPARQL endpoint such as the Wikidata Query Service, asked as its rules want it.

https://www.mediawiki.org/wiki/Wikidata_Query_Service/User_Manual; SPARQL 1.1 Protocol, query by POST.
"""

from __future__ import annotations

from ontology.polite import NoAnswerError, Service

__all__ = ["ENDPOINT", "Endpoint"]

ENDPOINT = "https://query.wikidata.org/sparql"


class Endpoint(Service):
    """A SPARQL endpoint."""

    def select(self, query: str) -> list[dict[str, str]]:
        """The solutions of a SELECT query, each variable's value as a string. Raises NoAnswerError."""
        response = self.post({"query": query}, accept="application/sparql-results+json")
        try:
            bindings = response.json()["results"]["bindings"]
            return [{name: str(term["value"]) for name, term in row.items()} for row in bindings]
        except (ValueError, KeyError, TypeError) as error:
            raise NoAnswerError(f"{self.url}: no SPARQL results in JSON; check the address") from error
