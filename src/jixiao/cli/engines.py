"""The engine that options ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.cli.speaking import wrong_usage
from jixiao.model.message import message

if TYPE_CHECKING:
    from jixiao.measurement.engines.engine import Engine

NAMES: Final = ("duckdb", "spark")
_POWERS: Final = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}
_SIZE: Final = re.compile(r"(\d+)\s*([kmgt]?)(i?)b?", re.IGNORECASE)


def engine_named(name: str, *, master: str | None, memory: str, threads: int | None) -> Engine:
    """Return the engine, not begun; `memory` is a size such as 2GiB, empty for no limit."""
    if name == "spark":
        from jixiao.measurement.engines.spark import LOCAL, Spark  # noqa: PLC0415 - an extra

        _refuse_without_spark(master or LOCAL)
        return Spark(master=master or LOCAL)
    if master:
        raise wrong_usage(message("--master 只用于 --engine spark。"))
    from jixiao.measurement.engines.duckdb import DuckDB  # noqa: PLC0415 - an extra

    return DuckDB(memory=bytes_of(memory) if memory else None, threads=threads)


def _refuse_without_spark(master: str) -> None:
    """Say what must be installed, before anything is begun; a Connect server has its own Java."""
    from importlib.util import find_spec  # noqa: PLC0415 - only when Spark is asked for
    from os import environ  # noqa: PLC0415 - as above
    from shutil import which  # noqa: PLC0415 - as above

    if find_spec("pyspark") is None:
        raise wrong_usage(
            message("没有安装 Spark：请运行 pip install 'jixiao[spark]'，或改用 --engine duckdb。")
        )
    if not (master.startswith("sc://") or environ.get("JAVA_HOME") or which("java")):
        raise wrong_usage(
            message("Spark 需要 Java 17，本机没有：请安装 Java，或改用 --engine duckdb。")
        )


def bytes_of(size: str) -> int:
    """Return the bytes of a size: 2GiB is 2·1024³, 2GB 2·1000³."""
    found = _SIZE.fullmatch(size.strip())
    if found is None:
        raise wrong_usage(message("“{size}”不是内存大小；请写成 2GiB、500MB 等。", size=size))
    number, unit, binary = found.groups()
    base = 1024 if binary else 1000
    return int(int(number) * base ** _POWERS[unit.lower()])
