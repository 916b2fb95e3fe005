"""The files of a published version, made of the version's own content, the same bytes each time."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings

from jixiao import __version__
from jixiao.flow import publish
from jixiao.model.message import message
from jixiao.notation.wire import FORMAT
from jixiao.web.disclosure.table import MARK, head_line, lines_of, schema_bytes
from jixiao.web.plans.printing import MEDIA, PLAN_FORM, UnknownKind, document_of_version

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.web.plans.models import VersionRecord

KINDS: Final = ("docx", "pdf", "xlsx", "json", "csv")
MEDIA_TYPES: Final = {
    **{kind: MEDIA[kind] for kind in ("docx", "pdf", "xlsx", "json")},
    "csv": "text/csv; charset=utf-8",
    "schema.json": "application/json",
    "sha256": "text/plain; charset=utf-8",
}
_PRINTED: Final = frozenset({"docx", "pdf", "xlsx"})


def json_bytes(content: Mapping[str, Any]) -> bytes:
    """Return the exchange file of a version's content, one space of indent, UTF-8.

    Only the content decides the bytes: neither the database nor a later release changes them.
    """
    plans = {"format": FORMAT, "content": "plans", "documents": [ordered(content)]}
    return json.dumps(plans, ensure_ascii=False, indent=1).encode() + b"\n"


def json_line(content: Mapping[str, Any]) -> bytes:
    """Return the content as a line of JSON Lines, the same bytes each time."""
    return json.dumps(ordered(content), ensure_ascii=False).encode() + b"\n"


def ordered(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content with sorted keys, its name first, by which exchange files are known.

    Months of a plan of spending stand in the order of the year.
    """
    told: dict[str, Any] = _sorted(content)
    return {"document": told.pop("document"), **told}


def _sorted(value: Any) -> Any:  # noqa: ANN401 - what JSON gives
    if isinstance(value, list):
        return [_sorted(part) for part in value]
    if not isinstance(value, dict):
        return value
    keys = sorted(value, key=lambda name: (int(name) if name.isdecimal() else 0, name))
    return {name: _sorted(value[name]) for name in keys}


def sha256_of_json(version: VersionRecord) -> str:
    """Return the hash of the version's JSON file."""
    return hashlib.sha256(json_bytes(version.content)).hexdigest()


def file_of(version: VersionRecord, kind: str) -> bytes:
    """Return a version as a file of a kind of MEDIA_TYPES; raises UnknownKind."""
    if kind == "json":
        return json_bytes(version.content)
    if kind == "csv":
        document = document_of_version(version)
        lines = lines_of(document, version=version.number)
        return b"".join([MARK.encode(), head_line(), *lines])
    if kind == "schema.json":
        return schema_bytes()
    if kind == "sha256":
        return _checksums(version)
    if kind in _PRINTED:
        return _printed(version, kind)
    raise UnknownKind(
        message("不能输出为“{kind}”；可以是：{known}。", kind=kind, known="、".join(MEDIA_TYPES))
    )


def file_name(version: VersionRecord, kind: str) -> str:
    """Return the name a download is saved under: project code or number, version, kind."""
    return f"{version.plan.code or version.plan_id}_v{version.number}.{kind}"


def _checksums(version: VersionRecord) -> bytes:
    """Return a line for each file as `sha256sum --check` reads it."""
    lines = [
        f"{hashlib.sha256(file_of(version, kind)).hexdigest()}  {file_name(version, kind)}\n"
        for kind in (*KINDS, "schema.json")
    ]
    return "".join(lines).encode()


def _printed(version: VersionRecord, kind: str) -> bytes:
    """Return the version printed as the official form; made once and kept under its hash."""
    folder = Path(settings.MEDIA_ROOT) / "published" / version.sha256[:2]
    kept = folder / f"{version.sha256}.{__version__}.{kind}"
    if kept.is_file():
        return kept.read_bytes()
    content = publish(document_of_version(version), PLAN_FORM, kind)
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    Path(name).replace(kept)
    return content
