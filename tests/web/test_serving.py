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


def test_it_answers_and_stops_with_all_its_programs(tmp_path: Path) -> None:
    port = free_port()
    environment = {**os.environ, "JIXIAO_HOME": str(tmp_path), "JIXIAO_DATABASE": ""}
    command = [sys.executable, "-m", "jixiao", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert f"http://127.0.0.1:{port}/" in program.stdout.readline()
        assert answers(port)
        program.send_signal(signal.SIGTERM)
        program.wait(30)
    deadline = time.monotonic() + 10
    while answers(port) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not answers(port)
