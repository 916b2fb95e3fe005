"""A small sample of the load test: people at once on a platform of real processes, seeded.

What is asserted never depends on time: nothing failed, and nothing anybody saved was lost.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LOAD = Path(__file__).resolve().parents[2] / "benchmarks" / "platform_load.py"
sys.path.insert(0, str(LOAD.parent))

from platform_people import Save, lost_updates  # noqa: E402 - found only now


@pytest.mark.needs("postgresql")
def test_ten_people_at_once_lose_nothing(tmp_path: Path) -> None:
    told = tmp_path / "figures.json"
    command = [
        sys.executable, str(LOAD), "--database", f"jixiao_load_sample_{os.getpid()}",
        "--plans", "1000", "--people", "10", "--minutes", "0.2", "--think", "0.1", "0.4",
        "--alone", "2", "--figures", str(told),
    ]  # fmt: skip
    environment = {**os.environ}
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # set by the browser tests
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert told.exists(), done.stdout + done.stderr
    found = json.loads(told.read_text(encoding="utf-8"))
    assert found["faults"] == []
    assert found["lost"] == 0
    assert found["people"] == 10
    assert found["saves"] > 10
    assert found["submitted"] > 3
    assert all(one["count"] for one in found["times"].values())


def test_a_save_is_lost_where_the_text_went_or_was_written_over_unseen() -> None:
    first, second = Save(1, "r1", 0, 1, "a"), Save(1, "r1", 1, 2, "b")
    unseen = Save(1, "r1", 0, 3, "c")
    elsewhere = Save(1, "r2", 0, 4, "d")
    assert lost_updates([first, second, elsewhere], {(1, "r1"): "b", (1, "r2"): "d"}) == []
    assert lost_updates([first, second], {(1, "r1"): "a"}) == [second]
    assert lost_updates([first, second, unseen], {(1, "r1"): "c"}) == [second]
