"""rdflib-endpoint over the same graph, which it holds in memory. For comparison."""

from __future__ import annotations

import sys

import pyoxigraph as ox
import uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint

FOLDER, PORT = sys.argv[1], int(sys.argv[2])

if __name__ == "__main__":
    graph = Dataset(default_union=True)
    quads = ox.Store.read_only(FOLDER).dump(format=ox.RdfFormat.N_QUADS)
    graph.parse(data=quads, format="nquads")
    uvicorn.run(SparqlEndpoint(graph=graph), port=PORT, log_level="error")
