"""One archive with everything an installation holds, and the way back.

The archive is a ZIP: the database as one file, the attachments, the secret, the sealed ledgers, and
`manifest.json` with the hash of every member and the end of the trail, so that a restored trail can
be checked. The key of the ledgers is never in it: who has both can try numbers against the hashes.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import subprocess
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from jixiao import __version__
from jixiao.model.message import message
from jixiao.web.site.ledger_backup import (
    BackupFailed,
    place_of,
    put_key_back,
    refuse_ledgers,
    save_key,
    sealed_files,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.web.site.environment import Environment

MANIFEST: Final = "manifest.json"
DATABASE: Final = "database"
ATTACHMENTS: Final = "attachments"
SECRET: Final = "secret_key"  # noqa: S105 - a file's name
FORMAT: Final = "jixiao-backup/1"
_CHUNK: Final = 1 << 20


def back_up(
    environment: Environment, target: Path, *, ledgers: bool = True, key: Path | None = None
) -> Mapping[str, Any]:
    """Return the manifest of the archive written to `target`; the platform may go on running.

    `ledgers` False leaves the sealed store out; its key goes to the file `key`, if one is given.
    Raises BackupFailed.
    """
    for path in filter(None, (target, key)):
        if path.exists():
            raise BackupFailed(message("{path} 已存在，未覆盖；请换一个文件名。", path=path))
    if key is not None:
        save_key(environment, key)
    with tempfile.TemporaryDirectory() as folder:
        dump = Path(folder) / DATABASE
        _dump(environment.database, dump)
        members = {DATABASE: dump, **dict(_files(environment.home))}
        if ledgers:  # after the database: what that tells of is sealed by now
            members |= dict(sealed_files(environment))
        manifest = {
            "format": FORMAT,
            "version": __version__,
            "engine": str(environment.database["ENGINE"]),
            "trail": _trail_end(),
            "members": {name: _hash(path) for name, path in members.items()},
        }
        partial = target.with_name(f"{target.name}.part")
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
            for name, path in members.items():
                packed = path.suffix == ".parquet"
                archive.write(path, name, zipfile.ZIP_STORED if packed else None)
        partial.replace(target)
    return manifest


def restore(
    environment: Environment, source: Path, *, key: Path | None = None
) -> Mapping[str, Any]:
    """Return the manifest after putting everything back; the platform must not run meanwhile.

    `key` is the file with the key of the ledgers. An installation that holds data already is not
    written over. Raises BackupFailed.
    """
    with tempfile.TemporaryDirectory() as folder:
        manifest = _unpacked(source, Path(folder))
        if manifest["engine"] != environment.database["ENGINE"]:
            raise BackupFailed(
                message(
                    "备份来自 {engine}，这里设置的是 {here}；请设置相同的数据库后再恢复。",
                    engine=manifest["engine"], here=environment.database["ENGINE"],
                )
            )  # fmt: skip
        refuse_ledgers(environment, Path(folder), key)
        _load(environment.database, Path(folder) / DATABASE)
        if key is not None:
            put_key_back(environment, key)
        for name in manifest["members"]:
            if name != DATABASE:
                kept = place_of(environment, name) or environment.home / name
                kept.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(Path(folder) / name, kept)
        (environment.home / SECRET).chmod(0o600)
    return manifest


def _unpacked(source: Path, folder: Path) -> Mapping[str, Any]:
    """Return the manifest of an archive whose members are unpacked, all of them named and whole."""
    try:
        with zipfile.ZipFile(source) as archive:
            manifest: dict[str, Any] = json.loads(archive.read(MANIFEST))
            for name in _safe([MANIFEST, *manifest["members"]]):
                archive.extract(name, folder)
    except (OSError, KeyError, ValueError, TypeError, zipfile.BadZipFile) as fault:
        raise BackupFailed(
            message("{path} 不是本程序的备份，或已损坏；请换一份备份。", path=source)
        ) from fault
    for name, told in manifest["members"].items():
        if _hash(folder / name) != told:
            raise BackupFailed(
                message(
                    "{path} 中的 {name} 与清单的校验值不符，没有恢复任何内容；请换一份备份。",
                    path=source, name=name,
                )
            )  # fmt: skip
    return manifest


def _safe(names: list[str]) -> list[str]:
    """Return the names; raises ValueError for one that leads out of the folder."""
    for name in names:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts:
            raise ValueError(name)
    return names


def _files(home: Path) -> Iterator[tuple[str, Path]]:
    yield SECRET, home / SECRET
    for path in sorted((home / ATTACHMENTS).rglob("*")):
        if path.is_file():
            yield path.relative_to(home).as_posix(), path


def _hash(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            found.update(chunk)
    return found.hexdigest()


def _trail_end() -> Mapping[str, Any]:
    from jixiao.web.trail.models import TrailHeadRecord  # noqa: PLC0415 - after the set-up

    head = TrailHeadRecord.objects.filter(pk=1).first()
    return {"number": head.number, "hash": head.hash} if head else {"number": 0, "hash": ""}


def _is_sqlite(database: Mapping[str, object]) -> bool:
    return str(database["ENGINE"]).endswith("sqlite3")


def _dump(database: Mapping[str, object], target: Path) -> None:
    if _is_sqlite(database):
        with (
            closing(sqlite3.connect(str(database["NAME"]))) as live,
            closing(sqlite3.connect(target)) as copy,
        ):
            live.backup(copy)
        return
    _run("pg_dump", ["--format=custom", f"--file={target}", _address(database)])


def _load(database: Mapping[str, object], dump: Path) -> None:
    if _is_sqlite(database):
        path = Path(str(database["NAME"]))
        if path.exists():
            raise BackupFailed(
                message("{path} 已有数据，未覆盖；请先移走，或指定空的 JIXIAO_HOME。", path=path)
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(dump, path)
        return
    _run(
        "pg_restore", ["--exit-on-error", "--no-owner", f"--dbname={_address(database)}", str(dump)]
    )


def _address(database: Mapping[str, object]) -> str:
    """Return the connection as PostgreSQL's programs take it; the password goes by environment."""
    told = {"dbname": "NAME", "user": "USER", "host": "HOST", "port": "PORT"}
    return " ".join(f"{name}='{database[key]}'" for name, key in told.items() if database.get(key))


def _run(program: str, arguments: list[str]) -> None:
    found = shutil.which(program)
    if found is None:
        raise BackupFailed(
            message("找不到 {program}；请安装 PostgreSQL 的客户端程序。", program=program)
        )
    from django.conf import settings  # noqa: PLC0415 - after the set-up

    password = str(settings.DATABASES["default"].get("PASSWORD") or "")
    environment = {
        "PATH": str(Path(found).parent),
        **({"PGPASSWORD": password} if password else {}),
    }
    done = subprocess.run([found, *arguments], env=environment, capture_output=True, check=False)  # noqa: S603 - found by name
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip()
        raise BackupFailed(message("{program} 没有成功：{told}", program=program, told=told))
