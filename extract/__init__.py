"""From articles to facts. Knows nothing of RDF, of storing or of serving."""
