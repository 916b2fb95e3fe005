"""What would be unsafe before others is not served to them: debugging, known secrets, samples."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from jixiao.web.site.environment import (
    SAMPLE_SECRET,
    InsecureSetting,
    environment,
    refuse_unsafe_listening,
)
from web.test_serving import answers, free_port

if TYPE_CHECKING:
    from pathlib import Path

UNSAFE = [
    pytest.param({"JIXIAO_DEBUG": "1"}, "JIXIAO_DEBUG", id="debugging"),
    pytest.param({"JIXIAO_SECRET_KEY": SAMPLE_SECRET}, "JIXIAO_SECRET_KEY", id="a known secret"),
    pytest.param({"JIXIAO_SECRET_KEY": "x" * 49}, "JIXIAO_SECRET_KEY", id="a short secret"),
    pytest.param({"JIXIAO_SAMPLES": "1"}, "JIXIAO_SAMPLES", id="people with known passwords"),
]


@pytest.mark.parametrize(("told", "why"), UNSAFE)
def test_what_is_unsafe_is_for_this_computer_alone(
    tmp_path: Path, told: dict[str, str], why: str
) -> None:
    here = {"JIXIAO_HOME": str(tmp_path), **told}
    environment(here)
    refuse_unsafe_listening("127.0.0.1", here)
    with pytest.raises(InsecureSetting, match=why):
        environment(here | {"JIXIAO_HOSTS": "localhost, budget.example.gov.cn"})
    for host in ("0.0.0.0", "::", "192.168.1.7", "budget.example.gov.cn"):  # noqa: S104 - refused
        with pytest.raises(InsecureSetting, match=why):
            refuse_unsafe_listening(host, here)


def test_a_public_address_is_served_with_safe_settings(tmp_path: Path) -> None:
    here = {"JIXIAO_HOME": str(tmp_path), "JIXIAO_HOSTS": "budget.example.gov.cn"}
    assert environment(here).https
    refuse_unsafe_listening("0.0.0.0", here)  # noqa: S104 - the point


@pytest.mark.parametrize(
    ("told", "host"),
    [
        ({"JIXIAO_DEBUG": "1", "JIXIAO_HOSTS": "budget.example.gov.cn"}, "127.0.0.1"),
        ({"JIXIAO_SECRET_KEY": SAMPLE_SECRET}, "0.0.0.0"),  # noqa: S104 - refused
    ],
    ids=["to allowed hosts", "on every address"],
)
def test_serve_does_not_start_with_unsafe_settings(
    tmp_path: Path, told: dict[str, str], host: str
) -> None:
    port = free_port()
    known = {name: text for name, text in os.environ.items() if not name.startswith("JIXIAO_")}
    done = subprocess.run(
        [sys.executable, "-m", "jixiao", "serve", "--host", host, "--port", str(port)],
        env={**known, "JIXIAO_HOME": str(tmp_path), **told},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode != 0
    assert next(iter(told)) in done.stderr
    assert "Traceback" not in done.stderr
    assert not answers(port)
    assert not (tmp_path / "jixiao.sqlite3").exists(), "refused before anything is made"
