"""The application over the small sample graph, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph import store
from graph.complete import complete
from ontology import BASE
from server import Settings, create_app
from server.queries import EXTENSION
from tests.server.pages import sample


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store directory that holds the sample graph."""
    folder = tmp_path_factory.mktemp("pages") / "store"
    with store.write(folder, BASE) as draft:
        draft.graph.bulk_extend(iter(sample.graph()))
        draft.articles = len(sample.ARTICLES)
        complete(draft)
    return folder


@pytest.fixture(scope="session")
def client(sample_store: Path) -> Iterator[FlaskClient]:
    """A client of the whole application."""
    app = create_app(Settings(store=sample_store))
    yield app.test_client()
    app.extensions[EXTENSION].close()
