"""The reconciliation service: tables of other people matched with the entities of the graph."""

from __future__ import annotations

from .service import blueprint

__all__ = ["blueprint"]
