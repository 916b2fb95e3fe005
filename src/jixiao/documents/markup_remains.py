"""Remains of markup in lines of text: HTML tags, LaTeX and Markdown marks → plain characters."""

from __future__ import annotations

import html
import re
from typing import Final

COMMANDS: Final[dict[str, str]] = {
    "geq": "≥", "geqslant": "≥", "ge": "≥", "leq": "≤", "leqslant": "≤", "le": "≤",
    "gt": ">", "lt": "<", "neq": "≠", "ne": "≠", "approx": "≈", "sim": "~", "times": "×",
    "div": "÷", "pm": "±", "cdot": "·", "ldots": "…", "dots": "…", "cdots": "…", "circ": "°",
    "rightarrow": "→", "to": "→", "star": "★", "bigstar": "★", "square": "□", "Box": "□",
    "checkmark": "√", "surd": "√", "quad": " ", "qquad": " ", "left": "", "right": "",
    "infty": "∞", "sum": "∑", "degree": "°", "celsius": "℃", "triangle": "△", "bullet": "•",
}  # fmt: skip
"""LaTeX commands that tools for text extraction leave, and the characters they print."""

LATEX_HINT = re.compile(r"\\[a-zA-Z%&#$_{}(\[]|\$[^$]*\$")
DOLLARS = re.compile(r"\$\$?([^$\n]*)\$\$?")
FIGURES = re.compile(r"[\s0-9.,%~+\-<>=≥≤×/()^{}]+")
PARENTHESES = re.compile(r"\\[(\[](.*?)\\[)\]]")
WRAPPED = re.compile(r"\\(?:text|mathrm|mathbf|textbf|mbox|operatorname)\s*\{([^{}]*)\}")
FRACTION = re.compile(r"\\d?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
COMMAND = re.compile(r"\\([a-zA-Z]+)\s*")
RAISED = re.compile(r"\^\s*\{?\s*([23°])\s*\}?")
ESCAPED = re.compile(r"\\([%&#$_{}~])")
RAISED_FIGURES: Final = {"2": "²", "3": "³", "°": "°"}

TAG_NAMES: Final = (
    "b|i|u|em|strong|span|font|sup|sub|small|big|mark|del|ins|strike|center|div|p|br|hr|a|o:p"
    "|h[1-6]"
)
TAG = re.compile(rf"<(/?)({TAG_NAMES})(?:\s[^<>]*)?/?>", re.IGNORECASE)
HEADING_TAG = re.compile(r"<h([1-6])\b", re.IGNORECASE)
PARAGRAPHS = re.compile(r"</p\s*>\s*<p\b[^<>]*>", re.IGNORECASE)
BREAK = re.compile(r"[ \t]*<br\s*/?>[ ]*", re.IGNORECASE)
RAISED_TAG = re.compile(r"<sup\b[^<>]*>\s*([23])\s*</sup\s*>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
HEADING_MARKS = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$", re.DOTALL)
STARRED = re.compile(r"(\s*)(\*\*|__)(?=\S)((?:(?!\2).)+?)(?<=\S)\2(\s*)", re.DOTALL)
SEPARATOR = re.compile(r"([\t|])")


def without_tags(text: str) -> tuple[str, int]:
    """Return the line without HTML tags and entities, and its heading level (0 for none)."""
    if "<" not in text and "&" not in text:
        return text, 0
    heading = HEADING_TAG.search(text)
    text = RAISED_TAG.sub(lambda match: RAISED_FIGURES[match.group(1)], text)
    text = BREAK.sub("\n", PARAGRAPHS.sub("\n", text))
    text = ENTITY.sub(_character, TAG.sub("", text))
    return text, int(heading.group(1)) if heading else 0


def _character(match: re.Match[str]) -> str:
    """Return the character of an HTML entity; a fixed space becomes a plain one."""
    return html.unescape(match.group()).replace("\xa0", " ")


def without_latex(text: str) -> str:
    """Return the line with LaTeX turned into the characters it prints."""
    if "\\" not in text and "$" not in text:
        return text
    text = PARENTHESES.sub(lambda match: _plain(match.group(1)), text)
    text = DOLLARS.sub(_between_dollars, text)
    return _plain(text) if "\\" in text else text


def _between_dollars(match: re.Match[str]) -> str:
    """Return the formula's characters, or the text itself where dollars are money."""
    inner = match.group(1)
    if "\\" in inner or (inner.strip() and FIGURES.fullmatch(inner)):
        return _plain(inner).strip()
    return match.group()


def _plain(formula: str) -> str:
    """Return the formula's characters; commands we do not know stay as they are."""
    formula = FRACTION.sub(r"\1/\2", WRAPPED.sub(r"\1", formula))
    formula = COMMAND.sub(lambda match: COMMANDS.get(match.group(1), match.group()), formula)
    formula = ESCAPED.sub(r"\1", formula).replace("\\,", "").replace("\\ ", " ")
    return RAISED.sub(lambda match: RAISED_FIGURES[match.group(1)], formula)


def without_heading_marks(text: str) -> tuple[str, int]:
    """Return the line without Markdown's leading #, and its heading level (0 for none)."""
    match = HEADING_MARKS.match(text) if text.lstrip(" ").startswith("#") else None
    return (match.group(2), len(match.group(1))) if match else (text, 0)


def without_stars(text: str) -> str:
    """Return the line without the ** that wrap a whole cell or the whole line.

    Stars inside a cell stay: `(≥**人)` is a hint somebody left unfilled.
    """
    if "**" not in text and "__" not in text:
        return text
    return "".join(_unwrapped(cell) for cell in SEPARATOR.split(text))


def _unwrapped(cell: str) -> str:
    """Return the cell without marks of emphasis around all of it."""
    match = STARRED.fullmatch(cell)
    return match.group(1) + match.group(3) + match.group(4) if match else cell
