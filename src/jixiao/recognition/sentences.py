"""Sentences → indicators: names with targets, and what the sentence tells of each besides.

`演出场次，年初目标值≥120场，实际完成126场，得15分` is one indicator with target, actual and score.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from jixiao.recognition.labels import label_of
from jixiao.wording.clauses import (
    Clause,
    clause_of,
    is_grade,
    named_clause,
    target_alone,
    without_weight,
)

_TOLD = frozenset({
    "target", "midterm_target", "actual", "weight", "score", "deviation_reason", "forecast",
    "likelihood", "basis", "scoring_rule", "data_source", "unit", "operator", "explanation",
})  # fmt: skip
_LINK = re.compile(r"\s*(?:[:：=＝]|为|是|达到|达|——?|\s)\s*|(?=[\d≥≤≧≦><＞＜])")
_SCORE = r"(?:自评|实际|本项|该项)*得(?:分)?\s*(?:为|[:：])?\s*(?P<text>\d+(?:\.\d+)?)\s*分?"
_FORECAST = r"(?:全年)?预计(?:全年|年底|到年底)?(?:可|能)?(?:完成|达到|实现)(?P<text>.*\d.*)"
_ACTUAL = (
    r"(?:截至|截止)?(?:\d{1,2}\s*[-—~至]\s*\d{1,2}月(?:份)?|[^，]{1,8}(?:底|月|日|末))?"
    r"(?:全年|当前|目前|累计|已|实际|现|共|均|年末|年底)*(?:完成|达到|达|为|实现|实施)?"
    r"(?:值|率|数)?(?:为|是)?[:：]?\s*[\u4e00-\u9fff]{0,4}?(?P<text>约?\d.*)"
)
_REASON = (
    r"(?:主要)?(?:偏差|未完成|扣分|失分|未达标?)?原因(?:分析)?(?:为|是|在于|[:：])(?P<text>.+)"
)
_LIKELIHOOD = (
    r"(?P<text>(?:确定|完全|有|不)?(?:可)?能(?:够|性大|性小)?"
    r"(?:按期|按时|如期)?(?:完成|实现)?(?:目标)?)"
)
_SPOKEN = (
    ("score", re.compile(_SCORE)),
    ("forecast", re.compile(_FORECAST)),
    ("actual", re.compile(_ACTUAL)),
    ("likelihood", re.compile(_LIKELIHOOD)),
    ("deviation_reason", re.compile(_REASON)),
    ("deviation_reason", re.compile(r"(?P<text>(?:因|由于|受).{3,})")),
)
_STRONG = re.compile(r"(?<!\d)[；;。]|[；;。](?!\d)")
_NUMBERED = re.compile(
    r"^(?:\d{1,2}\s*[.．、)）](?:(?!\d)|(?=\d{1,2}月))|[①-⑳]|[（(]\s*\d{1,2}\s*[)）])\s*"
)
_OUTSIDE = re.compile(r"[，,](?!\d{3}(?!\d))|、")
_OPENING, _CLOSING = "（([【", "）)]】"
_LONGEST_LABEL = 14
_ACTUAL_WORDS = re.compile(
    r"^(?:\d{1,2}\s*[-—~至]\s*\d{1,2}月|上半年|截至|截止|实际|已|累计|目前|当前|全年|现|年末|年底|"
    r"共|均|为|完成)"
)
_PLAINLY = re.compile(r"实际|自评|得\d|截至|偏差|未完成|扣分|失分|原因|主要原因")
_POINTS = frozenset({"weight", "score"})
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


@dataclass(slots=True)
class Told:
    """One indicator as told: field → text; `turned` when its name was put together."""

    texts: dict[str, str] = field(default_factory=dict)
    turned: bool = False


def parts_of(text: str) -> list[str]:
    """Return the sentences of a text, parted at semicolons and full stops."""
    parts = (_NUMBERED.sub("", part.strip()) for part in _split(text, _STRONG))
    return [part for part in parts if part]


def told(text: str) -> list[Told]:
    """Return the indicators that sentences tell, in order; empty when they state no target.

    A sentence may add to the indicator before it: `…，实际完成90%。偏差原因：设备到货延迟。`
    """
    found: list[Told] = []
    for sentence in parts_of(text):
        pending: str | None = None
        for number, piece in enumerate(_pieces(sentence)):
            plain, weight = without_weight(piece)
            pending = _take(plain or piece, found, pending, fresh=not number)
            if weight and found and plain != piece:
                found[-1].texts.setdefault("weight", weight)
    return [one for one in found if "name" in one.texts]


def _take(piece: str, found: list[Told], pending: str | None, *, fresh: bool) -> str | None:
    """Take one piece of a sentence; return the name that still waits for its target."""
    labelled = _labelled(piece)
    if labelled and (pending or found):
        _current(found, pending).texts.setdefault(*labelled)
        return None
    alone = target_alone(piece) or (piece if pending and is_grade(piece) else None)
    if alone:
        if pending:
            found.append(_named_told(pending, alone))
        return None
    said = None if pending or not found else _spoken(piece, found[-1], fresh=fresh)
    if said:
        found[-1].texts.setdefault(*said)
        return None
    clause = _named(piece) or clause_of(piece)
    if clause:
        found.append(_named_told(clause.name, clause.target, turned=clause.turned))
        return None
    return piece


def _named_told(name: str, target: str, *, turned: bool = False) -> Told:
    """Return an indicator; points behind its name and the label before its target are no part."""
    plain, weight = without_weight(name)
    column, text = _labelled(target) or ("target", target)
    told_of = Told({"name": plain if weight and plain else name, column: text}, turned)
    if weight and plain:
        told_of.texts["weight"] = weight
    return told_of


def _current(found: list[Told], pending: str | None) -> Told:
    if pending:
        found.append(Told())
        name, weight = without_weight(pending)
        found[-1].texts["name"] = name or pending
        if name and weight:
            found[-1].texts["weight"] = weight
    return found[-1]


def _named(piece: str) -> Clause | None:
    """Return `name：target` unless its right side is a clause of its own."""
    clause = named_clause(piece)
    if clause is None:
        return None
    inner = clause_of(clause.target) if target_alone(clause.target) is None else None
    return inner if inner and len(inner.name) > len(clause.name) else clause


@lru_cache(maxsize=8192)
def _labelled(piece: str) -> tuple[str, str] | None:
    """Return (field, text) of a piece that begins with a column's label: `年初目标值≥80%`."""
    plain = piece.strip()
    for end in range(min(_LONGEST_LABEL, len(plain) - 1), 1, -1):
        label = label_of(plain[:end])
        link = _LINK.match(plain, end)
        if label is None or label.column not in _TOLD or not label.exact or link is None:
            continue
        text = plain[link.end() :].strip(" ，,。；;")
        if text:
            return label.column, _value(label.column, text)
    return None


def _value(name: str, text: str) -> str:
    figure = _FIGURE.search(text) if name in _POINTS else None
    return figure[0] if figure else text


def _spoken(piece: str, one: Told, *, fresh: bool) -> tuple[str, str] | None:
    """Return (field, text) of a piece that tells of the indicator in words: `实际完成126场`.

    A piece that begins a sentence (`fresh`) must say so plainly: `全年完成5次` may be another.
    """
    if "target" not in one.texts or (fresh and not _PLAINLY.match(piece)):
        return None
    for name, pattern in _SPOKEN:
        match = pattern.fullmatch(piece.strip(" ，,。；;"))
        if match is None or name in one.texts:
            continue
        if name == "actual" and not _ACTUAL_WORDS.match(piece.strip()):
            continue
        if name == "deviation_reason" and "actual" not in one.texts:
            continue
        return name, match["text"].strip()
    return None


def _pieces(sentence: str) -> list[str]:
    """Return the pieces between commas; an enumeration comma parts only complete clauses."""
    pieces: list[str] = []
    for piece in _split(sentence, _OUTSIDE, only="，,"):
        items = [item for item in _split(piece, _OUTSIDE, only="、") if item.strip()]
        whole = len(items) > 1 and all(_is_counted(item) for item in items)
        pieces.extend(items if whole else [piece])
    return [piece.strip() for piece in pieces if piece.strip(" 。；;")]


def _is_counted(item: str) -> bool:
    clause = clause_of(item)
    return clause is not None and any(mark.isdecimal() for mark in clause.target)


def _split(text: str, marks: re.Pattern[str], only: str | None = None) -> list[str]:
    """Return the parts of a text between marks that stand outside brackets."""
    parts: list[str] = []
    start = 0
    for found in marks.finditer(text):
        before = text[start : found.start()]
        if only is not None and found[0] not in only:
            continue
        if sum(map(before.count, _OPENING)) > sum(map(before.count, _CLOSING)):
            continue
        parts.append(before)
        start = found.end()
    return [*parts, text[start:]]
