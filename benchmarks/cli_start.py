"""Starting `jixiao --help`, against Python importing click alone."""

from __future__ import annotations

import subprocess
import sys

from timing import Figure, medians

ROUNDS = 15


def figures() -> list[Figure]:
    """Return how many times longer we take; both start the same Python."""

    def run(*words: str) -> None:
        subprocess.run([sys.executable, *words], check=True, capture_output=True)

    start = "import sys; from jixiao.cli.main import main; sys.argv = ['jixiao', '--help']; main()"
    ours, theirs = medians(
        lambda: run("-c", start), lambda: run("-c", "import click"), rounds=ROUNDS
    )
    detail = f"{ours * 1000:.0f} ms against {theirs * 1000:.0f} ms"
    return [Figure("jixiao --help / import click", ours / theirs, 1.5, detail, at_least=False)]
