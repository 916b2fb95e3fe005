"""A reading that is killed goes on where it was, and leaves nothing half-written or running."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jixiao.cli.inputs import Inputs
from jixiao.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).parents[2] / "samples"
PROC = Path("/proc/self/task")
PATIENCE = 60
"""Seconds that a process may take to do what is waited for; reached only by a fault."""
needs_proc = pytest.mark.skipif(not PROC.exists(), reason="processes are looked up in /proc")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of 24 files: tables, one that is none, one that is empty."""
    made = tmp_path / "in"
    made.mkdir()
    content = (SAMPLES / "huangyuan_2024_approval.txt").read_bytes()
    for number in range(22):
        (made / f"{number:02}.txt").write_bytes(content + b"\n" * number)
    (made / "05a.txt").write_bytes(b"")
    (made / "05b.pdf").write_bytes(b"%PDF-1.7 no more")
    return made


def reading(folder: Path, out: Path, *more: str) -> list[str]:
    return ["read", str(folder), "--format", "jsonl", "-o", str(out), *more]


def begun(words: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "jixiao", *words], stderr=subprocess.PIPE, text=True
    )


def wait_for(what: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < end
        time.sleep(0.01)


def parts(journal: Path) -> list[bytes]:
    """Return the whole lines of a list, its head left out."""
    return journal.read_bytes().splitlines(keepends=True)[1:] if journal.exists() else []


def workers(pid: int) -> list[int]:
    """Return the processes that a reading started to read in."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [int(each) for each in children if b"spawn_main" in command_of(int(each))]


def command_of(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


@pytest.fixture
def whole(folder: Path, tmp_path: Path) -> bytes:
    """Return the result of a reading that nothing interrupts."""
    out = tmp_path / "whole.jsonl"
    assert main(reading(folder, out)) == 2
    assert not Path(f"{out}.journal").exists()
    return out.read_bytes()


@needs_proc
def test_a_killed_reading_goes_on(folder: Path, tmp_path: Path, whole: bytes) -> None:
    out = tmp_path / "x.jsonl"
    journal = Path(f"{out}.journal")
    run = begun(reading(folder, out, "--jobs", "2"))
    wait_for(lambda: len(parts(journal)) >= 6)
    left = workers(run.pid)
    run.send_signal(signal.SIGKILL)
    run.wait()
    wait_for(lambda: not any(map(command_of, left)))
    done = len([each for each in parts(journal) if each.endswith(b"\n")])
    assert 6 <= done < 24
    again = begun(reading(folder, out, "--jobs", "2"))
    _, said = again.communicate()
    assert again.returncode == 2
    assert f"{done} 个文件已经读完" in said
    assert str(journal) in said
    assert said.count("05a.txt") == said.count("05b.pdf") == 1
    assert out.read_bytes() == whole
    assert not journal.exists()


@needs_proc
def test_a_killed_process_costs_no_file(folder: Path, tmp_path: Path, whole: bytes) -> None:
    out = tmp_path / "x.jsonl"
    journal = Path(f"{out}.journal")
    run = begun(reading(folder, out, "--jobs", "2"))
    wait_for(lambda: len(parts(journal)) >= 3)
    os.kill(workers(run.pid)[0], signal.SIGKILL)
    _, said = run.communicate()
    assert run.returncode == 2
    assert "被系统中止" not in said
    assert out.read_bytes() == whole


def test_what_was_half_written_is_written_anew(
    folder: Path, tmp_path: Path, whole: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    out, kept = tmp_path / "x.jsonl", tmp_path / "kept"
    words = reading(folder, out, "--resume", str(kept))
    assert main(words) == 2
    entries = kept.read_bytes().splitlines(keepends=True)
    end = json.loads(entries[12])["end"]
    out.write_bytes(whole[: end + 1000])
    kept.write_bytes(b"".join(entries[:13]) + entries[13][:30])
    capsys.readouterr()
    assert main(words) == 2
    assert "12 个文件已经读完" in capsys.readouterr().err
    assert (out.read_bytes(), kept.read_bytes()) == (whole, b"".join(entries))


def test_a_file_that_changed_is_read_again_and_one_that_is_gone_leaves(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, kept = tmp_path / "x.jsonl", tmp_path / "x.jsonl.journal"
    assert main(reading(folder, out, "--resume", str(kept))) == 2
    changed = (SAMPLES / "pingluo_2024_targets.txt").read_bytes()
    (folder / "03.txt").write_bytes(changed)
    (folder / "04.txt").unlink()
    capsys.readouterr()
    assert main(reading(folder, out)) == 2
    assert "22 个文件已经读完" in capsys.readouterr().err
    read = {each["document"]: each for each in map(json.loads, out.read_bytes().splitlines())}
    fresh = tmp_path / "fresh.jsonl"
    main(reading(folder, fresh))
    assert read == {
        each["document"]: each for each in map(json.loads, fresh.read_bytes().splitlines())
    }


def test_a_list_that_is_named_keeps_what_other_paths_put_there(
    folder: Path, tmp_path: Path
) -> None:
    out, kept = tmp_path / "x.jsonl", tmp_path / "kept"
    for name in ("00.txt", "01.txt"):
        assert main(reading(folder / name, out, "--resume", str(kept))) == 0
    read = [json.loads(line)["document"] for line in out.read_bytes().splitlines()]
    assert read == ["00.txt", "01.txt"]


def test_a_result_that_was_deleted_is_begun_anew(folder: Path, tmp_path: Path) -> None:
    out, kept = tmp_path / "x.jsonl", tmp_path / "kept"
    words = reading(folder / "00.txt", out, "--resume", str(kept))
    assert main(words) == 0
    first = out.read_bytes()
    out.unlink()
    assert main(words) == 0
    assert out.read_bytes() == first


def test_files_done_are_passed_over(folder: Path) -> None:
    inputs = Inputs([str(folder)])
    done = sorted(inputs.names)[:9]
    assert [path for path, _ in inputs.by_file(done)] == sorted(inputs.names)[9:]


def test_many_files_are_read_on_all_processors(folder: Path, tmp_path: Path) -> None:
    run = begun(reading(folder, tmp_path / "x.jsonl"))
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0
    if processors > 1 and PROC.exists():
        wait_for(lambda: len(workers(run.pid)) == processors)
    _, said = run.communicate()
    assert run.returncode == 2
    assert "再次运行同一命令" in said


@pytest.mark.parametrize("kind", ["jsonl", "json", "yaml"])
def test_a_result_under_another_name_is_no_input(tmp_path: Path, kind: str) -> None:
    (tmp_path / "表.txt").write_bytes((SAMPLES / "pingluo_2024_targets.txt").read_bytes())
    out = tmp_path / f"x.{kind}"
    link = tmp_path / f"another.{kind}"
    words = ["read", str(tmp_path), "--format", kind, "-o", str(out)]
    assert main(words) == 0
    first = out.read_bytes()
    link.hardlink_to(out)
    assert main(words) == 0
    assert out.read_bytes() == first
