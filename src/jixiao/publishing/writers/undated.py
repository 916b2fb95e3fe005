"""A ZIP file that does not tell when it was made, so that equal content is equal bytes."""

from __future__ import annotations

from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
"""The earliest day a ZIP member can have."""


def undated(content: bytes) -> bytes:
    """Return the ZIP with the same members in the same order, all of the same day."""
    rewritten = BytesIO()
    with ZipFile(BytesIO(content)) as given, ZipFile(rewritten, "w") as written:
        for told in given.infolist():
            member = ZipInfo(told.filename, BEGINNING)
            member.compress_type = ZIP_DEFLATED
            member.external_attr, member.create_system = told.external_attr, told.create_system
            written.writestr(member, given.read(told))
    return rewritten.getvalue()
