"""The sealed ledgers in a backup, and their key, which goes by another way."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Final

from jixiao.measurement.keying import Key
from jixiao.measurement.sealing import ABOUT, LOADS, MASKED
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jixiao.web.site.environment import Environment

LEDGERS: Final = "ledgers"
_OWNER_ONLY: Final = 0o600


class BackupFailed(JixiaoError):
    """A backup cannot be written, or an archive is not one, or is damaged."""


def sealed_files(environment: Environment) -> Iterator[tuple[str, Path]]:
    """Yield name and path of every file of whole loads; what is under way is left alone."""
    store = environment.ledgers
    if not (store / ABOUT).is_file():
        return
    yield f"{LEDGERS}/{ABOUT}", store / ABOUT
    loads = sorted(one.name for one in (store / LOADS).iterdir() if one.name.isdigit())
    for part in (LOADS, MASKED):
        for load in loads:
            for path in sorted((store / part / load).rglob("*")):
                if path.is_file():
                    yield f"{LEDGERS}/{path.relative_to(store).as_posix()}", path


def place_of(environment: Environment, name: str) -> Path | None:
    """Return where a member of the ledgers belongs; None for other members."""
    folder, _, rest = name.partition("/")
    return environment.ledgers / rest if folder == LEDGERS and rest else None


def save_key(environment: Environment, target: Path) -> None:
    """Copy the key to a file of its own that only its owner reads; raises BackupFailed."""
    if not environment.ledger_key.is_file():
        raise BackupFailed(
            message("找不到台账密钥文件{file}，没有备份。", file=environment.ledger_key.name)
        )
    _write(target, environment.ledger_key.read_bytes())


def refuse_ledgers(environment: Environment, unpacked: Path, key: Path | None) -> None:
    """Raise BackupFailed where a store would be written over, or the key is not its key."""
    about = unpacked / LEDGERS / ABOUT
    if about.is_file() and environment.ledgers.exists() and any(environment.ledgers.iterdir()):
        raise BackupFailed(
            message(
                "{path} 已有台账，未覆盖；请先移走，或另设 JIXIAO_LEDGERS。",
                path=environment.ledgers,
            )
        )
    if key is None:
        return
    if environment.ledger_key.exists():
        raise BackupFailed(
            message("{path} 已有台账密钥，未覆盖；请先移走。", path=environment.ledger_key)
        )
    known = json.loads(about.read_text("utf-8"))["key"] if about.is_file() else None
    if known not in {None, Key(key.read_bytes().strip()).fingerprint}:
        raise BackupFailed(
            message("{file} 不是这个台账库的密钥，没有恢复任何内容；请换密钥文件。", file=key.name)
        )


def put_key_back(environment: Environment, key: Path) -> None:
    """Copy the key to where the settings say."""
    environment.ledger_key.parent.mkdir(parents=True, exist_ok=True)
    _write(environment.ledger_key, key.read_bytes())


def _write(target: Path, content: bytes) -> None:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
