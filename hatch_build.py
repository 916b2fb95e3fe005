"""Builds the compiled loops of the PDF reader where there is a compiler; goes without elsewhere.

The loops know no Python, so one file serves every version of it. JIXIAO_WITHOUT_COMPILED=1 leaves
them out, for a wheel that fits every machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LEFT_OUT: Final = "JIXIAO_WITHOUT_COMPILED"
FOLDER: Final = Path("src/jixiao/documents")
SUFFIX: Final = {"win32": ".dll", "darwin": ".dylib"}.get(sys.platform, ".so")
COMPILERS: Final = ("cc", "gcc", "clang", "cl")
SECONDS: Final = 120
FLAGS: Final = ("-O2", "-std=c99", "-ffp-contract=off", "-fvisibility=hidden", "-shared", "-fPIC")
"""Without contraction, so that every machine computes the same numbers as Python does."""


class CompiledLoops(BuildHookInterface):  # type: ignore[type-arg] # configured by nothing
    """Puts the compiled loops beside their source and marks the wheel as made for this machine."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, if this builds a wheel and there is a compiler."""
        if self.target_name != "wheel":
            return
        source = Path(self.root) / FOLDER / "pdfium_loops.c"
        self._scratch = tempfile.TemporaryDirectory()
        built = Path(self._scratch.name) / f"pdfium_loops{SUFFIX}"
        if os.environ.get(LEFT_OUT) or not compiled(source, built):
            self.app.display_info("the PDF reader goes without compiled loops: slower, not other")
            return
        if version == "editable":
            shutil.copyfile(built, source.with_name(built.name))
            return
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform}"
        build_data["force_include"][str(built)] = f"jixiao/documents/{built.name}"

    def finalize(self, version: str, build_data: dict[str, Any], path: str) -> None:  # noqa: ARG002 - hatch's
        """Leave nothing behind."""
        if self.target_name == "wheel":
            self._scratch.cleanup()


def compiled(source: Path, built: Path) -> bool:
    """Compile `source` into `built`; False where no compiler can."""
    for name in COMPILERS:
        compiler = shutil.which(name)
        if compiler is None:
            continue
        command = [compiler, *FLAGS, "-o", str(built), str(source), "-lm"]
        if name == "cl":
            command = [
                compiler,
                "/nologo",
                "/O2",
                "/LD",
                "/fp:precise",
                f"/Fe:{built}",
                str(source),
            ]
        try:
            subprocess.run(  # noqa: S603 - a compiler found on the path
                command, check=True, capture_output=True, timeout=SECONDS, cwd=built.parent
            )
        except (OSError, subprocess.SubprocessError):
            built.unlink(missing_ok=True)
            continue
        return built.exists()
    return False
