"""The least that answers SPARQL: Flask and pyoxigraph, nothing shut, nothing limited. For comparison."""

from __future__ import annotations

import sys

import pyoxigraph as ox
from flask import Flask, Response, request
from granian import Granian
from granian.constants import Interfaces

FOLDER, PORT = sys.argv[1], int(sys.argv[2])


def application() -> Flask:
    app, store = Flask(__name__), ox.Store.read_only(FOLDER)

    @app.route("/sparql", methods=["GET", "POST"])
    def sparql() -> Response:
        found = store.query(request.values["query"], use_default_graph_as_union=True)
        if isinstance(found, ox.QueryTriples):
            return Response(found.serialize(format=ox.RdfFormat.TURTLE), mimetype="text/turtle")
        body = found.serialize(format=ox.QueryResultsFormat.JSON)
        return Response(body, mimetype="application/sparql-results+json")

    return app


if __name__ == "__main__":
    Granian(
        f"{__file__}:application",
        factory=True,
        port=PORT,
        interface=Interfaces.WSGI,
        workers=2,
        log_enabled=False,
    ).serve()
