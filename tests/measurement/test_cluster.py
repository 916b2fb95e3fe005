"""A real cluster of two workers answers as DuckDB does, also when it loses one of them."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from jixiao.measurement.answer import Question
from jixiao.measurement.ask import Ask
from jixiao.measurement.engines.duckdb import DuckDB
from jixiao.measurement.engines.spark import Spark
from jixiao.measurement.measuring import measure
from jixiao.measurement.metric import metrics
from jixiao.safety.check import checks
from jixiao.safety.checking import Look, find
from sample_store import sealed_samples
from spark_cluster import SETTINGS, Cluster

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Self

    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.sealing import Store
    from jixiao.safety.hit import Hit
    from sample_store import Samples

pytestmark = pytest.mark.needs("spark")

HALF = Ask(202301, 202306)
DIVISIONS = ("630123",)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with Cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


@pytest.fixture(scope="module")
def spark(cluster: Cluster) -> Iterator[Spark]:
    with Spark(master=cluster.master, settings=SETTINGS) as engine:
        yield engine


def measured(engine: Engine, store: Store, divisions: Sequence[str], ask: Ask) -> list[object]:
    """Return all that every metric tells, but for the engine's name."""
    questions = [Question(name, ask) for name in metrics()]
    return [
        (one.metric, str(one.value), str(one.numerator), str(one.denominator), one.rows, one.digest)
        for one in measure(engine, store, questions, divisions=divisions)
    ]


def looked(engine: Engine, store: Store, divisions: tuple[str, ...], ask: Ask) -> list[Hit]:
    return find(Look(engine, store, divisions), list(checks().values()), ask)


def busy_executors(engine: Spark) -> int:
    """Return how many tasks run at this moment; each executor has one core."""
    tracker = engine.session.sparkContext.statusTracker()
    stages = [tracker.getStageInfo(one) for one in tracker.getActiveStageIds()]
    return sum(one.numActiveTasks for one in stages if one is not None)


class Killer(threading.Thread):
    """Kills a worker as soon as both work on a query after the first few."""

    def __init__(self, cluster: Cluster, engine: Spark) -> None:
        super().__init__(daemon=True)
        self.cluster, self.engine = cluster, engine
        self.over, self.killed = threading.Event(), False

    def run(self) -> None:
        jobs = self.engine.session.sparkContext.statusTracker()
        before = len(jobs.getJobIdsForGroup())
        while not self.over.wait(0.005):
            if len(jobs.getJobIdsForGroup()) > before + 5 and busy_executors(self.engine) > 1:
                self.cluster.kill(0)
                self.killed = True
                return

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *fault: object) -> None:
        self.over.set()
        self.join()


def test_checks_on_two_workers(samples_sealed: Samples, spark: Spark, cluster: Cluster) -> None:
    with DuckDB(threads=1) as engine:
        expected = looked(engine, samples_sealed.store, DIVISIONS, HALF)
    assert looked(spark, samples_sealed.store, DIVISIONS, HALF) == expected
    assert len({one.kind for one in expected}) > 20
    assert cluster.states == ["ALIVE", "ALIVE"]


def test_metrics_while_a_worker_is_killed(
    samples_sealed: Samples, spark: Spark, cluster: Cluster
) -> None:
    with DuckDB(threads=1) as engine:
        expected = measured(engine, samples_sealed.store, DIVISIONS, HALF)
    with Killer(cluster, spark) as killer:
        found = measured(spark, samples_sealed.store, DIVISIONS, HALF)
    assert killer.killed, "no worker was lost while it measured"
    cluster.await_states(["ALIVE", "DEAD"])
    assert found == expected


@pytest.mark.slow
def test_three_years_of_three_counties(tmp_path: Path) -> None:
    """Everything at once, a worker killed among the checks, then all on the other."""
    store = sealed_samples(tmp_path / "samples", share=0.05).store
    years = Ask(202201, 202412)
    with DuckDB(threads=1) as engine:
        expected = looked(engine, store, (), years), measured(engine, store, (), years)
    with Cluster(tmp_path) as cluster, Spark(master=cluster.master, settings=SETTINGS) as engine:
        whole = measured(engine, store, (), years)
        with Killer(cluster, engine) as killer:
            hits = looked(engine, store, (), years)
        cluster.await_states(["ALIVE", "DEAD"])
        left = measured(engine, store, (), years)
    assert killer.killed, "no worker was lost while it looked"
    assert hits == expected[0]
    assert whole == left == expected[1]
    assert {one.kind for one in hits} == set(checks())
