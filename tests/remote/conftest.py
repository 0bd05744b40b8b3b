"""The graph of the sample articles, in a store of ours and in a Virtuoso."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.credentials import PASSWORD, USER
from graph.publish import publish
from graph.remote import Remote
from tests.remote import virtuoso
from tests.remote.virtuoso import Engine


@pytest.fixture(scope="package")
def credentials() -> Iterator[None]:
    """User and password of the engine, where a program finds them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(USER, "dba")
        patch.setenv(PASSWORD, "dba")
        yield


@pytest.fixture(scope="package")
def engine(tmp_path_factory: pytest.TempPathFactory, credentials: None) -> Iterator[Engine]:
    """Virtuoso, empty at first."""
    with virtuoso.serve(tmp_path_factory.mktemp("virtuoso")) as found:
        yield found


@pytest.fixture(scope="package")
def remote(engine: Engine) -> Iterator[Remote]:
    """A client of it."""
    with Remote(engine.url, store=engine.store) as found:
        yield found


@pytest.fixture(scope="package")
def published(samples: Path, remote: Remote) -> Path:
    """That store, its graph in Virtuoso too."""
    publish(samples, remote)
    return samples
