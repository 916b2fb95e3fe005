"""The lock check finds what must not stand in a lock, and passes what may."""

from __future__ import annotations

import importlib.util
import json
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

HASH = "--hash=sha256:" + "0" * 64


@pytest.fixture(scope="module")
def lock(repository: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("lock", repository / "scripts" / "lock.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["lock"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        pytest.param(f"click==8.3.0 \\\n    {HASH}\n", None, id="pinned and hashed"),
        pytest.param("click==8.3.0\n", "has no hash", id="no hash"),
        pytest.param(f"--index-url x\nclick==8 {HASH}\n", "names an index", id="an index"),
        pytest.param(
            f"--find-links /w\nclick==8 {HASH}\n", "names an index", id="a folder of wheels"
        ),
        pytest.param(f"click @ https://h/c.whl {HASH}\n", "names an index", id="an address"),
        pytest.param(f"click==8 {HASH} # from /srv/x\n", "names an index", id="a machine's path"),
    ],
)
def test_faults_of_a_lock(lock: ModuleType, tmp_path: Path, line: str, fault: str | None) -> None:
    path = tmp_path / "some.txt"
    path.write_text(line, encoding="utf-8")
    found = lock.faults_of_text(path)
    assert any(fault in one for one in found) if fault else found == []


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        pytest.param({"integrity": "sha512-x"}, None, id="a hash and no address"),
        pytest.param({"integrity": "sha512-x", "resolved": "x"}, "address", id="an address"),
        pytest.param({}, "no hash", id="no hash"),
    ],
)
def test_faults_of_npms_lock(
    lock: ModuleType, tmp_path: Path, told: dict[str, str], fault: str | None
) -> None:
    path = tmp_path / "package-lock.json"
    packages = {"": {"name": "pages"}, "node_modules/some": told}
    path.write_text(json.dumps({"packages": packages}), encoding="utf-8")
    found = lock.faults_of_packages(path)
    assert any(fault in one for one in found) if fault else found == []
