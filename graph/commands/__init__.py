"""The commands of this room, each a thin way to one of its functions. What they need is imported when they run."""

from __future__ import annotations

from graph.commands.links import link
from graph.commands.make import build, load, publish
from graph.commands.measure import calibrate, evaluate
from graph.commands.read import diff, dump, query, validate

__all__ = ["COMMANDS", "build"]

COMMANDS = (build, calibrate, diff, dump, evaluate, link, load, publish, query, validate)
