"""A standalone Spark cluster on loopback, started from the installed package alone.

One master and some workers of one core each. Every worker is the head of a process group of its
own, so that it can be killed together with the executors it started, as when a machine goes down.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

HERE = "127.0.0.1"
MASTER = re.compile(r"Starting Spark master at (spark://\S+)")
PAGES = re.compile(r"Bound MasterWebUI to \S+, and started at (http://\S+)")
PATIENCE = 120.0
"""Seconds to wait for a part of the cluster on a busy machine."""
SETTINGS = {
    "spark.driver.host": HERE,
    "spark.driver.bindAddress": HERE,
    "spark.executor.cores": "1",
    "spark.executor.memory": "512m",
    "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.scheduler.minRegisteredResourcesRatio": "1.0",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.showConsoleProgress": "false",
}
"""What a session asks of the cluster: an executor on each worker, few partitions."""


@dataclass
class Cluster:
    """A cluster while it runs; what it writes lies in `folder`."""

    folder: Path
    workers: int = 2
    _running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    master: str = ""
    _pages: str = ""

    def __enter__(self) -> Self:
        try:
            log = self._start("master", "master.Master")
            self.master = self._told(log, MASTER)
            self._pages = self._told(log, PAGES)
            for number in range(self.workers):
                place = self.folder / f"work{number}"
                self._start(
                    f"worker{number}", "worker.Worker", "--cores", "1", "--memory", "1g",
                    "--work-dir", str(place), self.master,
                )  # fmt: skip
            self.await_states(["ALIVE"] * self.workers)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def kill(self, worker: int) -> None:
        """Kill a worker and its executors at once, without a chance to say goodbye."""
        os.killpg(self._running[1 + worker].pid, signal.SIGKILL)
        self._running[1 + worker].wait()

    @property
    def states(self) -> list[str]:
        """What the master says of its workers, sorted."""
        with urlopen(f"{self._pages}/json/", timeout=10) as answer:  # noqa: S310 - our own master
            told: dict[str, Any] = json.load(answer)
        return sorted(one["state"] for one in told["workers"])

    def await_states(self, wanted: list[str]) -> None:
        """Wait until the master says so of its workers; raises TimeoutError."""
        end = time.monotonic() + PATIENCE
        while self.states != wanted:
            if time.monotonic() > end:
                fault = f"workers are {self.states}, not {wanted}"
                raise TimeoutError(fault)
            time.sleep(0.2)

    def _start(self, name: str, role: str, *arguments: str) -> Path:
        import pyspark  # noqa: PLC0415 - an extra

        home = Path(pyspark.__file__).parent
        log = self.folder / f"{name}.log"
        surroundings = os.environ | {
            "SPARK_HOME": str(home),
            "SPARK_LOCAL_IP": HERE,
            "SPARK_DAEMON_MEMORY": "256m",
            "SPARK_DAEMON_JAVA_OPTS": "-XX:TieredStopAtLevel=1",
        }
        line = [str(home / "bin/spark-class"), f"org.apache.spark.deploy.{role}"]
        line += ["--host", HERE, "--port", "0", "--webui-port", "0", *arguments]
        with log.open("wb") as stream:
            self._running.append(
                subprocess.Popen(
                    line, stdout=stream, stderr=stream, env=surroundings, start_new_session=True
                )
            )
        return log

    def _told(self, log: Path, wanted: re.Pattern[str]) -> str:
        """Wait until a log tells something; raises TimeoutError with what it told instead."""
        end = time.monotonic() + PATIENCE
        while True:
            text = log.read_text("utf-8", "replace")
            found = wanted.search(text)
            if found:
                return found[1]
            if time.monotonic() > end or self._running[-1].poll() is not None:
                raise TimeoutError(text[-2000:])
            time.sleep(0.1)

    def _end(self) -> None:
        for one in reversed(self._running):
            if one.poll() is None:
                os.killpg(one.pid, signal.SIGKILL)
                one.wait()
