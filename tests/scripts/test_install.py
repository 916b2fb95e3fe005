"""The installer of the offline archive, on a wheel made here: it checks, installs, or refuses."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = "def main():\n    print('jixiao of the archive')\n"
METADATA = "Metadata-Version: 2.1\nName: jixiao\nVersion: 9.9\n"
WHEEL = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: {tag}\n"
SCRIPTS = "[console_scripts]\njixiao = jixiao_small:main\n"


def make_archive(folder: Path, repository: Path, tag: str = "py3-none-any") -> None:
    """Lay out an unpacked archive whose only wheel is a program of one line."""
    (folder / "wheels").mkdir(parents=True)
    shutil.copyfile(repository / "scripts" / "bundled" / "install.py", folder / "install.py")
    members = {
        "jixiao_small.py": PROGRAM,
        "jixiao-9.9.dist-info/METADATA": METADATA,
        "jixiao-9.9.dist-info/WHEEL": WHEEL.format(tag=tag),
        "jixiao-9.9.dist-info/entry_points.txt": SCRIPTS,
    }
    record = "".join(
        f"{name},sha256={digest(text)},{len(text)}\n" for name, text in members.items()
    )
    members["jixiao-9.9.dist-info/RECORD"] = record + "jixiao-9.9.dist-info/RECORD,,\n"
    with zipfile.ZipFile(folder / "wheels" / f"jixiao-9.9-{tag}.whl", "w") as wheel:
        for name, text in members.items():
            wheel.writestr(name, text)
    sums = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def digest(text: str) -> str:
    raw = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def run_installer(folder: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """Run the installer with an index that leads nowhere."""
    environment = os.environ | {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, str(folder / "install.py"), str(target)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )


def test_installs_the_wheel_and_says_where_the_program_is(tmp_path: Path, repository: Path) -> None:
    make_archive(tmp_path / "archive", repository)
    done = run_installer(tmp_path / "archive", tmp_path / "there")
    assert done.returncode == 0, done.stderr
    program = tmp_path / "there" / ("Scripts" if os.name == "nt" else "bin") / "jixiao"
    assert str(program) in done.stdout
    said = subprocess.run([program], capture_output=True, text=True, check=True)
    assert said.stdout == "jixiao of the archive\n"


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda wheel: wheel.write_bytes(b"half"), id="a damaged wheel"),
        pytest.param(lambda wheel: wheel.unlink(), id="a missing wheel"),
    ],
)
def test_refuses_and_names_the_file(tmp_path: Path, repository: Path, damage) -> None:  # noqa: ANN001
    make_archive(tmp_path / "archive", repository)
    wheel = next((tmp_path / "archive" / "wheels").iterdir())
    damage(wheel)
    done = run_installer(tmp_path / "archive", tmp_path / "there")
    assert done.returncode == 2
    assert wheel.name in done.stdout
    assert not (tmp_path / "there").exists()


def test_says_when_no_wheel_fits_this_system(tmp_path: Path, repository: Path) -> None:
    make_archive(tmp_path / "archive", repository, tag="cp39-cp39-win32")
    done = run_installer(tmp_path / "archive", tmp_path / "there")
    assert done.returncode == 2
    assert "No fitting wheels" in done.stdout
