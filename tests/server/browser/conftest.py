"""A real browser on what `legation demo` serves. Any console error, and any request to elsewhere, fails."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).parents[3]
AXE = ROOT / "server" / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
Visit = Callable[..., Page]
expect.set_options(timeout=20_000)  # ms: a machine may be busy


def lacking(what: str) -> None:
    """Skip, saying what is missing; where a browser is required, fail."""
    reason = f"no {what}: the pages are not tested in a browser"
    if os.environ.get("LEGATION_REQUIRE_BROWSER"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    if not chromium:
        lacking("Chromium on this machine")
    if not AXE.is_file():
        lacking("axe-core in server/frontend/node_modules (install with `pip install -e .`)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `legation demo`, the second of the newcomer's commands."""
    folder = tmp_path_factory.mktemp("demo")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "legation",
        "demo",
        "--store",
        str(folder / "store"),
        "--port",
        str(port),
    ]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
    try:
        _wait(f"http://127.0.0.1:{port}", process, folder / "log")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError(f"the demo does not answer: {log.read_text()}")


@contextmanager
def watched(context: BrowserContext, site: str) -> Iterator[Page]:
    """A page that must log no error and ask nobody else."""
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    own = (site, "data:", "blob:")
    page.on("request", lambda sent: None if sent.url.startswith(own) else wrong.append(f"asks {sent.url}"))
    yield page
    page.close()
    assert wrong == []


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A wide page at the front door."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=site)
    with watched(context, site) as page:
        page.goto("/")
        yield page
    context.close()
