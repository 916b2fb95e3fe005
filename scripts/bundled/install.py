# ruff: noqa: INP001, T201 - a script that talks to the person who runs it
"""离线安装绩效 / install jixiao from this folder, without any network.

    python install.py [FOLDER]      FOLDER: where to install, by default ./jixiao beside this file

Checks every file against SHA256SUMS, makes a virtual environment and installs the wheels of this
folder into it. Needs Python 3.11 or newer with its venv module, and nothing else.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent


def broken_files() -> list[str]:
    """Return the files that are missing or differ from their checksum."""
    broken = []
    for line in (HERE / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        expected, name = line.split("  ", 1)
        path = HERE / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            broken.append(name)
    return broken


def install(folder: Path) -> Path:
    """Install into `folder`; return the path of the program."""
    venv.create(folder, with_pip=True, clear=False)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    python = programs / ("python.exe" if os.name == "nt" else "python")
    command = [
        str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--no-index", "--find-links", str(HERE / "wheels"), "jixiao[pdf]",
    ]  # fmt: skip
    # Settings of the machine must not lead pip to an index or to another folder.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    clean["PIP_CONFIG_FILE"] = os.devnull
    subprocess.run(command, check=True, env=clean)  # noqa: S603 - words of this file
    return programs / ("jixiao.exe" if os.name == "nt" else "jixiao")


def main() -> int:
    """Check, install, and say how to go on; return the exit status."""
    if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever Python there is
        found = ".".join(map(str, sys.version_info[:2]))
        print(f"需要 Python 3.11 或更新版本，现为 {found}。/ Python 3.11 or newer is needed.")
        return 2
    broken = broken_files()
    if broken:
        print(
            "下列文件缺失或已损坏，请重新拷贝安装包 / missing or damaged, copy the archive again:"
        )
        print("\n".join(broken))
        return 2
    parser = argparse.ArgumentParser(description="安装 jixiao，不需要网络 / install jixiao offline")
    parser.add_argument(
        "folder", nargs="?", type=Path, default=HERE / "jixiao", help="安装位置 / where to install"
    )
    folder = parser.parse_args().folder
    try:
        program = install(folder.resolve())
    except subprocess.CalledProcessError:
        print(
            "安装包内没有适合本机系统和 Python 版本的组件；本包所含见 README.txt。/ "
            "No fitting wheels for this system and Python; README.txt lists those included."
        )
        return 2
    print(f"安装完成 / installed: {program}")
    print(f'试一试 / try: "{program}" demo --once -o demo')
    return 0


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        # A console in GBK shows what it can instead of failing.
        sys.stdout.reconfigure(errors="replace")
    sys.exit(main())
