"""The platform's tests once more on PostgreSQL.

Those of the browser are left out, those that choose their databases themselves, and the ledgers of
a county, which take a minute of work outside the database.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ADDRESS = "postgresql:///postgres"


@pytest.mark.needs("postgresql")
def test_the_platform_works_on_postgresql_too(tmp_path: Path) -> None:
    environment = {**os.environ, "JIXIAO_DATABASE": ADDRESS, "JIXIAO_HOME": str(tmp_path)}
    environment.pop("PYTEST_XDIST_WORKER", None)
    command = [
        sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", "not needs",
        f"--ignore={HERE / 'test_backup.py'}", f"--ignore={HERE / 'test_serving.py'}",
        f"--ignore={HERE / 'test_api_fuzzed.py'}", f"--ignore={HERE / 'test_upgrade.py'}",
        f"--ignore={HERE / 'test_demonstration.py'}",
        f"--ignore={HERE / 'test_sample_ledgers.py'}", str(HERE),
    ]  # fmt: skip
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, cwd=HERE.parents[1], check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    found = re.search(r"(\d+) passed", done.stdout)
    assert found is not None
    assert int(found[1]) > 20
