"""How much extraction costs beside bare parsing: `python -m bench.extraction PATH… [--rounds N]`.

A build (read, extract, resolve, store) is to take no longer than `nlp.pipe` over the same text with
the same pipeline; the two run in turn, and the best of the rounds counts.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from rich.console import Console

from extract import engine
from extract.read import find, read
from extract.text.parse import DEFAULT_PIPELINE
from graph.build import build


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def compare(paths: Sequence[Path], rounds: int) -> tuple[float, float]:
    """The best times of building `paths` and of parsing their texts, models loaded beforehand."""
    texts = [
        article.text[block.start : block.end]
        for path in find(paths)
        for article in read(path)
        for block in article.blocks
    ]
    nlp = spacy.load(DEFAULT_PIPELINE)
    reader = engine.load()
    building, parsing = [], []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds + 1):  # the first round warms the caches
            building.append(seconds(lambda: build(paths, Path(folder), engine=reader)))
            parsing.append(seconds(lambda: list(nlp.pipe(texts))))
    return min(building[1:]), min(parsing[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    ours, theirs = compare(arguments.paths, arguments.rounds)
    Console().print(
        f"build {ours:.2f} s, bare nlp.pipe {theirs:.2f} s, ratio {ours / theirs:.2f} (at most 1.00)"
    )


if __name__ == "__main__":
    main()
