"""The demonstration in the browser: one click on a sample person logs in; never in public."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as configured
from django.test import Client

from jixiao.web.site.environment import InsecureSetting, environment
from jixiao.web.site.sample_people import SAMPLE_PASSWORD
from jixiao.workflow.role import Role
from web.page_walk import store_sample_region

if TYPE_CHECKING:
    from pathlib import Path

BUTTON = re.compile(r'name="username" value="(\w+)"')


def test_the_log_in_page_offers_a_person_of_each_role(
    region: object,  # noqa: ARG001 - Django's settings
    samples: list[Path],
    settings: object,
) -> None:
    store_sample_region(samples)
    assert not BUTTON.findall(Client().get("/people/log-in/").content.decode())
    settings.ENVIRONMENT = replace(configured.ENVIRONMENT, samples=True)
    page = Client().get("/people/log-in/").content.decode()
    offered = [one for one in BUTTON.findall(page) if one.startswith("funing_")]
    assert len(offered) == len(Role)
    for username in offered:
        told = {"username": username, "password": SAMPLE_PASSWORD}
        assert Client().post("/people/log-in/", told).status_code == 302, username


def test_sample_people_are_never_offered_in_public(tmp_path: Path) -> None:
    told = {"JIXIAO_HOME": str(tmp_path), "JIXIAO_SAMPLES": "1", "JIXIAO_HOSTS": "budget.example"}
    with pytest.raises(InsecureSetting, match="JIXIAO_SAMPLES"):
        environment(told)


def _demo(folder: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "jixiao", "demo", "-o", str(folder), "--port", "8711", *words]


def test_a_job_of_a_machine_comes_to_an_end(tmp_path: Path) -> None:
    variables = {**os.environ, "JIXIAO_HOME": str(tmp_path / "home"), "JIXIAO_DATABASE": ""}
    done = subprocess.run(
        _demo(tmp_path), env=variables, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "plans.json" in done.stdout
    assert "http://127.0.0.1" not in done.stdout
    assert not (tmp_path / "home" / "jixiao.sqlite3").exists()


@pytest.mark.needs("chromium")
def test_at_a_terminal_the_platform_is_served_with_samples(tmp_path: Path) -> None:
    variables = {**os.environ, "JIXIAO_HOME": str(tmp_path / "home"), "JIXIAO_DATABASE": ""}
    variables.pop("CI", None)
    master, slave = pty.openpty()
    with subprocess.Popen(
        _demo(tmp_path), env=variables, stdin=slave, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        told = ""
        for line in program.stdout:
            told += line
            if re.search(r"http://127\.0\.0\.1:\d+/", line):
                break
        program.send_signal(signal.SIGINT)
        program.wait(60)
    os.close(master)
    os.close(slave)
    assert "plans.json" in told
    assert "funing_performance_desk" in told
    assert re.search(r"http://127\.0\.0\.1:\d+/", told)
