"""How much one client may ask for: queries at the same time, requests a second."""

from __future__ import annotations

import asyncio
import collections
import time

from .protocol import RequestError
from .settings import Settings

__all__ = ["Limits"]

WINDOW = 10.0  # seconds over which the rate is counted
MOST_CLIENTS = 10_000


class Limits:
    """Counts by the client's address."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._running: dict[str, int] = {}
        self._queues: dict[str, collections.deque[asyncio.Future[None]]] = {}
        self._allowance: dict[str, tuple[float, float]] = {}

    def check_rate(self, client: str) -> None:
        """Refuse a request above the rate: each client's allowance fills up again as time goes by."""
        rate = self._settings.rate
        if not rate:
            return
        if len(self._allowance) > MOST_CLIENTS:
            self._allowance.clear()
        now = time.monotonic()
        left, seen = self._allowance.get(client, (rate * WINDOW, now))
        left = min(rate * WINDOW, left + (now - seen) * rate)
        if left < 1:
            wait = max(1, round((1 - left) / rate))
            raise RequestError(
                429, f"More than {rate:g} requests a second: slow down.", {"Retry-After": str(wait)}
            )
        self._allowance[client] = (left - 1, now)

    async def enter(self, client: str) -> None:
        """Take a place among the client's queries; wait for one, and refuse after a while."""
        most = self._settings.client_queries
        running = self._running.get(client, 0)
        if most and running >= most:
            await self._wait(client, most)
        else:
            self._running[client] = running + 1

    async def _wait(self, client: str, most: int) -> None:
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue = self._queues.setdefault(client, collections.deque())
        queue.append(turn)
        try:
            await asyncio.wait_for(turn, self._settings.wait)
        except TimeoutError as error:
            told = f"You have {most} queries running: wait until one of them is answered."
            raise RequestError(429, told, {"Retry-After": "5"}) from error
        finally:
            if turn in queue:
                queue.remove(turn)

    def leave(self, client: str) -> None:
        """Give the place back, to the next one who waits."""
        queue = self._queues.get(client)
        while queue:
            turn = queue.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._queues.pop(client, None)
        self._running[client] -= 1
        if not self._running[client]:
            del self._running[client]
