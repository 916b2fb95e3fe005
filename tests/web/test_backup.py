"""Backup and restore with the commands, in folders of their own; the trail verified outside."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from jixiao.measurement.sealing import Store
from ledger_files import KEY, loaded, payments, write_csv

TESTS = Path(__file__).parents[1]
LOAD = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from web.region import build_region
region = build_region()
region.plan()
"""


def jixiao(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "JIXIAO_HOME": str(home), "JIXIAO_DATABASE": ""}
    command = [sys.executable, "-m", "jixiao", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the small region and one plan."""
    home = tmp_path_factory.mktemp("home")
    environment = {**os.environ, "JIXIAO_HOME": str(home), "JIXIAO_DATABASE": ""}
    environment["PYTHONPATH"] = str(TESTS)
    subprocess.run([sys.executable, "-c", LOAD], env=environment, check=True)
    (home / "attachments").mkdir()
    (home / "attachments" / "询价单.pdf").write_bytes(b"%PDF-1.4")
    return home


def test_all_comes_back_and_the_chain_holds(filled: Path, tmp_path: Path) -> None:
    archive, fresh, lines = tmp_path / "b.zip", tmp_path / "fresh", tmp_path / "trail.jsonl"
    assert jixiao(filled, "backup", str(archive)).returncode == 0
    assert jixiao(filled, "backup", str(archive)).returncode == 2
    assert jixiao(fresh, "restore", str(archive)).returncode == 0
    assert (fresh / "attachments" / "询价单.pdf").read_bytes() == b"%PDF-1.4"
    assert (fresh / "secret_key").read_text() == (filled / "secret_key").read_text()
    told = jixiao(fresh, "doctor")
    assert "操作日志完整，共1条" in told.stdout, told.stdout + told.stderr
    assert jixiao(fresh, "trail", "export", str(lines)).returncode == 0
    end = json.loads(zipfile.ZipFile(archive).read("manifest.json"))["trail"]["hash"]
    assert jixiao(fresh, "trail", "verify", str(lines), "--expected", end).returncode == 0
    lines.write_text(lines.read_text(encoding="utf-8").replace("城区", "城郊"), encoding="utf-8")
    broken = jixiao(fresh, "trail", "verify", str(lines))
    assert (broken.returncode, "内容被改动" in broken.stdout) == (1, True)
    again = jixiao(fresh, "restore", str(archive))
    assert (again.returncode, "未覆盖" in again.stderr) == (2, True)


def test_a_damaged_archive_restores_nothing(filled: Path, tmp_path: Path) -> None:
    archive, damaged, fresh = tmp_path / "b.zip", tmp_path / "d.zip", tmp_path / "fresh"
    jixiao(filled, "backup", str(archive))
    with zipfile.ZipFile(archive) as whole, zipfile.ZipFile(damaged, "w") as part:
        for name in whole.namelist():
            content = whole.read(name)
            part.writestr(name, content[:-1] + b"x" if name == "database" else content)
    told = jixiao(fresh, "restore", str(damaged))
    assert (told.returncode, "校验值不符" in told.stderr) == (2, True)
    assert not (fresh / "jixiao.sqlite3").exists()


def with_ledgers(home: Path, folder: Path) -> Path:
    """Return a data folder like `home`, with a sealed store and its key."""
    kept = folder / "home"
    shutil.copytree(home, kept)
    file = write_csv(folder / "发放.csv", "payments", payments(3))
    loaded(file, kept / "ledgers")
    (kept / "ledgers" / "incoming" / "loads").mkdir(parents=True)
    (kept / "ledgers" / "incoming" / "loads" / "half.parquet").write_bytes(b"PAR1")
    (kept / "ledger_key").write_bytes(KEY.secret)
    return kept


def test_ledgers_come_back_and_their_key_goes_another_way(filled: Path, tmp_path: Path) -> None:
    home = with_ledgers(filled, tmp_path)
    archive, key, fresh = tmp_path / "b.zip", tmp_path / "key", tmp_path / "fresh"
    assert jixiao(home, "backup", str(archive), "--ledger-key", str(key)).returncode == 0
    assert key.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(archive) as made:
        assert not any("half" in name or "ledger_key" in name for name in made.namelist())
        assert not any(KEY.secret in made.read(name) for name in made.namelist())
    other = tmp_path / "other"
    other.write_bytes(b"another key, also of 32 bytes!!!")
    refused = jixiao(fresh, "restore", str(archive), "--ledger-key", str(other))
    assert (refused.returncode, "不是这个台账库的密钥" in refused.stderr) == (2, True)
    assert not (fresh / "ledgers").exists()
    done = jixiao(fresh, "restore", str(archive), "--ledger-key", str(key))
    assert done.returncode == 0, done.stderr
    store = Store(fresh / "ledgers")
    assert [part.rows for part in store.partitions("payments")] == [3]
    assert store.verify() == []
    assert store.masked(1, "payments", "630123").is_file()
    assert (fresh / "ledger_key").read_bytes() == KEY.secret
    assert (fresh / "ledger_key").stat().st_mode & 0o777 == 0o600


def test_a_store_is_not_written_over_and_may_stay_out(filled: Path, tmp_path: Path) -> None:
    home = with_ledgers(filled, tmp_path)
    archive, small = tmp_path / "b.zip", tmp_path / "small.zip"
    told = jixiao(home, "backup", str(archive))
    assert "台账密钥不在" in told.stdout + told.stderr
    assert jixiao(home, "backup", str(small), "--without-ledgers").returncode == 0
    with zipfile.ZipFile(small) as made:
        assert not any(name.startswith("ledgers/") for name in made.namelist())
    fresh = tmp_path / "fresh"
    shutil.copytree(home / "ledgers", fresh / "ledgers")
    refused = jixiao(fresh, "restore", str(archive))
    assert (refused.returncode, "已有台账" in refused.stderr) == (2, True)
    assert jixiao(fresh, "restore", str(small)).returncode == 0
