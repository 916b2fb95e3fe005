"""Names of files as they may be shown: nothing hidden, leading elsewhere or endless."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST: Final = 200
_UNSHOWN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_DRIVE: Final = re.compile(r"[A-Za-z]:")


def shown_name(name: str) -> str:
    """Return the name without unprintable characters, at most 200 long, its ending kept.

    Of a path only the last part is left.
    """
    return printed(re.split(r"[\\/]", name)[-1]) or "-"


def printed(name: str) -> str:
    """Return the name without unprintable characters, at most 200 long, its ending kept."""
    plain = "".join(one for one in name if unicodedata.category(one) not in _UNSHOWN).strip()
    if len(plain) <= LONGEST:
        return plain
    return f"{plain[: LONGEST - 21]}…{plain[-20:]}"


def leads_elsewhere(name: str) -> bool:
    """Return whether the name of an archive's member is a path out of its folder."""
    for part in name.split("!"):
        path = part.replace("\\", "/")
        if path.startswith("/") or _DRIVE.match(path) or ".." in path.split("/"):
            return True
    return False
