"""The engine that options ask for."""

from __future__ import annotations

import sys

import click
import pytest

from jixiao.cli.engines import engine_named


def spark(master: str | None = None) -> object:
    return engine_named("spark", master=master, memory="", threads=None)


def test_spark_that_is_not_installed_is_told_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(click.UsageError, match=r"jixiao\[spark\]"):
        spark()


@pytest.mark.needs("spark")
def test_spark_on_this_machine_needs_java_a_connect_server_has_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(click.UsageError, match="Java 17"):
        spark()
    assert spark("sc://host:15002")
