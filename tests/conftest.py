"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

import extract
from extract.engine import load
from graph.build import build

SHARED = Path(__file__).parents[1] / ".." / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and gold beside the project; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs the folder `shared` of real articles beside the project")
    return SHARED.resolve()


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the graph of the sample articles."""
    folder = tmp_path_factory.mktemp("samples") / "store"
    build([Path(extract.__file__).parent / "samples"], folder, load("rules"))
    return folder
