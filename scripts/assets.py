# ruff: noqa: INP001, T201 - a script that prints its report
"""Put what the pages take from npm packages where the platform serves it.

    python scripts/assets.py           install the locked packages (needs Node) and copy
    python scripts/assets.py --lock    resolve the packages again, before that
    python scripts/assets.py --check   exit 1 when a file is missing

Nothing is fetched at run time: the files are part of the installation.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
FRONTEND: Final = ROOT / "frontend"
VENDOR: Final = ROOT / "src" / "jixiao" / "web" / "site" / "static" / "vendor"
FILES: Final = {
    "tabler.min.css": "@tabler/core/dist/css/tabler.min.css",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "echarts.min.js": "echarts/dist/echarts.min.js",
}


LOCKING: Final = (
    "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund",
    "--omit-lockfile-registry-resolved",
)  # fmt: skip
"""So the lock names versions and hashes, and no registry."""


def lock() -> None:
    """Write frontend/package-lock.json anew; raises SystemExit without Node."""
    subprocess.run([_npm(), *LOCKING], cwd=FRONTEND, check=True)  # noqa: S603 - fixed words


def _npm() -> str:
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("the pages need Node: install it (with npm), then run the command again")
    return npm


def install() -> None:
    """Copy the files from the locked packages; raises SystemExit without Node."""
    command = [_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=FRONTEND, check=True)  # noqa: S603 - fixed words
    VENDOR.mkdir(parents=True, exist_ok=True)
    for name, source in FILES.items():
        text = (FRONTEND / "node_modules" / source).read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if "sourceMappingURL=" not in line[:60]]
        (VENDOR / name).write_text("\n".join(lines), encoding="utf-8")


def main() -> int:
    """Install or check; return the exit status."""
    if "--lock" in sys.argv[1:]:
        lock()
    if "--check" not in sys.argv[1:]:
        install()
    missing = [name for name in FILES if not (VENDOR / name).is_file()]
    print(f"missing: {', '.join(missing)}" if missing else f"assets: {len(FILES)} files in place")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
