"""Characters that no document may hold: control characters, halves of pairs, non-characters."""

from __future__ import annotations

import re
from typing import Final

FORBIDDEN: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
