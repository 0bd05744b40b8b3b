"""The npm lock file: every package pinned by its hash, from whatever registry the machine uses."""

from __future__ import annotations

import json
from pathlib import Path

FRONTEND = Path(__file__).parents[2] / "server" / "frontend"


def test_every_locked_package_carries_a_hash_and_no_address() -> None:
    packages = json.loads((FRONTEND / "package-lock.json").read_text())["packages"]
    own = packages.pop("")
    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not any("resolved" in package for package in packages.values())
    assert own["dependencies"] == json.loads((FRONTEND / "package.json").read_text())["dependencies"]
