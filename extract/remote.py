"""An engine behind an HTTP API: a language model, say, that answers with facts and their passages.

The article goes out as JSON (`title`, `text`), the answer is `{"facts": [{"class": "Visit", "quote": …,
"date": …, "sendingState": …}, …]}` with the property names of the ontology. Nothing is taken on trust: a
fact whose quote does not stand in the text word for word, or whose names do not stand in it either, is
left out and reported.

    LEGATION_ENGINE_URL=http://127.0.0.1:8000/read legation build articles --engine http
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from typing import Any

import httpx

from extract.article import Article
from extract.edtf import Date
from extract.facts import FACT_CLASSES, EntityKind, Extraction, Fact, Mention, Passage, Unused
from extract.registry import confidence_of

__all__ = ["HttpEngine", "load"]

URL_VARIABLE = "LEGATION_ENGINE_URL"
_RULE = "remote.http"
_CLASSES = {cls.__name__: cls for cls in FACT_CLASSES}
_PERSONS = frozenset({"visitor", "met_with", "participant", "signatory", "person"})
_ORGANIZATIONS = frozenset({"receiving_organization", "organization", "body"})
_WORDS = frozenset({"role", "kind", "change", "ballot", "level", "measure", "currency"})
_TEXTS = frozenset({"occasion", "topic", "subject", "resolution"})


def load(_pipeline: str = "") -> HttpEngine:
    """The engine at the address in LEGATION_ENGINE_URL. Raises LookupError where none is set."""
    url = os.environ.get(URL_VARIABLE, "")
    if not url:
        raise LookupError(f"the engine 'http' needs the address of its service in {URL_VARIABLE}")
    return HttpEngine(url)


class HttpEngine:
    """Asks a service for the facts of an article and keeps those that the text bears out.

    `timeout` in seconds. Raises httpx.HTTPError when the service does not answer or refuses.
    """

    def __init__(self, url: str, timeout: float = 120) -> None:
        self.url = url
        self.timeout = timeout

    def extract(self, article: Article) -> Extraction:
        """The facts of an article, each with a passage that stands in it."""
        request = {"title": article.title, "text": article.text}
        response = httpx.post(self.url, json=request, timeout=self.timeout)
        response.raise_for_status()
        facts: list[Fact] = []
        unused: list[Unused] = []
        for answer in response.json().get("facts", []):
            try:
                facts.append(_fact(answer, article))
            except (ValueError, KeyError, TypeError, InvalidOperation) as error:
                quote = str(answer.get("quote", answer) if isinstance(answer, dict) else answer)
                unused.append(
                    Unused(article.identifier, quote[:80], f"the engine's answer is refused: {error}")
                )
        return Extraction(tuple(facts), len(article.blocks), tuple(unused))


def _fact(answer: dict[str, Any], article: Article) -> Fact:
    """A fact of an answer. Raises ValueError for what the text does not bear out."""
    cls = _CLASSES.get(str(answer.get("class")))
    if cls is None:
        raise ValueError(f"no class of facts is named {answer.get('class')!r}")
    values = {
        field.name: value
        for field in fields(cls)
        if (value := _value(field.name, answer.get(_camel(field.name)), article)) is not None
    }
    return cls(**values, evidence=(_passage(str(answer.get("quote", "")), article),))


def _camel(name: str) -> str:
    return re.sub(r"_(\w)", lambda match: match.group(1).upper(), name)


def _value(name: str, answer: Any, article: Article) -> Any:
    """A field's value from its JSON; None where the answer leaves it out."""
    if answer in (None, "", []):
        return None
    if name in ("date", "opened", "closed", "terminated"):
        return Date(str(answer))
    if name == "amount":
        return Decimal(str(answer))
    if name in _WORDS or name in _TEXTS:
        return str(answer)
    if isinstance(answer, list):
        return tuple(_mention(name, str(one), article) for one in answer)
    return _mention(name, str(answer), article)


def _mention(name: str, form: str, article: Article) -> Mention:
    """Whom or what a field names. A person must be named in the text: States may be inferred from it."""
    kind = (
        EntityKind.PERSON
        if name in _PERSONS
        else EntityKind.ORGANIZATION
        if name in _ORGANIZATIONS
        else EntityKind.PLACE
        if name == "place"
        else EntityKind.STATE
    )
    if kind is EntityKind.PERSON and form not in article.text:
        raise ValueError(f"{form!r} is not named in the text")
    return Mention(kind, form)


def _passage(quote: str, article: Article) -> Passage:
    """Where a quote stands, word for word."""
    start = article.text.find(quote) if quote else -1
    if start < 0:
        raise ValueError("its quote does not stand in the text")
    end = start + len(quote)
    around: Iterator[tuple[str, ...]] = (b.section for b in article.blocks if b.start <= start < b.end)
    section = " > ".join(next(around, ()))
    return Passage(article.identifier, start, end, quote, section, _RULE, confidence_of(_RULE))
