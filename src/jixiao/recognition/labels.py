"""What a printed label means: text → field, whatever width, blanks, numbering or remarks."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_LONGEST = 40
_LONGEST_PATTERN = 14
_NEVER = "。；≥≤%，:"
_BLANK = re.compile(r"\s+")
_LEADING = re.compile(
    r"^(?:[*★☆●○◆■□▲·\-—]+|[(][一二三四五六七八九十\d]+[)]|[一二三四五六七八九十]+[、.]|\d+[、.](?!\d))+"
)
_REMARK = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]?")
_UNIT_TAIL = re.compile(r"_(亿元|万元|千元|元)$")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 /&\-']*")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_OF_WHICH = re.compile(r"^其中[:,、]?")
_MONTHS = re.compile(r"(?:\d{1,2}|X)[-~至—]+(?:\d{1,2}|[XN])月(?:份)?")
_MONTH_END = re.compile(r"^(\d{1,2})月(?:底|末|份)?(?:前)?(?:累计)?$")
_QUARTER = {
    "一季度": 3,
    "二季度": 6,
    "三季度": 9,
    "四季度": 12,
    "第一季度": 3,
    "第二季度": 6,
    "第三季度": 9,
    "第四季度": 12,
    "上半年": 6,
    "全年": 12,
}
_MONEY_UNIT = re.compile(r"(?<![\u4e00-\u9fff亿百])(?:亿元|百万元|万元|千元|元)")
_LAST_MONTH = 12
_WHY = re.compile(r"^(?:备注|说明)\((?=.*(?:未完成|偏差)).*原因")


@dataclass(frozen=True, slots=True)
class Label:
    """A label's meaning: `column` for an indicator column, `field` for the head, or both.

    `exact` is False when only a pattern knew it: such a label is less sure.

    `unit` is a unit of money in the label's remark, `of_which` whether it began with 其中.
    """

    text: str
    column: str | None
    field: str | None
    unit: str | None = None
    of_which: bool = False
    exact: bool = True


@cache
def _source() -> dict[str, dict[str, Any]]:
    source = files(__package__).joinpath("vocabulary.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def _vocabulary() -> tuple[dict[str, str], dict[str, str]]:
    known = _source()
    return _inverted(known["columns"]), _inverted(known["fields"])


def _inverted(known: dict[str, list[str]]) -> dict[str, str]:
    return {label: name for name, labels in known.items() for label in labels}


def folded(text: str) -> str:
    """Return a label's key: half width, no blanks, no numbering, no trailing colon."""
    key = _BLANK.sub("", unicodedata.normalize("NFKC", text))
    key = _UNIT_TAIL.sub(r"(\1)", key)
    key = key.replace("〔", "(").replace("〕", ")").strip("<>")
    return _LEADING.sub("", key).strip(":;,。.、*")


@lru_cache(maxsize=65536)
def label_of(text: str) -> Label | None:
    """Return what a cell means as a label, or None when it is no known label."""
    if len(text) > _LONGEST:
        return None
    key = folded(text)
    if not key or key.isdigit():
        return None
    plain = _REMARK.sub("", key).strip(":;,。、").replace("'", "")
    of_which = bool(_OF_WHICH.match(plain))
    unit = _MONEY_UNIT.search(key) if plain != key else None
    column, field = ("deviation_reason", None) if _WHY.search(key) else _lookup(key, plain)
    exact = column is not None or field is not None
    if not exact and len(plain) <= _LONGEST_PATTERN:
        column, field = _by_pattern(plain)
    if column is None and field is None:
        return None
    return Label(plain, column, field, unit.group() if unit else None, of_which, exact)


@cache
def _patterns() -> tuple[tuple[tuple[str, re.Pattern[str]], ...], ...]:
    known = _source()
    return tuple(
        tuple((name, re.compile(pattern)) for name, pattern in known[group].items())
        for group in ("column_patterns", "field_patterns")
    )


def _by_pattern(plain: str) -> tuple[str | None, str | None]:
    columns, fields = _patterns()
    if not _CHINESE.search(plain) or any(mark in plain for mark in _NEVER):
        return None, None
    column = next((name for name, pattern in columns if pattern.search(plain)), None)
    field = next((name for name, pattern in fields if pattern.search(plain)), None)
    return column, field


def _lookup(key: str, plain: str) -> tuple[str | None, str | None]:
    columns, fields = _vocabulary()
    variants = _variants(key, plain)
    column = next((columns[v] for v in variants if v in columns), None)
    field = next((fields[v] for v in variants if v in fields), None)
    return column, field or _plan_month(plain)


def _variants(key: str, plain: str) -> list[str]:
    bare = _OF_WHICH.sub("", plain)
    months = _MONTHS.sub("X月", bare)
    joined = key.replace("(", "").replace(")", "")
    if _CHINESE.search(bare) and _LATIN.search(bare):
        bare = _LATIN.sub("", bare).strip("/:-")
    return [
        key,
        key.lower(),
        plain,
        bare,
        months,
        joined,
        re.sub(r"^(?:19|20)\d\d年(?:度)?", "", bare),
    ]


def _plan_month(plain: str) -> str | None:
    found = _MONTH_END.match(plain)
    if found and plain.endswith(("底", "末", "前", "累计")) and 1 <= int(found[1]) <= _LAST_MONTH:
        return f"plan.{int(found[1])}"
    month = _QUARTER.get(plain)
    return f"plan.{month}" if month else None


_PARTS = re.compile(r"(?:\s*[；;]\s*|\s+)(?=[^\s:：；;]{2,14}[:：])")


@lru_cache(maxsize=16384)
def labelled_parts(text: str) -> tuple[str, ...]:
    """Return the parts of a cell or line that holds several `label：value`, else the whole."""
    parts = tuple(_PARTS.split(text.strip()))
    known = [part for part in parts if label_of(part.replace("：", ":").partition(":")[0])]
    return parts if len(known) == len(parts) > 1 else (text,)


@lru_cache(maxsize=65536)
def label_with_text(text: str) -> tuple[Label, str] | None:
    """Return (label, rest) of a cell that holds both, such as `项目名称：村道养护`."""
    head, colon, rest = text.replace("：", ":", 1).partition(":")
    label = label_of(head) if colon else None
    return (label, rest.strip()) if label and rest.strip() else None
