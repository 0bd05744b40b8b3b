"""The competency questions: what the graph must be able to answer, each a SPARQL query in a file.

They are the examples of the query page, and each is run by a test over the sample articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ontology import FOLDER

__all__ = ["Question", "load"]

_FOLDER = FOLDER / "questions"
_HEADER = re.compile(r"# title: (?P<title>.+)\n# question: (?P<question>.+)\n# topic: (?P<topic>.+)\n")


@dataclass(frozen=True, slots=True)
class Question:
    """A question in English and in SPARQL; `name` is the file's, without its ending."""

    name: str
    title: str
    question: str
    topic: str
    query: str  # with the comment lines that carry title, question and topic


@cache
def load() -> tuple[Question, ...]:
    """All questions, by topic and title. Raises ValueError where a file lacks its comment lines."""
    questions = (_read(path.stem, path.read_text(encoding="utf-8")) for path in _FOLDER.glob("*.rq"))
    return tuple(sorted(questions, key=lambda each: (each.topic, each.title)))


def _read(name: str, text: str) -> Question:
    header = _HEADER.match(text)
    if header is None:
        raise ValueError(f"{name}.rq must begin with the lines `# title:`, `# question:` and `# topic:`")
    return Question(name, query=text, **header.groupdict())
