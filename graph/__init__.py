"""From facts to a graph: entities resolved, facts merged, triples checked, stored and exported."""
