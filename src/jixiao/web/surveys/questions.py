"""What a questionnaire asks: overall satisfaction first, a few more after it."""

from __future__ import annotations

from typing import Final

LABELS: Final = {
    "overall": "总体来说，您对这项工作满意吗？",
    "satisfied": "满意",
    "rather": "较满意",
    "so_so": "一般",
    "not": "不满意",
    "unknown": "不了解",
}
ANSWERS: Final = tuple(LABELS[name] for name in ("satisfied", "rather", "so_so", "not", "unknown"))
"""What can be chosen; who does not know is not counted as valid."""
MOST: Final = 5
"""Questions of one survey, the overall one among them."""
