"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[1] / ".." / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and gold beside the project; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs the folder `shared` of real articles beside the project")
    return SHARED.resolve()
