"""A file that was attached to something, given back as it came."""

from __future__ import annotations

import hashlib
from urllib.parse import quote

from django.http import HttpResponse

from jixiao.model.message import message
from jixiao.web.evidence.gate import MEDIA, RefusedAttachment
from jixiao.web.intake.storing import path_of


def given(sha256: str, name: str, kind: str) -> HttpResponse:
    """Return a stored file as a download; raises RefusedAttachment for one that was altered.

    `sha256` is the hash its content had when it came, `kind` one of MEDIA.
    """
    path = path_of(sha256)
    content = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise RefusedAttachment(
            message("附件“{document}”的内容与上传时的校验值不符；请联系管理员从备份恢复。",
                    document=name)
        )  # fmt: skip
    answer = HttpResponse(content, content_type=MEDIA[kind])
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["Cache-Control"] = "private, no-store"
    return answer
