"""What is installed is complete: the modules that its commands and plug-ins name, and nothing to build it with."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WHEEL = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]


def test_the_wheel_has_every_module_that_an_entry_point_names() -> None:
    groups = [PROJECT["project"]["scripts"], *PROJECT["project"]["entry-points"].values()]
    modules = {target.partition(":")[0].partition(".")[0] for group in groups for target in group.values()}
    assert "legation" in modules
    assert {name.removesuffix(".py") for name in WHEEL["only-include"]} >= modules


def test_the_wheel_is_made_of_what_is_there() -> None:
    assert all((ROOT / name).exists() for name in WHEEL["only-include"])
    assert all((ROOT / name).is_dir() for name in WHEEL["exclude"])
