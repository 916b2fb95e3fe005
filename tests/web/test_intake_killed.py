"""A worker killed in the middle of a file: nothing is lost, and another goes on where it was."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

COPIES = 4
BEGIN = """
import sys; from pathlib import Path
import django; django.setup()
from django.core.files.uploadedfile import SimpleUploadedFile
from jixiao.web.intake.actions.upload_files import upload_files
from jixiao.web.organisations.actor import Actor
from jixiao.web.organisations.models import *
from jixiao.workflow.role import Role
county = OrganisationRecord.objects.create(code="130306", name="县", kind="division")
bureau = OrganisationRecord.objects.create(code="czj", name="局", kind="bureau", parent=county)
person = PersonRecord.objects.create_user("desk", "long-enough-2026", name="绩效股")
AppointmentRecord.objects.create(person=person, organisation=bureau, role=Role.PERFORMANCE_DESK)
files = [SimpleUploadedFile(Path(one).name, Path(one).read_bytes()) for one in sys.argv[1:]]
upload_files(files, actor=Actor(person, person.held()))
"""
STATES = "select name, state, attempt, plans from intake_intakefilerecord order by id"


def states(home: Path) -> dict[str, tuple[str, int, int]]:
    held = sqlite3.connect(f"file:{home / 'jixiao.sqlite3'}?mode=ro", uri=True, timeout=20)
    try:
        return {name: tuple(told) for name, *told in held.execute(STATES)}
    finally:
        held.close()


def worker(variables: Mapping[str, str]) -> subprocess.Popen[bytes]:
    program = [sys.executable, "-m", "django", "db_worker", "--verbosity", "0", "--interval", "0.2"]
    return subprocess.Popen(program, env=variables, start_new_session=True)


def wait_for(home: Path, program: subprocess.Popen[bytes], wanted: set[str]) -> None:
    """Wait until all files are in one of the states, or one is in `reading` if that is wanted."""
    for _ in range(2400):
        now = {state for state, *_ in states(home).values()}
        if ("reading" in wanted and "reading" in now) or now <= wanted:
            return
        assert program.poll() is None, "the worker ended by itself"
        time.sleep(0.05)
    raise AssertionError(states(home))


def test_a_killed_worker_loses_nothing(tmp_path: Path, samples: list[Path]) -> None:
    home = tmp_path / "home"
    variables = {key: text for key, text in os.environ.items() if key != "JIXIAO_DATABASE"} | {
        "JIXIAO_HOME": str(home), "DJANGO_SETTINGS_MODULE": "jixiao.web.site.settings",
    }  # fmt: skip
    funing, *others = samples
    long = tmp_path / "long.txt"
    long.write_bytes(b"\n".join([funing.read_bytes()] * COPIES))
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "-v", "0"], env=variables, check=True
    )
    sent = [str(long), *map(str, others)]
    subprocess.run([sys.executable, "-c", BEGIN, *sent], env=variables, check=True)
    assert {state for state, *_ in states(home).values()} == {"waiting"}

    first = worker(variables)
    wait_for(home, first, {"reading"})
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    left = states(home)
    assert left["long.txt"][:2] == ("reading", 1)
    assert set(left) == {"long.txt", *(one.name for one in others)}

    second = worker(variables)
    try:
        wait_for(home, second, {"read"})
    finally:
        os.killpg(second.pid, signal.SIGKILL)
        second.wait()
    found = states(home)
    assert found["long.txt"][:2] == ("read", 2)
    assert [found[one.name] for one in others] == [("read", 1, 7), ("read", 1, 12)]
    assert found["long.txt"][2] >= 22
