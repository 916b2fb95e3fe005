"""Whether a fault means that the disk refused to take more."""

from __future__ import annotations

import errno
from typing import Final

NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
WORDS: Final = ("no space left", "disk full", "file too large", "disk quota exceeded")


def is_full(fault: BaseException) -> bool:
    """Return whether the disk is full, however the system or an engine words it."""
    if isinstance(fault, OSError) and fault.errno in NO_ROOM:
        return True
    text = str(fault).lower()
    return any(one in text for one in WORDS)
