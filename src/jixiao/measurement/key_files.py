"""Key files: made once, whole or not at all, and read by their owner only."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING, Final

from jixiao.measurement.faults import StoreFull
from jixiao.measurement.keying import SHORTEST
from jixiao.measurement.no_room import is_full
from jixiao.model.message import message

if TYPE_CHECKING:
    from pathlib import Path

OWNER_ONLY: Final = 0o600


def make_key_file(path: Path) -> None:
    """Write a new key; raises FileExistsError, StoreFull and then leaves no file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(secrets.token_hex(SHORTEST))
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as fault:
        path.unlink()
        if is_full(fault):
            raise StoreFull(
                message("{file}：磁盘已满，没有写成密钥文件；请腾出空间后再试。", file=path.name)
            ) from fault
        raise
