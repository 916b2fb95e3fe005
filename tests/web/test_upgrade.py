"""An upgrade keeps every row of the release before, and can be undone, on both databases."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("upgrading.py")


def _upgraded(tmp_path: Path, database: str) -> int:
    """Return how many rows went forward, back and forward again."""
    variables = {
        **os.environ,
        "JIXIAO_HOME": str(tmp_path),
        "JIXIAO_DATABASE": database,
        "PYTHONPATH": str(PROGRAM.parent.parent),
    }
    done = subprocess.run(
        [sys.executable, str(PROGRAM)], env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found = re.search(r"(\d+) rows in (\d+) tables", done.stdout)
    assert found is not None, done.stdout
    return int(found[1])


def test_every_row_is_kept_forward_and_back_on_sqlite(tmp_path: Path) -> None:
    assert _upgraded(tmp_path, "") > 100


@pytest.mark.needs("postgresql")
def test_every_row_is_kept_forward_and_back_on_postgresql(tmp_path: Path) -> None:
    import psycopg  # noqa: PLC0415 - only where it is asked for

    name = f"jixiao_upgrade_{os.getpid()}"
    with psycopg.connect("postgresql:///postgres", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            assert _upgraded(tmp_path, f"postgresql:///{name}") > 100
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
