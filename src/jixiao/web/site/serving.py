"""The platform as running programs: web server and worker, started, watched, stopped together."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

STARTING: Final = 60
"""Seconds in which the web server must answer."""
STOPPING: Final = 10
"""Seconds the programs have to stop by themselves."""
MOST_STARTS: Final = 5
STARTS_WITHIN: Final = 60
"""So many new starts within so many seconds are a fault; fewer are accidents."""
PORTS_TRIED: Final = 20
SETTINGS: Final = "jixiao.web.site.settings"


class CannotServe(JixiaoError):
    """The platform does not start, or one of its programs stopped."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the platform listens."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"http://{self.host}:{self.port}/"


def prepare(variables: Mapping[str, str] | None = None) -> None:
    """Bring the database and the static files up to date, in this process."""
    os.environ.update(variables or {})
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django  # noqa: PLC0415 - only what serves needs it
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    from jixiao.web.notices.watching import keep_watch  # noqa: PLC0415 - Django is set up by now

    keep_watch()


def serve(address: Address, *, workers: int = 1, ready: Callable[[], None] = lambda: None) -> None:
    """Serve until interrupted; a program that was killed is started again.

    `ready` is called once it answers. Raises CannotServe when it does not, or when a program keeps
    stopping.
    """
    _refuse_taken(address)
    signal.signal(signal.SIGTERM, _interrupt)
    _count_anew()
    programs = [_start(_web(address, workers)), _start(_worker())]
    try:
        _wait_for(address, programs[0])
        ready()
        _watch(programs)
    except KeyboardInterrupt:
        return
    finally:
        _stop(programs)


def free_port(host: str, wanted: int) -> int:
    """Return the first port from the wanted one on that nobody listens on."""
    for port in range(wanted, min(wanted + PORTS_TRIED, 65_536)):
        with socket.socket() as tried:
            if tried.connect_ex((_asked_at(host), port)):
                return port
    return wanted


def _asked_at(host: str) -> str:
    return "127.0.0.1" if host in ("", "0.0.0.0") else host  # noqa: S104 - compared, not bound


def _refuse_taken(address: Address) -> None:
    """Raise CannotServe where another program answers: the system lets two share a port."""
    if free_port(address.host, address.port) != address.port:
        raise CannotServe(
            message("端口 {port} 已有程序在用；请换一个（--port）再试。", port=address.port)
        )


def _count_anew() -> None:
    """Give the processes a folder in which each counts for itself, empty."""
    from jixiao.web.site.settings import ENVIRONMENT  # noqa: PLC0415 - after the set-up

    folder = ENVIRONMENT.home / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def _interrupt(_signal: int, _frame: object) -> None:
    """Stop as Ctrl+C does, so that the programs are stopped too."""
    raise KeyboardInterrupt


def _web(address: Address, workers: int) -> list[str]:
    return [
        "-m", "granian", "--interface", "wsgi", "--host", address.host,
        "--port", str(address.port), "--workers", str(workers), "--blocking-threads", "8",
        "--no-ws", "--log-level", "error", "--workers-kill-timeout", str(STOPPING),
        "jixiao.web.site.wsgi:application",
    ]  # fmt: skip


def _worker() -> list[str]:
    return ["-m", "django", "db_worker", "--verbosity", "0"]


def _start(arguments: list[str]) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": SETTINGS}
    return subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, *arguments], env=environment,
        start_new_session=True,  # so that what it started can be ended with it
    )  # fmt: skip


def _clear(program: subprocess.Popen[bytes]) -> None:
    """End what a program that stopped has left running: it would go on answering."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)


def _wait_for(address: Address, program: subprocess.Popen[bytes]) -> None:
    health = f"http://127.0.0.1:{address.port}/health/"
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        if program.poll() is not None:
            break
        try:
            with urllib.request.urlopen(health, timeout=2):
                return
        except urllib.error.HTTPError:
            return  # it answers; what it says of itself is for the health page
        except OSError:
            time.sleep(0.2)
    raise CannotServe(
        message(
            "{address} 没有启动成功；请看上面的记录，或换一个端口（--port）再试。", address=address
        )
    )


def _watch(programs: list[subprocess.Popen[bytes]]) -> None:
    """Start a program again that was killed; raises CannotServe when one keeps stopping."""
    starts: deque[float] = deque(maxlen=MOST_STARTS)
    while True:
        for place, program in enumerate(programs):
            if program.poll() is None:
                continue
            now = time.monotonic()
            if len(starts) == MOST_STARTS and now - starts[0] < STARTS_WITHIN:
                raise CannotServe(
                    message(
                        "{program} 一再停止（退出码 {status}）；请看上面的记录后重新启动。",
                        program=program.args[2], status=program.returncode,  # type: ignore[index] # a list
                    )
                )  # fmt: skip
            starts.append(now)
            _clear(program)
            programs[place] = _start(list(program.args[1:]))  # type: ignore[index, arg-type] # a list
        time.sleep(1)


def _stop(programs: list[subprocess.Popen[bytes]]) -> None:
    for program in programs:
        if program.poll() is None:
            program.send_signal(signal.SIGTERM)
    for program in programs:
        try:
            program.wait(STOPPING)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait()
        _clear(program)
