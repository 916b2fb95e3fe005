# ruff: noqa: INP001, T201 - a script that prints its report
"""Write the hashed lock files of `requirements/`, or check that they fit the project.

    python scripts/lock.py           resolve again (needs `uv` and an index)
    python scripts/lock.py --check   exit 1 when a lock names an index or a path, lacks a hash,
                                     misses a declared dependency, or disagrees with another lock;
                                     the same of addresses and hashes in npm's lock

runtime.txt is what jixiao runs on, build.txt what an editable installation needs, dev.txt the
superset for tests and checks, scan.txt is runtime.txt with what reads scans, spark.txt with what
measures on a cluster, fonts.txt what `make bundle` puts beside the program. Each holds for every
platform and every Python from 3.11 on.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
LOCKS: Final = ROOT / "requirements"
FORBIDDEN: Final = re.compile(
    r"https?:|file:|index-url|find-links|trusted-host|(?:^|\s)/\w|[A-Za-z]:\\", re.IGNORECASE
)
PIN: Final = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==(\S+)")
UV: Final = (
    "uv", "pip", "compile", "--universal", "--generate-hashes", "--no-header", "--no-annotate",
    "--no-emit-index-url", "--no-emit-find-links", "--python-version", "3.11", "--quiet",
)  # fmt: skip
USUAL: Final = ("--extra", "pdf", "--extra", "web", "--extra", "evidence")
"""What everybody gets: printing, the platform, and ledgers."""
HEADER: Final = "# Written by `make lock`; every version and hash is checked by pip.\n"


def normal(name: str) -> str:
    """Return the name of a distribution as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(path: Path) -> dict[str, str]:
    """Return the locked version of each distribution, by normal name."""
    found = (PIN.match(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {normal(match[1]): match[2] for match in found if match}


def declared() -> dict[str, list[str]]:
    """Return the distributions that pyproject.toml asks of each lock, by normal name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    extras = project["project"].get("optional-dependencies", {})
    asked = {
        "runtime": [
            *project["project"]["dependencies"],
            *(one for name in ("pdf", "web", "evidence") for one in extras[name]),
        ],
        "build": groups["build"],
    }
    asked["scan"] = [*asked["runtime"], *extras["scan"]]
    asked["spark"] = [*asked["runtime"], *extras["spark"]]
    asked["fonts"] = groups["fonts"]
    extra = [item for item in groups["dev"] if isinstance(item, str)]
    asked["dev"] = [*asked["scan"], *extras["spark"], *asked["build"], *extra]
    name = re.compile(r"[A-Za-z0-9._-]+")
    return {
        lock: [normal(match[0]) for line in lines if (match := name.match(line))]
        for lock, lines in asked.items()
    }


def faults_of_text(path: Path) -> list[str]:
    """Return what a lock says that it must not, or omits."""
    text = path.read_text(encoding="utf-8")
    faults = [
        f"{path.name}:{number}: names an index, a host or a path: {line.strip()}"
        for number, line in enumerate(text.splitlines(), start=1)
        if FORBIDDEN.search(line)
    ]
    requirements = re.split(r"(?m)^(?=[A-Za-z0-9])", text)[1:]
    return faults + [
        f"{path.name}: {requirement.split()[0]} has no hash"
        for requirement in requirements
        if "--hash=sha256:" not in requirement
    ]


def faults_of_packages(path: Path) -> list[str]:
    """Return where npm's lock names an address, or lacks a hash."""
    packages = json.loads(path.read_text(encoding="utf-8"))["packages"]
    return [
        f"{path.name}: {name} {fault}"
        for name, told in packages.items()
        if name
        for fault, holds in (
            ("names an address (resolved)", "resolved" in told),
            ("has no hash (integrity)", "integrity" not in told),
        )
        if holds
    ]


def faults() -> list[str]:
    """Return what is wrong with the locks, one sentence each; empty when all is well."""
    found = faults_of_packages(ROOT / "frontend" / "package-lock.json")
    superset = pins(LOCKS / "dev.txt")
    for lock, names in declared().items():
        path = LOCKS / f"{lock}.txt"
        found += faults_of_text(path)
        locked = pins(path)
        found += [f"{path.name}: {name} is not locked" for name in names if name not in locked]
        found += [
            f"{path.name}: {name} {version}, but dev.txt has {superset.get(name)}"
            for name, version in locked.items()
            if lock != "fonts" and superset.get(name) != version
        ]
    return found


def compile_locks() -> None:
    """Write the locks; the smaller ones constrain the larger."""
    project = str(ROOT / "pyproject.toml")
    runtime, build, dev = (LOCKS / f"{name}.txt" for name in ("runtime", "build", "dev"))
    sources = (
        (runtime, [project, *USUAL]),
        (LOCKS / "scan.txt", [project, *USUAL, "--extra", "scan", "-c", str(runtime)]),
        (LOCKS / "spark.txt", [project, *USUAL, "--extra", "spark", "-c", str(runtime)]),
        (build, ["--group", f"{project}:build", "-c", str(runtime)]),
        (LOCKS / "fonts.txt", ["--group", f"{project}:fonts"]),
        (
            dev,
            [
                project,
                "--all-extras",
                "--group",
                f"{project}:dev",
                "-c",
                str(runtime),
                "-c",
                str(build),
            ],
        ),
    )
    for path, source in sources:
        command = [sys.executable, "-m", *UV, *source, "-o", str(path)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - fixed words
        text = path.read_text(encoding="utf-8")
        path.write_text(HEADER + text, encoding="utf-8", newline="\n")


def main() -> int:
    """Write or check the locks; return the exit status."""
    if "--check" not in sys.argv[1:]:
        compile_locks()
    found = faults()
    print("\n".join(found) or "locks: all pinned, hashed and without addresses")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
