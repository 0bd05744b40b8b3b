"""An engine that other processes can make: it does what the words of an article say."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from extract.article import Article
from extract.edtf import Date
from extract.facts import EntityKind, Extraction, Mention, Passage, RelationsEvent
from extract.read import Page
from graph.work import Recipe

__all__ = ["Slow", "SlowRecipe", "page"]

CHAD = Mention(EntityKind.STATE, "Chad", item="Q657")
MALI = Mention(EntityKind.STATE, "Mali", item="Q912")


@dataclass(frozen=True)
class Slow:
    """Finds one event an article. "stall" in it never returns, "die" ends the process, "fail" raises,
    "swallow" asks for 4 GiB.

    Each extraction is noted as a line of `log`.
    """

    log: Path

    def extract(self, article: Article) -> Extraction:
        with self.log.open("a") as log:
            log.write(f"{article.identifier}\n")
        if "stall" in article.text:
            time.sleep(600)
        if "die" in article.text:
            os._exit(3)
        if "swallow" in article.text:
            bytearray(4 << 30)
        if "fail" in article.text:
            raise ValueError("a fault")
        time.sleep(0.02)
        quote = article.of(article.blocks[0])
        start = article.blocks[0].start
        evidence = Passage(article.identifier, start, start + len(quote), quote, "", "test", 1.0)
        event = RelationsEvent(
            party=(CHAD, MALI), change="established", date=Date("1990-05-03"), evidence=(evidence,)
        )
        return Extraction((event,), 1)


@dataclass(frozen=True)
class SlowRecipe(Recipe):
    """How other processes make a `Slow`."""

    log: Path = Path("log")
    rules: str = "1"

    def load(self) -> Slow:
        return Slow(self.log)

    def warm(self) -> None:
        return None  # what is extracted is noted: a page to begin with would be noted too

    def version(self) -> str:
        return self.rules

    def extracted(self) -> list[str]:
        """The identifiers of the articles that were extracted so far, in order of time."""
        return self.log.read_text().split("\n")[:-1] if self.log.exists() else []


def page(name: str, words: str = "They agreed in 1990.") -> Page:
    return Page(name, "plain", f"= {name} =\n\n{words}\n")
