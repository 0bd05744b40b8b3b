"""The graph over HTTP: SPARQL protocol, pages, reconciliation, downloads. Knows nothing of extraction."""
