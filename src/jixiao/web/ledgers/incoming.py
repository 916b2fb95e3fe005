"""Uploaded ledgers until they are sealed: they name people, so they stay no longer than needed."""

from __future__ import annotations

import hashlib
import os
import shutil
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings

from jixiao.measurement.faults import StoreFull
from jixiao.measurement.no_room import is_full
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.intake.names import shown_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.files.uploadedfile import UploadedFile

KEPT: Final = timedelta(days=7)
"""An upload that nobody sealed for so long is discarded."""
MOST_FILES: Final = 100
ENDINGS: Final = (".xlsx", ".xls", ".et", ".ods", ".csv", ".tsv", ".txt", ".parquet")
_OWNER_ONLY: Final = 0o700


class NothingUploaded(JixiaoError):
    """No file was chosen, too many, two of one name, or one that is no table."""


def folder(upload_id: int) -> Path:
    """Return where the files of an upload lie."""
    root = Path(settings.LEDGERS_ROOT)
    return root.with_name(f"{root.name}-incoming") / str(upload_id)


def refuse_unusable(files: Sequence[UploadedFile[bytes]]) -> None:
    """Raise NothingUploaded for files that cannot be ledgers, before anything is stored."""
    if not files:
        raise NothingUploaded(message("没有选择文件；请选择台账文件后再上传。"))
    if len(files) > MOST_FILES:
        raise NothingUploaded(message("一次最多上传{most}个台账文件。", most=MOST_FILES))
    names = [shown_name(one.name or "") for one in files]
    for name in names:
        if not name.lower().endswith(ENDINGS):
            raise NothingUploaded(
                message("{file}：台账应为 xlsx、csv 或 parquet 文件。", file=name)
            )
        if names.count(name) > 1:
            raise NothingUploaded(message("有两个文件同名：{file}；请改名后再上传。", file=name))


def put_down(upload_id: int, files: Sequence[UploadedFile[bytes]]) -> list[dict[str, Any]]:
    """Return {name, sha256, size} of each file after it is on disk, readable by its owner only.

    Raises StoreFull.
    """
    place = folder(upload_id)
    try:
        place.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY)
        return [_put_down(place / shown_name(one.name or ""), one) for one in files]
    except OSError as fault:
        if not is_full(fault):
            raise
        raise StoreFull(
            message("服务器的磁盘已满，上传的文件没有保存；请联系管理员腾出空间后再上传。")
        ) from fault


def _put_down(path: Path, file: UploadedFile[bytes]) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        for piece in file.chunks():
            digest.update(piece)
            size += len(piece)
            stream.write(piece)
    return {"name": path.name, "sha256": digest.hexdigest(), "size": size}


def remove(upload_id: int) -> None:
    """Remove the files of an upload; nothing happens where they are gone."""
    shutil.rmtree(folder(upload_id), ignore_errors=True)
