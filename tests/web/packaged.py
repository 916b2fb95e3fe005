"""The data package of the test region, opened."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.test import Client


def packed(public: Client, member: str) -> list[Any]:
    """Return the lines of a member of the region's package, read."""
    answer = public.get("/public/530825/2026/package.zip")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        return [json.loads(line) for line in archive.read(member).splitlines()]
