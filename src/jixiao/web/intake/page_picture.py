"""Pages as pictures: drawn once in a process of their own, then kept beside the content."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Final

from jixiao.web.intake.storing import keep, path_of

SECONDS: Final = 40
"""Seconds a page may take; the densest takes one."""


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture in PNG and the size of the page in points."""

    width: float
    height: float
    png: bytes


def page_picture(sha256: str, kind: str, page: int) -> PagePicture | None:
    """Return the picture of a page, from 1; None for a page that cannot be drawn."""
    kept = path_of(sha256, f".page-{page}")
    if not kept.exists():
        drawn = _drawn(sha256, kind, page)
        if drawn is None:
            return None
        keep(kept, drawn)
    head, _, png = kept.read_bytes().partition(b"\n")
    told = json.loads(head)
    return PagePicture(told["width"], told["height"], png)


def _drawn(sha256: str, kind: str, page: int) -> bytes | None:
    arguments = [sys.executable, "-B", "-m", "jixiao.web.intake.picture_child", kind, str(page)]
    try:
        with path_of(sha256).open("rb") as content:
            done = subprocess.run(  # noqa: S603 - our own program
                arguments, stdin=content, capture_output=True, timeout=SECONDS, check=False
            )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 and done.stdout.startswith(b"{") else None
