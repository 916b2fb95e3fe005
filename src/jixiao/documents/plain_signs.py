"""Characters by the names that fonts give to their signs, and by the codes of WinAnsiEncoding."""

from __future__ import annotations

from typing import Final

_PUNCTUATION: Final = {
    "space": " ", "exclam": "!", "quotedbl": '"', "numbersign": "#", "dollar": "$", "percent": "%",
    "ampersand": "&", "quotesingle": "'", "parenleft": "(", "parenright": ")", "asterisk": "*",
    "plus": "+", "comma": ",", "hyphen": "-", "period": ".", "slash": "/", "zero": "0", "one": "1",
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "colon": ":", "semicolon": ";", "less": "<", "equal": "=", "greater": ">",
    "question": "?", "at": "@", "bracketleft": "[", "backslash": "\\", "bracketright": "]",
    "asciicircum": "^", "underscore": "_", "grave": "`", "braceleft": "{", "bar": "|",
    "braceright": "}", "asciitilde": "~", "lessequal": "≤", "greaterequal": "≥", "notequal": "≠",
    "plusminus": "±", "multiply": "×", "divide": "÷", "degree": "°", "section": "§",
    "quoteleft": "‘", "quoteright": "’", "quotedblleft": "“", "quotedblright": "”",
    "endash": "–", "emdash": "—", "ellipsis": "…", "perthousand": "‰",
}  # fmt: skip

SIGNS: Final = {
    **{b"/" + name.encode(): ord(char) for name, char in _PUNCTUATION.items()},
    **{b"/" + char.encode(): ord(char) for char in map(chr, [*range(65, 91), *range(97, 123)])},
}
"""The character of each name, its stroke included."""

WIN_ANSI: Final = {code: code for code in range(0x20, 0x7F)}
"""The character of each code, as far as it is one of ASCII's."""
