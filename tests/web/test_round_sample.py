"""A small sample of the benchmark of monitoring rounds: all is measured, watched and shown."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROUND = Path(__file__).resolve().parents[2] / "benchmarks" / "monitoring_round.py"
PLANS = 44
BOUND_OF_22 = 185
"""Rows of the county's 22 sample plans that ledgers can show."""


@pytest.mark.needs("postgresql")
def test_a_round_of_forty_four_plans_is_measured_and_shown(tmp_path: Path) -> None:
    told = tmp_path / "figures.json"
    command = [
        sys.executable, str(ROUND), "--plans", str(PLANS), "--share", "0.001", "--pages",
        "--turns", "2", "--figures", str(told),
    ]  # fmt: skip
    environment = {**os.environ}
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # set by the browser tests
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert told.exists(), done.stdout + done.stderr
    first, *others = json.loads(told.read_text(encoding="utf-8"))
    assert f"{PLANS} plans, {BOUND_OF_22 * PLANS // 22} rows bound" in first["detail"]
    pages = [one["name"] for one in others if one["name"].startswith("page: ")]
    assert len(pages) == 16
    assert all(one["ratio"] > 0 for one in others)
