"""What a query may not do: call other servers. Found in its tokens, before the engine sees it.

The engine offers no parsed query to look at, so the tokens are read here (SPARQL 1.1 Query, 19.8).
Where a text can be cut into tokens in two ways, both are followed, so that none can hide a keyword
in the way not taken: `<` begins an IRI or means "less than"; `SERVICE:x` is a prefixed name or the
keyword before `:x`, for the engine needs no space after a keyword.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["RefusedError", "called", "check", "has_word", "is_update", "prologue", "varies"]

_TOKEN = re.compile(
    r"""
      (?P<space>   (?:[\ \t\r\n]+ | \#[^\r\n]*)+ )
    | (?P<string>  \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '''(?:'{0,2}(?:[^'\\]|\\.))*'{3}
                 | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
    | (?P<iri>     <[^\x00-\x20<>"{}|^`]*> )
    | (?P<name>    [?$][\w·]+ | @[A-Za-z]+(?:-[A-Za-z0-9]+)*
                 | (?:_|[^\W\d_][\w.·-]*)?:(?:[\w:.·-]|%[0-9A-Fa-f]{2}|\\.)* )
    | (?P<word>    [A-Za-z_]\w* )
    | (?P<other>   . )
    """,
    re.VERBOSE | re.DOTALL,
)
_IN_NAME = re.compile(r"service(?=:)|(?<=\.)service$", re.IGNORECASE)
_UPDATES = {"insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"}
_WORDS = re.compile(r"\w+")
_VARYING = {"now", "rand", "uuid", "struuid", "bnode", "service"}


class RefusedError(Exception):
    """The query asks for what this server does not do."""


def check(query: str, services: tuple[str, ...] = ()) -> None:
    """Raise RefusedError where a SERVICE calls anything but one of the endpoints in `services`."""
    if "service" not in query.lower():
        return
    for target in _targets(query):
        if target not in services:
            known = f" Only these may be called: {', '.join(services)}." if services else ""
            raise RefusedError(f"SERVICE is not allowed here: this server calls no other endpoint.{known}")


def is_update(query: str) -> bool:
    """Whether the text is an update: its first word after the prologue says so."""
    return next((w for w in _words(query) if w not in ("prefix", "base")), "") in _UPDATES


def has_word(query: str, word: str) -> bool:
    """Whether a keyword (given in small letters) stands in the query."""
    return word in query.lower() and word in _words(query)


def varies(query: str) -> bool:
    """Whether the same query may be answered differently each time; rather once too often than missed."""
    text = query.lower()
    return any(word in text for word in _VARYING) and not set(_WORDS.findall(text)).isdisjoint(_VARYING)


def _words(query: str) -> Iterator[str]:
    """The bare words of a query in small letters: its keywords and the names of functions."""
    return (m.group().lower() for m in _TOKEN.finditer(query) if m.lastgroup == "word")


def called(query: str) -> set[str]:
    """The functions that a query calls by an IRI or a prefixed name, as they are written.

    Rather one too many than one missed: an IRI before a list (`?s :p (1 2)`) looks the same.
    """
    found = set()
    for match in _readings(query):
        if match.lastgroup in ("iri", "name") and match.group()[0] not in "?$@":
            following = next((m for m in _TOKEN.finditer(query, match.end()) if m.lastgroup != "space"), None)
            if following is not None and following.group() == "(":
                found.add(match.group())
    return found


def prologue(query: str) -> str:
    """What a query declares before it begins: base and prefixes (SPARQL 1.1 Query, 4.1)."""
    forms = ("select", "ask", "construct", "describe")
    ends = (m.start() for m in _TOKEN.finditer(query) if m.lastgroup == "word" and m.group().lower() in forms)
    return query[: next(ends, len(query))]


def _readings(query: str) -> Iterator[re.Match[str]]:
    """The tokens of a query in every possible reading."""
    seen: set[int] = set()
    starts = [0]
    while starts:
        place = starts.pop()
        while place < len(query) and place not in seen:
            seen.add(place)
            match = _TOKEN.match(query, place)
            assert match, "the pattern takes any character"
            yield match
            if match.lastgroup == "iri":
                starts.append(place + 1)  # the other reading: "less than"
            place = match.end()


def _targets(query: str) -> Iterator[str]:
    """What is called by each SERVICE, in every possible reading; "" where it is not an IRI in full."""
    for match in _readings(query):
        if match.lastgroup == "word" and match.group().lower().endswith("service"):
            yield from _target(query, match.end())
        elif match.lastgroup == "name":
            for found in _IN_NAME.finditer(match.group()):
                yield from _target(query, match.start() + found.end())


def _target(query: str, place: int) -> Iterator[str]:
    """The endpoint named after a keyword SERVICE; nothing where no group follows, as the grammar demands."""
    tokens = []
    for match in _TOKEN.finditer(query, place):
        if match.lastgroup != "space" and match.group().lower() != "silent":
            tokens.append(match)
            if len(tokens) == 2:
                break
    if len(tokens) == 2 and tokens[1].group() == "{":
        yield tokens[0].group()[1:-1] if tokens[0].lastgroup == "iri" else ""
