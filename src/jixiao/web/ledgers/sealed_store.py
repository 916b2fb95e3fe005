"""Where the platform keeps sealed ledgers, the key they are hashed with, and what came in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from jixiao.measurement.key_files import make_key_file
from jixiao.measurement.keying import Key
from jixiao.measurement.sealing import Store
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message

if TYPE_CHECKING:
    from jixiao.measurement.engines.duckdb import DuckDB


class NoKey(JixiaoError):
    """The key of the store is not where the settings say, or lies inside the store."""


def store() -> Store:
    """Return the sealed store as it is now."""
    return Store(Path(settings.LEDGERS_ROOT))


def key() -> Key:
    """Return the key that persons are hashed with; made at the first use of a new store.

    Raises NoKey where a store has lost its key or would hold it, WeakKey.
    """
    path, found = Path(settings.LEDGER_KEY_FILE), store()
    if path.resolve().is_relative_to(found.path.resolve()):
        raise NoKey(message("台账密钥不能放在台账库里；请改正 JIXIAO_LEDGER_KEY。"))
    if not path.exists():
        if found.exists:
            raise NoKey(
                message(
                    "找不到台账密钥文件{file}；没有它不能再向这个台账库载入，请用备份恢复。",
                    file=path.name,
                )
            )
        make_key_file(path)
    return Key(path.read_bytes().strip())


def memory() -> str:
    """Return the memory that loading may use, as the engine is told."""
    return f"{settings.LEDGER_MEGABYTES}MiB"


def engine() -> DuckDB:
    """Return an engine, not begun, within the memory allowed."""
    from jixiao.measurement.engines.duckdb import DuckDB  # noqa: PLC0415 - heavy, an extra

    return DuckDB(memory=settings.LEDGER_MEGABYTES * 1024 * 1024)
