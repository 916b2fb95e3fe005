"""A load that is killed, or has no room, changes nothing; what a store says can be verified."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiao.measurement.faults import BrokenStore, StoreFull
from jixiao.measurement.manifest import Action, Manifest, Sealed, Source, manifest_of
from jixiao.measurement.sealing import Store
from ledger_files import KEY, NOW, loaded, payments, write_csv

if TYPE_CHECKING:
    from collections.abc import Iterator

LOADING = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from ledger_files import loaded
loaded(Path(sys.argv[2]), Path(sys.argv[3]))
"""
PATIENCE = 60.0


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file whose load writes for a while: a year of a middling county."""
    path = tmp_path_factory.mktemp("large") / "发放.csv"
    months = [f"2023{month:02}" for month in range(1, 13)]
    rows: Iterator[dict[str, object]] = (
        row | {"payment": 10_000 + number * 1000 + at, "pay_month": month, "due_month": month}
        for number, month in enumerate(months * 8)
        for at, row in enumerate(payments(500))
    )
    return write_csv(path, "payments", list(rows))


def listing(store: Path) -> dict[str, int]:
    return {
        str(path.relative_to(store)): path.stat().st_size
        for path in sorted(store.rglob("*"))
        if path.is_file() and "incoming" not in path.parts
    }


def test_a_killed_load_leaves_the_store_as_it_was(tmp_path: Path, large: Path) -> None:
    store = tmp_path / "store"
    loaded(write_csv(tmp_path / "a.csv", "payments", payments(3)), store)
    before = listing(store)
    tests = str(Path(__file__).parents[1])
    command = [sys.executable, "-c", LOADING, tests, str(large), str(store)]
    with subprocess.Popen(command) as process:
        _wait_for(store / "incoming", process)
        os.kill(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert listing(store) == before
    assert [one.load for one in Store(store).manifests] == [1]
    assert len(Store(store).partitions("payments")) == 1
    report = loaded(large, store)
    assert report.load == 2
    assert not (store / "incoming").exists()
    assert not Store(store).verify()


def _wait_for(place: Path, process: subprocess.Popen[bytes]) -> None:
    """Return when the load has begun to write partitions."""
    until = time.monotonic() + PATIENCE
    while not any(place.rglob("*.parquet")):
        assert process.poll() is None, "the load ended before it could be killed"
        assert time.monotonic() < until, "the load wrote nothing"


def test_a_disk_without_room_changes_nothing(tmp_path: Path, large: Path) -> None:
    store = tmp_path / "store"
    loaded(write_csv(tmp_path / "a.csv", "payments", payments(3)), store)
    before = listing(store)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    usual = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, hard))
    try:
        with pytest.raises(StoreFull, match="没有变化"):
            loaded(large, store)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, usual)
    assert listing(store) == before
    assert not (store / "incoming").exists()
    loaded(large, store)


def test_what_a_killed_load_left_is_swept_by_the_next(tmp_path: Path) -> None:
    store = tmp_path / "store"
    (store / "incoming" / "loads" / "payments").mkdir(parents=True)
    (store / "incoming" / "loads" / "payments" / "half.parquet").write_bytes(b"PAR1")
    (store / "masked" / "000001").mkdir(parents=True)
    loaded(write_csv(tmp_path / "a.csv", "payments", payments(1)), store)
    assert not (store / "incoming").exists()
    assert len(Store(store).partitions("payments")) == 1


def test_a_changed_or_lost_file_is_found(tmp_path: Path) -> None:
    store = tmp_path / "store"
    loaded(write_csv(tmp_path / "a.csv", "payments", payments(1)), store)
    (part,) = Store(store).partitions("payments")
    assert Store(store).verify() == []
    part.path.write_bytes(part.path.read_bytes() + b" ")
    assert Store(store).verify() == [part.path]
    part.path.unlink()
    assert Store(store).verify() == [part.path]


def test_a_store_without_a_manifest_is_refused(tmp_path: Path) -> None:
    store = tmp_path / "store"
    loaded(write_csv(tmp_path / "a.csv", "payments", payments(1)), store)
    (Store(store).folder(1) / "manifest.json").unlink()
    with pytest.raises(BrokenStore):
        Store(store).partitions("payments")


def test_a_manifest_written_and_read_is_the_same() -> None:
    manifest = Manifest(
        7, Action.ADD, NOW.isoformat(), KEY.fingerprint,
        (Source(1, "发放.csv", "ab", 12, "payments", "template", "", 3, 2, {"range": 1}),),
        (Sealed("payments", "630123", 202401, "payments/630123/202401-1.parquet", "cd", 2),),
        ("payments.person → persons.person",),
    )  # fmt: skip
    assert manifest_of(manifest.text()) == manifest


def test_the_digest_depends_on_content_not_on_place(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", "payments", payments(2))
    loaded(path, tmp_path / "one")
    loaded(path, tmp_path / "two")
    one, two = (Store(tmp_path / name).partitions("payments") for name in ("one", "two"))
    assert Store.digest(one) == Store.digest(two)


def test_partitions_are_chosen_by_division_and_month(tmp_path: Path) -> None:
    store = tmp_path / "store"
    for division, month in (("630123", "202401"), ("630123", "202402"), ("640221", "202401")):
        path = write_csv(
            tmp_path / f"{division}{month}.csv", "payments",
            payments(1, pay_month=month, due_month=month, payment=int(division[:2] + month)),
        )  # fmt: skip
        loaded(path, store, division=division)
    found = Store(store).partitions("payments", divisions=["63"], first=202402)
    assert [(part.division, part.month) for part in found] == [("630123", 202402)]
    assert len(Store(store).partitions("payments", last=202401)) == 2
