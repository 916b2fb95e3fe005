# ruff: noqa: INP001, T201 - a script that prints its report
"""Check what no other tool does: file lengths, forbidden names, paths and addresses of machines.

python scripts/check_tree.py           exit 1 when a file breaks a rule; each fault on a line
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parents[1]
LIMITS: Final = {"src": 300, "scripts": 300, "benchmarks": 300, "tests": 500}
NAMELESS: Final = frozenset(
    f"{stem}{plural}"
    for stem in ("util", "helper", "common", "manager", "handler", "base", "misc", "data", "info")
    for plural in ("", "s")
)
TEXTS: Final = {".py", ".md", ".toml", ".txt", ".po", ".json", ".sh", ".bat", ".html", ".yml", ""}
IGNORED: Final = {
    ".git",
    ".venv",
    ".venv-peers",
    "out",
    "dist",
    "build",
    "node_modules",
    "__pycache__",
    "jixiao-data",
    "vendor",
}
MACHINE: Final = re.compile(
    r"(?<![\w.:/-])/(?:work|farm|root|home|Users|mnt|opt/pypi)/[\w.-]+|[A-Z]:\\Users\\\w+"
)


def files() -> Iterator[Path]:
    """Yield the files of the project, what is made or hidden left out."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        made = any(part in IGNORED or part.endswith(("_cache", ".egg-info")) for part in parts)
        if path.is_file() and not made and ".hypothesis" not in parts:
            yield path


def faults_of(path: Path) -> Iterator[str]:
    """Yield what is wrong with one file, its place first."""
    place = path.relative_to(ROOT).as_posix()
    if path.suffix == ".py" and NAMELESS & {path.stem, path.parent.name}:
        yield f"{place}: the name says nothing; name what the file holds"
    if path.suffix not in TEXTS or "samples" in path.parts:
        return
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    limit = LIMITS.get(path.relative_to(ROOT).parts[0], 0) if path.suffix == ".py" else 0
    if "migrations" in path.parts:
        limit = 0  # written by Django
    if limit and len(lines) > limit:
        yield f"{place}: {len(lines)} lines, at most {limit}; it is probably two things"
    for number, line in enumerate(lines, start=1):
        if path.name != Path(__file__).name and MACHINE.search(line):
            yield f"{place}:{number}: names a folder of one machine: {line.strip()[:80]}"


def main() -> int:
    """Print all faults; return the exit status."""
    found = [fault for path in files() for fault in faults_of(path)]
    print("\n".join(found) or "tree: lengths, names and paths are in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
