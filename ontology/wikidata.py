"""A SPARQL endpoint asked politely: one query at a time, with pauses, and as long a wait as it asks for.

The rules are those of the Wikidata Query Service (https://www.mediawiki.org/wiki/Wikidata_Query_Service/User_Manual)
and its user-agent policy. The protocol is SPARQL 1.1 Protocol, query by POST.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import time
from collections.abc import Callable
from importlib.metadata import version

import httpx

__all__ = ["ENDPOINT", "Endpoint", "EndpointError", "user_agent"]

ENDPOINT = "https://query.wikidata.org/sparql"

_TRIES = 6
_LONGEST_PAUSE = 120.0  # seconds


class EndpointError(Exception):
    """The endpoint cannot be asked or refuses; the message says what, where and what to do."""


def user_agent(contact: str = "") -> str:
    """How requests name us, with an address of who runs them where one is given."""
    return f"Legation/{version('legation')} (https://w3id.org/legation/{'; ' + contact if contact else ''})"


class Endpoint:
    """The SPARQL endpoint at `url`. `pause` is the time in seconds between two queries."""

    def __init__(
        self,
        url: str,
        client: httpx.Client,
        *,
        pause: float = 1.0,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self.url = url
        self._client = client
        self._pause = pause
        self._sleep = sleep

    def select(self, query: str) -> list[dict[str, str]]:
        """The solutions of a SELECT query, each variable's value as a string. Raises EndpointError."""
        problem = ""
        for attempt in range(_TRIES):
            self._sleep(self._pause)
            try:
                response = self._client.post(
                    self.url, data={"query": query}, headers={"Accept": "application/sparql-results+json"}
                )
            except httpx.TransportError as error:
                problem = f"{type(error).__name__}: {error}"
                self._sleep(_wait(attempt, ""))
                continue
            if response.status_code != 429 and response.status_code < 500:
                return self._solutions(response)
            problem = f"HTTP {response.status_code}"
            self._sleep(_wait(attempt, response.headers.get("retry-after", "")))
        raise EndpointError(f"{self.url}: no answer after {_TRIES} tries ({problem}); run again to go on")

    def _solutions(self, response: httpx.Response) -> list[dict[str, str]]:
        if response.is_error or response.is_redirect:
            raise EndpointError(f"{self.url}: HTTP {response.status_code}; check the address of the endpoint")
        try:
            bindings = response.json()["results"]["bindings"]
            return [{name: str(term["value"]) for name, term in row.items()} for row in bindings]
        except (ValueError, KeyError, TypeError) as error:
            raise EndpointError(f"{self.url}: no SPARQL results in JSON; check the address") from error


def _wait(attempt: int, asked: str) -> float:
    """Seconds to wait: what Retry-After asks for (RFC 9110, 10.2.3: seconds or a date), or ever longer."""
    if asked.strip().isdigit():
        return min(float(asked), _LONGEST_PAUSE)
    try:
        until = email.utils.parsedate_to_datetime(asked)
    except ValueError:
        return min(2.0**attempt, _LONGEST_PAUSE)
    until = until if until.tzinfo else until.replace(tzinfo=dt.UTC)
    return min(max((until - dt.datetime.now(dt.UTC)).total_seconds(), 0.0), _LONGEST_PAUSE)
