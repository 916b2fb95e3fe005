"""Options and marks all tests share: golden files, and groups that need another program.

A test marked `needs("libreoffice")` is skipped where the program is missing, and says which
package would run it. Under JIXIAO_REQUIRE_ALL=1, as in CI, it fails instead: nothing is skipped
there without being seen. Golden files are written only by `--update-golden`, never in CI.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from jixiao.documents.scan import can_scan

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from sample_store import Samples

# The platform's tests keep their data, and the secret made for them, away from the working folder.
os.environ.setdefault("JIXIAO_HOME", tempfile.mkdtemp(prefix="jixiao-tests-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jixiao.web.site.settings")
# No test asserts on time: an example may take long on a machine that is busy otherwise.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@dataclass(frozen=True)
class Group:
    """A group of tests: whether it can run here, and what to install if not."""

    available: Callable[[], bool]
    install: str


def _program(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


def _browser() -> bool:
    """Return whether Chromium is there, and what the pages take from npm packages."""
    vendor = Path(__file__).parents[1] / "src/jixiao/web/site/static/vendor/htmx.min.js"
    return vendor.is_file() and _program("chromium", "chromium-browser", "google-chrome")()


def _spark() -> bool:
    """Return whether Spark is installed, and the Java it runs on."""
    return find_spec("pyspark") is not None and _program("java")()


def _postgresql() -> bool:
    import psycopg  # noqa: PLC0415 - only where it is asked for

    try:
        psycopg.connect("dbname=postgres", connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


GROUPS = {
    "chromium": Group(_browser, "chromium, and what the pages need: Node (npm), then make assets"),
    "postgresql": Group(_postgresql, "postgresql (and start it)"),
    "libreoffice": Group(
        _program("soffice", "libreoffice"), "libreoffice-writer-nogui libreoffice-calc-nogui"
    ),
    "spark": Group(_spark, "the extra spark: pip install 'jixiao[spark]', and Java 17"),
    "scan": Group(can_scan, "the extra scan: pip install 'jixiao[scan]'"),
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(group): needs a program that may be missing")
    config.addinivalue_line("markers", "slow: runs only in `make soak`")
    import django  # noqa: PLC0415 - after the variables above are set

    django.setup()
    if config.getoption("--update-golden") and os.environ.get("CI"):
        refusal = "--update-golden is refused in CI: golden files are changed by hand"
        raise pytest.UsageError(refusal)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes longest alone; leave the slow tests out unless `-m` asks for some."""
    items.sort(key=lambda item: item.path.name != "test_postgresql.py")
    if config.getoption("-m"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)
    items[:] = [item for item in items if not item.get_closest_marker("slow")]


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        name = mark.args[0]
        group = GROUPS[name]
        if group.available():
            continue
        pytest.skip(f"group {name} is missing: install {group.install}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Make a skipped test a failed one where nothing may be skipped."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("JIXIAO_REQUIRE_ALL"):
        told = report.longrepr
        report.outcome = "failed"
        report.longrepr = told[2] if isinstance(told, tuple) else str(told)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name each group that was left out, after everything else."""
    reasons = Counter(
        report.longrepr[2].removeprefix("Skipped: ")
        for report in terminalreporter.stats.get("skipped", [])
        if isinstance(report.longrepr, tuple)
    )
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"NOT TESTED: {count} tests, {reason}", yellow=True)


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """True when golden files are to be written instead of compared."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds pyproject.toml."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def samples(repository: Path) -> list[Path]:
    """The three published documents, in name order."""
    return sorted((repository / "samples").iterdir())


@pytest.fixture(scope="session")
def samples_sealed(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    """Sample ledgers of two counties, sealed once; read them only."""
    from sample_store import sealed_samples  # noqa: PLC0415 - heavy, only where asked for

    return sealed_samples(tmp_path_factory.mktemp("samples"))
