"""Build step: fetch the third-party files of the pages with npm, as the lock file pins them."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontendBuildHook(BuildHookInterface[Any]):
    """Called by hatchling for wheels and editable installs alike."""
