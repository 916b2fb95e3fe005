"""Characters as PDFs tell them → as people write them.

Many producers tell of a character by the sign for a radical that looks the same, and some
distillers shift the bytes of a letter that shares its code with a place to break.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

SHIFTED: Final = "\u0b00"
"""No character: what is left of a place to break whose bytes were shifted."""

_SUPPLEMENT: Final = str.maketrans(
    "⺁⺄⺈⺌⺗⺟⺠⺥⺫⺮⺴⺻⻁⻄⻅⻆⻉⻋⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻨⻩⻫⻬⻭⻮⻯⻰⻱⻳",
    "厂乙勹小心母民爪目竹囗聿虎西见角贝车長镸长门青韦页风飞食马鬼鱼鸟麦黄斉齐歯齿竜龙龜龟",
)
_ODD: Final = re.compile(rf"[\u2e80-\u2fd5]|[^\n]{SHIFTED}")


def as_written(text: str) -> str:
    """Return the text in composed form, with characters for radicals and bytes put back."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return _ODD.sub(_mended, text)


def _mended(found: re.Match[str]) -> str:
    odd = found[0]
    if odd[-1] == SHIFTED:
        return chr(ord(odd[0]) >> 8)
    return unicodedata.normalize("NFKC", odd).translate(_SUPPLEMENT)
