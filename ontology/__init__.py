"""The vocabulary: names that all rooms share, and the files that define them."""

from __future__ import annotations

from pathlib import Path

__all__ = ["BASE", "DIP", "EDTF", "FOLDER", "WD"]

DIP = "https://w3id.org/legation/ontology#"
BASE = "https://w3id.org/legation/"
WD = "http://www.wikidata.org/entity/"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

FOLDER = Path(__file__).parent
