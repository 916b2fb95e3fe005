"""The platform as running programs: it answers, and nothing is left when it is told to stop."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        port: int = opened.getsockname()[1]
        return port


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def counted(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
        text: str = answer.read().decode()
        return text


def children(parent: int) -> dict[str, int]:
    """Return the running programs a process started, by the word that names them."""
    listed = subprocess.run(
        ["ps", "--ppid", str(parent), "-o", "pid=,stat=,args="],
        capture_output=True, text=True, check=False,
    ).stdout.splitlines()  # fmt: skip
    rows = [line.split(maxsplit=2) for line in listed]
    return {
        name: int(pid)
        for pid, state, words in rows
        for name in ("granian", "db_worker")
        if name in words and not state.startswith("Z")
    }


def eventually(holds: Callable[[], bool], seconds: int = 20) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.2)
    return False


def test_it_survives_killed_programs_and_stops_with_all_its_programs(
    tmp_path: Path,
) -> None:
    port = free_port()
    environment = {**os.environ, "JIXIAO_HOME": str(tmp_path), "JIXIAO_DATABASE": ""}
    command = [sys.executable, "-m", "jixiao", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert f"http://127.0.0.1:{port}/" in program.stdout.readline()
        assert answers(port)
        worker = children(program.pid)["db_worker"]
        os.kill(worker, signal.SIGKILL)
        assert eventually(lambda: children(program.pid).get("db_worker", worker) != worker)
        assert 'jixiao_requests_total{method="GET",page="health"' in counted(port)
        web = children(program.pid)["granian"]
        os.kill(web, signal.SIGKILL)
        assert eventually(lambda: children(program.pid).get("granian", web) != web)
        assert eventually(lambda: answers(port))
        program.send_signal(signal.SIGTERM)
        program.wait(30)
    assert eventually(lambda: not answers(port))
