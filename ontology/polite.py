"""Requests to services of other people: one at a time, with pauses, and as long a wait as they ask for."""

from __future__ import annotations

import datetime as dt
import email.utils
import time
from collections.abc import Callable, Mapping
from importlib.metadata import version

import httpx

__all__ = ["NoAnswerError", "Service", "user_agent"]

_TRIES = 6
_LONGEST_PAUSE = 120.0  # seconds


class NoAnswerError(Exception):
    """The service cannot be asked or refuses; the message says what, where and what to do."""


def user_agent(contact: str = "") -> str:
    """How requests name us, with an address of who runs them where one is given."""
    return f"Legation/{version('legation')} (https://w3id.org/legation/{'; ' + contact if contact else ''})"


class Service:
    """The service at `url`. `pause` is the time in seconds between two requests, `sleep` waits for some."""

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

    def post(self, data: Mapping[str, str], accept: str = "application/json") -> httpx.Response:
        """The answer to a form, after as many tries and pauses as it takes. Raises NoAnswerError."""
        problem = ""
        for attempt in range(_TRIES):
            self._sleep(self._pause)
            try:
                response = self._client.post(self.url, data=dict(data), headers={"Accept": accept})
            except httpx.TransportError as error:
                problem = f"{type(error).__name__}: {error}"
                self._sleep(_wait(attempt, ""))
                continue
            if response.is_success:
                return response
            if response.status_code != 429 and response.status_code < 500:
                raise NoAnswerError(f"{self.url}: HTTP {response.status_code}; check the address")
            problem = f"HTTP {response.status_code}"
            self._sleep(_wait(attempt, response.headers.get("retry-after", "")))
        raise NoAnswerError(f"{self.url}: no answer after {_TRIES} tries ({problem}); run again to go on")


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
