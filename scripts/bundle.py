# ruff: noqa: INP001, T201 - a script that prints its report
"""Write dist/jixiao-VERSION-offline.zip: all that an installation without network needs.

    python scripts/bundle.py [--target PLATFORM:PYTHON]… [--only-here]

Holds the wheel of jixiao, the locked wheels of its runtime for each target, fonts, checksums and
an installer. Targets are pip's platform tags with a Python version, `win_amd64:3.12`; this
machine is always one. Wheels are those of the locks, by hash. The same wheels give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Final

from packaging.markers import Marker

ROOT: Final = Path(__file__).resolve().parents[1]
BUNDLED: Final = ROOT / "scripts" / "bundled"
DIST: Final = ROOT / "dist"
TARGETS: Final = ("win_amd64:3.11", "win_amd64:3.12", "win_amd64:3.13")
MOMENT: Final = (2020, 1, 1, 0, 0, 0)
EXECUTABLE: Final = 0o755
READABLE: Final = 0o644


def pip(*words: str, **settings: str) -> None:
    """Run pip of this environment with some settings of its own; raises CalledProcessError."""
    command = [sys.executable, "-m", "pip", *words, "--quiet", "--disable-pip-version-check"]
    subprocess.run(command, check=True, env=os.environ | settings)  # noqa: S603 - words of this file


def download(folder: Path, lock: str, target: str | None = None) -> None:
    """Put the wheels of a lock into `folder`, for this machine or for `PLATFORM:PYTHON`.

    pip judges markers by the Python it runs on, so for another platform they are judged here.
    """
    words = ["--require-hashes", "--no-deps", "--only-binary=:all:", "-d", str(folder)]
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    if target:
        system, version = target.split(":")
        words += ["--platform", system, "--python-version", version, "--implementation", "cp"]
        text = wanted_there(text, version)
    with tempfile.TemporaryDirectory() as scratch:
        wanted = Path(scratch) / lock
        wanted.write_text(text, encoding="utf-8")
        pip("download", *words, "-r", str(wanted))


def wanted_there(lock: str, version: str) -> str:
    """Return the lock's entries that Windows with that Python wants, without their markers."""
    place = {
        "python_version": version,
        "python_full_version": f"{version}.0",
        "sys_platform": "win32",
        "platform_system": "Windows",
        "platform_machine": "AMD64",
        "os_name": "nt",
    }
    entries = re.split(r"(?m)^(?=\S+==)", lock)
    marked = re.compile(r"^(\S+==\S+) ;([^\\\n]*)")
    kept = []
    for entry in entries:
        found = marked.match(entry)
        if found is None or Marker(found[2].strip()).evaluate(place):
            kept.append(marked.sub(r"\1 ", entry))
    return "".join(kept)


def collect(folder: Path, targets: list[str]) -> None:
    """Fill `folder` with everything but the checksums."""
    wheels = folder / "wheels"
    wheels.mkdir()
    own = ("wheel", "--no-deps", "--no-build-isolation", "-w", str(wheels), str(ROOT))
    pip(*own)  # with the compiled loops of the PDF reader, if there is a compiler here
    pip(*own, JIXIAO_WITHOUT_COMPILED="1")  # for every other machine
    download(wheels, "runtime.txt")
    for target in targets:
        download(wheels, "runtime.txt", target)
    take_fonts(folder / "fonts")
    for name in ("install.py", "install.sh", "install.bat"):
        shutil.copyfile(BUNDLED / name, folder / name)
    shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE")
    here = f"{platform.system()} {platform.machine()} Python {platform.python_version()}"
    readme = (BUNDLED / "README.txt").read_text(encoding="utf-8")
    text = readme.replace("{platforms}", ", ".join([here, *targets]))
    (folder / "README.txt").write_text(text, encoding="utf-8-sig", newline="\r\n")


def take_fonts(folder: Path) -> None:
    """Put the font files and their licence into `folder`."""
    folder.mkdir()
    with tempfile.TemporaryDirectory() as scratch:
        download(Path(scratch), "fonts.txt")
        for wheel in Path(scratch).glob("*.whl"):
            with zipfile.ZipFile(wheel) as archive:
                for member in archive.namelist():
                    if re.search(r"\.(otf|ttf)$|/licenses/", member):
                        (folder / Path(member).name).write_bytes(archive.read(member))


def sign(folder: Path) -> None:
    """Write SHA256SUMS over every file of `folder`, in the manner of sha256sum."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


def pack(folder: Path, archive: Path) -> None:
    """Write `folder` as a ZIP whose bytes depend on its files alone."""
    with zipfile.ZipFile(archive, "w") as out:
        for path in sorted(folder.rglob("*")):
            if not path.is_file():
                continue
            name = f"{archive.stem}/{path.relative_to(folder).as_posix()}"
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.external_attr = (EXECUTABLE if path.suffix == ".sh" else READABLE) << 16
            stored = path.suffix == ".whl"
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            out.writestr(entry, path.read_bytes())


def version() -> str:
    """Return the version that src/jixiao/__init__.py states."""
    text = (ROOT / "src" / "jixiao" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None:
        missing = "src/jixiao/__init__.py states no __version__"
        raise SystemExit(missing)
    return found[1]


def main() -> int:
    """Write the archive and say where it is; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--target", action="append", help="PLATFORM:PYTHON, e.g. win_amd64:3.12")
    parser.add_argument("--only-here", action="store_true", help="wheels of this machine only")
    parser.add_argument("-o", "--output", type=Path, default=DIST, help="folder of the archive")
    options = parser.parse_args()
    targets = [] if options.only_here else options.target or list(TARGETS)
    options.output.mkdir(parents=True, exist_ok=True)
    archive = options.output / f"jixiao-{version()}-offline.zip"
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        collect(folder, targets)
        sign(folder)
        pack(folder, archive)
    print(f"{archive}  {archive.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
