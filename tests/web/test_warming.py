"""A web process has its rules loaded before the first request comes."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from jixiao.web.reviews.warming import warm

if TYPE_CHECKING:
    from pathlib import Path

LOADED = """
import sys
import jixiao.web.site.wsgi
before = set(sys.modules)
from jixiao.web.reviews.warming import warm
warm()
print(sorted(one for one in set(sys.modules) - before if one.startswith("jixiao")))
"""


def test_a_blank_plan_is_judged() -> None:
    assert warm() > 0


def test_a_web_process_loads_nothing_of_ours_at_the_first_save(tmp_path: Path) -> None:
    environment = {**os.environ, "JIXIAO_HOME": str(tmp_path), "JIXIAO_DATABASE": ""}
    done = subprocess.run(
        [sys.executable, "-c", LOADED], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
