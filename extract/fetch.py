"""Fetch pages from a MediaWiki by its Action API (https://www.mediawiki.org/wiki/API:Etiquette).

One request at a time, with `maxlag`, and as long a pause as the server asks for. Pages that are
there already in their newest revision are not fetched again, so a fetch that broke off goes on.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import httpx

from extract.read import mediawiki
from extract.read.mediawiki import SavedPage

__all__ = ["WIKIPEDIA", "FetchError", "Fetched", "Wiki", "fetch", "user_agent"]

WIKIPEDIA = "https://en.wikipedia.org/w/api.php"

_MAXLAG = 5  # seconds of replication lag, as the etiquette asks
_TRIES = 8
_LONGEST_PAUSE = 120.0  # seconds
_BATCH = 50  # titles a request, the API's limit for everyone
_WAIT = frozenset({"maxlag", "ratelimited", "readonly", "internal_api_error_DBQueryError"})


class FetchError(Exception):
    """The wiki cannot be asked, or refuses: one line that says what, where and what to do."""


@dataclass(slots=True)
class Fetched:
    """What a fetch did, by title."""

    saved: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def user_agent(contact: str = "") -> str:
    """How requests name us, with an address of who runs them where one is given."""
    return f"Legation/{version('legation')} (https://w3id.org/legation/{'; ' + contact if contact else ''})"


class Wiki:
    """The Action API of one wiki at the address `api`; `sleep` waits for a number of seconds."""

    def __init__(self, api: str, client: httpx.Client, sleep: Callable[[float], object] = time.sleep) -> None:
        self.api = api
        self._client = client
        self._sleep = sleep

    def licence(self) -> str:
        """The address of the licence of the wiki's texts, else its name, "" where it states none."""
        (answer,) = self._query(meta="siteinfo", siprop="rightsinfo")
        rights = answer["query"]["rightsinfo"]
        return str(rights.get("url") or rights.get("text") or "")

    def members(self, category: str) -> Iterator[str]:
        """The titles of the articles in a category, not those of its subcategories."""
        title = category if ":" in category else f"Category:{category}"
        asked = {"cmtitle": title, "cmnamespace": "0", "cmlimit": "max"}
        for answer in self._query(list="categorymembers", **asked):
            yield from (str(member["title"]) for member in answer["query"]["categorymembers"])

    def revisions(self, titles: Iterable[str]) -> Iterator[tuple[str, str, int]]:
        """Each title asked for, the title it leads to, and its newest revision (0 where missing)."""
        for batch in _batches(titles):
            (answer,) = self._query(prop="info", titles="|".join(batch), redirects="1")
            pages = answer["query"].get("pages", [])
            newest = {str(page["title"]): int(page.get("lastrevid", 0)) for page in pages}
            for title, target in _targets(batch, answer["query"]):
                yield title, target, newest.get(target, 0)

    def items(self, titles: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Each title asked for and the Wikidata item of the page it leads to, "" where there is none."""
        for batch in _batches(titles):
            asked = {"prop": "pageprops", "ppprop": "wikibase_item", "titles": "|".join(batch)}
            (answer,) = self._query(**asked, redirects="1")
            pages = answer["query"].get("pages", [])
            found = {str(page["title"]): page.get("pageprops", {}) for page in pages}
            for title, target in _targets(batch, answer["query"]):
                yield title, str(found.get(target, {}).get("wikibase_item", ""))

    def pages(self, titles: Iterable[str], licence: str) -> Iterator[SavedPage]:
        """The pages of these titles in their newest revision; those that are missing are left out."""
        today = dt.datetime.now(dt.UTC).date().isoformat()
        asked = {
            "prop": "info|revisions",
            "inprop": "url",
            "rvprop": "ids|timestamp|content",
            "rvslots": "main",
        }
        for batch in _batches(titles):
            for answer in self._query(titles="|".join(batch), **asked):
                for page in answer["query"].get("pages", []):
                    for revision in page.get("revisions", []):  # none while a long answer is continued
                        yield _saved(page, revision, licence, today)

    def _query(self, **asked: str) -> Iterator[dict[str, Any]]:
        """The answers to a query, continued until it is complete."""
        going_on: dict[str, str] = {}
        while True:
            answer = self._ask({"action": "query", **asked, **going_on})
            if "query" not in answer:
                raise FetchError(f"{self.api}: the answer holds no result; is this a MediaWiki api.php?")
            yield answer
            if "continue" not in answer:
                return
            going_on = {key: str(value) for key, value in answer["continue"].items()}

    def _ask(self, asked: dict[str, str]) -> dict[str, Any]:
        """One answer of the API, after as many tries and pauses as it takes."""
        asked = {**asked, "format": "json", "formatversion": "2", "maxlag": str(_MAXLAG)}
        problem = ""
        for attempt in range(_TRIES):
            try:
                response = self._client.post(self.api, data=asked)
            except httpx.TransportError as error:
                problem = f"{type(error).__name__}: {error}"
                self._sleep(_pause(attempt))
                continue
            answer, problem = self._understood(response)
            if answer is not None:
                return answer
            self._sleep(_pause(attempt, response.headers.get("retry-after", "")))
        raise FetchError(f"{self.api}: no answer after {_TRIES} tries ({problem}); try again later")

    def _understood(self, response: httpx.Response) -> tuple[dict[str, Any] | None, str]:
        """The answer, or None and why to ask again; `FetchError` where asking again is no use."""
        if response.status_code == 429 or response.status_code >= 500:
            return None, f"HTTP {response.status_code}"
        if response.is_error or response.is_redirect:
            raise FetchError(f"{self.api}: HTTP {response.status_code}; check the address of api.php")
        try:
            answer = response.json()
        except ValueError as error:
            raise FetchError(f"{self.api}: the answer is no JSON; check the address of api.php") from error
        fault = answer.get("error") if isinstance(answer, dict) else {"code": "", "info": "not an object"}
        if fault and fault.get("code") in _WAIT:
            return None, str(fault["code"])
        if fault:
            raise FetchError(
                f"{self.api}: {fault.get('info') or fault.get('code')}; change what is asked for"
            )
        return answer, ""


def fetch(
    wiki: Wiki, titles: Iterable[str], folder: Path, progress: Callable[[str], object] = lambda title: None
) -> Fetched:
    """Save pages into `folder`, one file each; `progress` is told each title that is settled.

    A page that is there already in its newest revision stays. Redirects are followed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    done, licence, wanted = Fetched(), wiki.licence(), dict[str, None]()
    for asked, target, newest in wiki.revisions(dict.fromkeys(titles)):
        there = mediawiki.load(target, folder)
        if not newest:
            done.missing.append(asked)
        elif there and there.revision == str(newest):
            done.unchanged.append(target)
        else:
            wanted.setdefault(target)
            continue
        progress(asked)
    for page in wiki.pages(wanted, licence):
        mediawiki.save(page, folder)
        done.saved.append(page.title)
        progress(page.title)
    return done


def _batches(titles: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(titles)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _targets(titles: Iterable[str], query: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Each title and the one it leads to, once normalized and redirected."""
    steps = query.get("normalized", []) + query.get("redirects", [])
    leads = {str(step["from"]): str(step["to"]) for step in steps}
    for title in titles:
        target = leads.get(title, title)
        yield title, leads.get(target, target)


def _saved(page: dict[str, Any], revision: dict[str, Any], licence: str, today: str) -> SavedPage:
    return SavedPage(
        title=str(page["title"]),
        url=str(page.get("fullurl", "")),
        revision=str(revision["revid"]),
        timestamp=str(revision.get("timestamp", "")),
        licence=licence,
        retrieved=today,
        text=str(revision["slots"]["main"].get("content", "")),
    )


def _pause(attempt: int, retry_after: str = "") -> float:
    """Seconds to wait before the next try: as many as the server asks for, else 1, 2, 4, …"""
    if retry_after.strip().isdigit():
        return min(float(retry_after), _LONGEST_PAUSE)
    if retry_after:
        try:
            until = email.utils.parsedate_to_datetime(retry_after)
        except ValueError:
            return min(2.0**attempt, _LONGEST_PAUSE)
        return min(max((until - dt.datetime.now(dt.UTC)).total_seconds(), 0.0), _LONGEST_PAUSE)
    return min(2.0**attempt, _LONGEST_PAUSE)
