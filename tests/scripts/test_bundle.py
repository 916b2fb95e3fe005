"""The whole offline archive: made, unpacked, installed and used without any network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

NOWHERE = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_CONFIG_FILE": os.devnull}


@pytest.fixture(scope="module")
def archive(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    make(repository, folder)
    return next(folder.glob("jixiao-*-offline.zip"))


def make(repository: Path, folder: Path) -> None:
    command = [sys.executable, str(repository / "scripts" / "bundle.py"), "--only-here", "-o"]
    subprocess.run([*command, str(folder)], check=True)


def without_network(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command with no index, and in a namespace without network where that is allowed."""
    words = [str(word) for word in command]
    if (
        shutil.which("unshare")
        and subprocess.run(["unshare", "-rn", "true"], check=False).returncode == 0
    ):
        words = ["unshare", "-rn", *words]
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON"))}
    return subprocess.run(
        words, cwd=cwd, env=environment | NOWHERE, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def installed(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of programs after installing from the unpacked archive."""
    folder = tmp_path_factory.mktemp("offline")
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    unpacked = folder / archive.stem
    done = without_network(sys.executable, unpacked / "install.py", folder / "there", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "there" / ("Scripts" if os.name == "nt" else "bin")


def test_the_installed_program_helps(installed: Path) -> None:
    done = without_network(installed / "jixiao", "--help", cwd=installed)
    assert done.returncode == 0, done.stderr
    assert "demo" in done.stdout


def test_the_installed_program_runs_the_demo(installed: Path, tmp_path: Path) -> None:
    done = without_network(installed / "jixiao", "demo", "--once", "-o", tmp_path, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert len(list(tmp_path.rglob("*.docx"))) == 3


def test_windows_gets_every_locked_wheel(repository: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(repository / "scripts" / "bundle.py"), "-o", str(tmp_path)]
    subprocess.run([*command, "--target", "win_amd64:3.12"], check=True)
    names = zipfile.ZipFile(next(tmp_path.glob("*.zip"))).namelist()
    wheels = [Path(name).name for name in names if "/wheels/" in name]
    fitting = [name for name in wheels if name.endswith(("-none-any.whl", "-win_amd64.whl"))]
    lock = (repository / "requirements" / "runtime.txt").read_text(encoding="utf-8")
    locked = set(re.findall(r"(?m)^([a-z0-9-]+)==", lock))
    brought = {name.split("-")[0].replace("_", "-").lower() for name in fitting}
    assert "lxml" in locked
    assert locked <= brought


def test_fonts_stand_with_their_licence(archive: Path) -> None:
    names = [Path(name).name for name in zipfile.ZipFile(archive).namelist() if "/fonts/" in name]
    assert sorted(names) == ["LICENSE", "NotoSansSC-Regular.otf", "NotoSerifSC-Regular.otf"]


def test_the_same_files_make_the_same_bytes(
    archive: Path, repository: Path, tmp_path: Path
) -> None:
    make(repository, tmp_path)
    assert (tmp_path / archive.name).read_bytes() == archive.read_bytes()
