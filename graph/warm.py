"""Imported by the process from which workers are forked: what all of them share is made ready there once.

`multiprocessing` tells that process which modules to import and nothing else, so that the recipe is taken
from the environment. Workers of another recipe make ready what they need themselves.
"""

from __future__ import annotations

import base64
import gc
import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from graph.work import Recipe

__all__ = ["announced"]

_VARIABLE = "LEGATION_WARM"


@contextmanager
def announced(recipe: Recipe) -> Iterator[None]:
    """Processes that are started while the block runs learn of the recipe."""
    os.environ[_VARIABLE] = base64.b64encode(pickle.dumps(recipe)).decode()
    try:
        yield
    finally:
        os.environ.pop(_VARIABLE, None)


def _heed() -> None:
    """Make ready what was announced. A fault shows where a worker makes it anew.

    Nothing of it is given up again: the garbage collector need not look through it, here or in the workers,
    where looking would copy what they share (Python's documentation of `gc.freeze`).
    """
    if told := os.environ.pop(_VARIABLE, ""):
        gc.disable()
        with suppress(Exception):
            recipe: Recipe = pickle.loads(base64.b64decode(told))
            recipe.warm()
        gc.freeze()
        gc.enable()


_heed()
