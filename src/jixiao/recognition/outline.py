"""What a line's beginning says about its place: its mark, a level, a section, a path of levels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from jixiao.recognition.labels import label_of, label_with_text
from jixiao.recognition.levels import split_levels
from jixiao.recognition.sentences import parts_of
from jixiao.recognition.shapes import is_level1, is_level2
from jixiao.wording.spaces import without_layout_spaces

_HAN = "一二三四五六七八九十"
_CLASSES = "产出|效益|数量|质量|时效|成本|满意|社会|经济|生态|可持续"
_MARKS = (
    ("han", re.compile(rf"第?[{_HAN}]{{1,3}}(?:[、.．:：]|是(?=[^否])|部分)\s*")),
    ("han-bracket", re.compile(rf"[（(]\s*[{_HAN}]{{1,3}}\s*[)）]\s*[、.]?\s*")),
    ("path", re.compile(rf"\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}}(?:[、.．]?\s+|(?={_CLASSES}))")),
    ("arabic", re.compile(r"\d{1,2}\s*[.．、)）](?!\d)\s*")),
    ("arabic-bracket", re.compile(r"[（(]\s*\d{1,2}\s*[)）]\s*[、.]?\s*")),
    ("circled", re.compile(r"[①-⑳]\s*")),
    ("number", re.compile(r"(?:指标|目标)\s*\d{1,2}\s*[:：.、]\s*")),
    ("bullet", re.compile(r"[-*+•·●○◆◇■□▪▶►➢✓√★☆–—]+\s*(?=[^\s\d])")),
)  # fmt: skip
_BRACKETS = re.compile(r"[【\[〔<《](?P<inner>[^【】\[\]〔〕<>《》]{2,20})[】\]〕>》]\s*[:：]?")
_ASPECT = re.compile(r"(?:指标)?(?:方面|部分|情况|目标|类|维度|要求|如下)+$")
_REMARK = re.compile(r"[（(【\[][^（()）]*[)）】\]]$")
_TAIL = re.compile(r"(?:如下|情况|说明|内容|完成情况)+$")
_AFTER_LEVEL = re.compile(
    r"(?:[（(【\[][^（()）]*[)）】\]]|\d+分)?(?:方面|部分|类|维度|上)?\s*(?P<mark>[:：，,。]|——?|-+>?|→|为|是|有|包括|主要为|主要是)\s*"
)
_STEP = re.compile(r"\s*(?:[/／\\>＞→|｜»]|--+>?|—+|-|–|·)\s*")
_NEXT_LEVEL = re.compile(r"[，,、](?=[\u4e00-\u9fff]{2,8}指标)")
_WORDY = frozenset("为是有包括主要为主要是，,。")
_LONGEST_LEVEL = 14
_LONGEST_HEADING = 400
_MIN_PATH = 2
_RANKED = 6
_SPEECH = re.compile(r"[，。；、\d]|报送|公示|批复|通知|说明|附件|值$")
_SECTIONS = {
    "绩效指标": "indicators", "具体指标": "indicators", "考核指标": "indicators",
    "指标体系": "indicators", "指标设置": "indicators", "指标": "indicators",
    "指标明细": "indicators", "主要指标": "indicators", "绩效指标完成": "indicators",
    "指标完成": "indicators", "年度指标": "indicators", "量化指标": "indicators",
    "绩效目标分解": "indicators", "主要绩效指标": "indicators", "绩效考核指标": "indicators",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marked:
    """A line without the mark in front of it; `kind` names the mark and how far it is indented."""

    kind: str
    text: str


def marked(text: str) -> Marked:
    """Return the line's mark and what follows it; `kind` is `plain` for a line without one."""
    indent = len(text) - len(text.lstrip())
    rest = text.strip().replace("**", "").replace("`", "")
    kinds: list[str] = []
    while found := next(((k, m) for k, p in _MARKS if (m := p.match(rest))), None):
        kind, match = found
        if match.end() >= len(rest) or len(kinds) > 1:
            break
        kinds.append(kind if kind != "bullet" else f"bullet{indent}")
        rest = rest[match.end() :]
    return Marked("/".join(kinds) or f"plain{indent}", _unbracketed(rest))


def is_above(kind: str, other: str) -> bool:
    """Return True for a mark above another in the order of officials: 一、 （一） 1. （1） ①."""
    ranks = [_rank(one) for one in (kind, other)]
    return ranks[0] < ranks[1] < _RANKED


def _rank(kind: str) -> int:
    names = [name for name, _ in _MARKS][:_RANKED]
    first = kind.partition("/")[0].rstrip("+")
    return names.index(first) if first in names else _RANKED


def _unbracketed(text: str) -> str:
    """Return `【数量】…` as `数量：…`; brackets that hold no label stay."""
    found = _BRACKETS.match(text)
    if found is None:
        return text
    inner, rest = found["inner"], text[found.end() :].strip()
    both = split_levels(inner)
    if both and rest:
        return f"{both[0]}/{both[1]}/{rest}"
    if not (level_of(inner) or label_of(inner) or section_of(inner)):
        return text
    return f"{inner}：{rest}" if rest else inner


@lru_cache(maxsize=8192)
def level_of(text: str) -> tuple[str, str] | None:
    """Return (`level1` or `level2`, its name) of a heading that names a level, else None.

    `产出方面（50分）` is 产出; 满意度 and 成本 count as level 1 here, the context may know better.
    """
    plain = without_layout_spaces(text).strip(":：。.、，* ")
    if not plain or len(plain) > 2 * _LONGEST_LEVEL:
        return None
    for name in dict.fromkeys(
        (plain, _REMARK.sub("", plain), _ASPECT.sub("", _REMARK.sub("", plain)))
    ):
        if is_level1(name):
            return "level1", name
        if is_level2(name):
            return "level2", name
    return None


@lru_cache(maxsize=8192)
def level_before(text: str) -> tuple[tuple[str, str], str, str] | None:
    """Return (level, mark, rest) of a text that begins with a level, as `数量指标：…`, else None.

    A level without 指标 needs a colon or a dash: 时间为 and 进度是 begin sentences.
    """
    plain = text.strip()
    for end in range(min(len(plain) - 1, _LONGEST_LEVEL), 1, -1):
        level = _exact_level(plain[:end])
        after = _AFTER_LEVEL.match(plain, end) if level else None
        if not level or not after or after.end() >= len(plain):
            continue
        if (
            after["mark"] in _WORDY
            and not plain[:end].endswith(("指标", "方面"))
            and "方面" not in after[0]
        ):
            continue
        return level, after["mark"], plain[after.end() :]
    return None


def _exact_level(text: str) -> tuple[str, str] | None:
    if text[-1] in "：:（( ，。-—":
        return None
    return ("level1", text) if is_level1(text) else ("level2", text) if is_level2(text) else None


@lru_cache(maxsize=8192)
def path_before(text: str) -> tuple[str | None, str | None, str] | None:
    """Return (level 1, level 2, rest) of `产出>数量>名称：值`, None when the text is no path."""
    head = re.split(r"[:：=≥≤＝]", text, maxsplit=1)[0]
    steps = list(_STEP.finditer(head))
    if not steps:
        return None
    first = level_of(head[: steps[0].start()])
    if first is None:
        return None
    second = level_of(head[steps[0].end() : steps[1].start()]) if len(steps) >= _MIN_PATH else None
    if second and first[0] == "level1":
        return first[1], second[1], text[steps[1].end() :]
    rest = text[steps[0].end() :]
    return (first[1], None, rest) if first[0] == "level1" else (None, first[1], rest)


def indicators_after(text: str) -> str | None:
    """Return what follows `绩效指标：` on its line, or None where no such label begins it."""
    head, colon, rest = text.replace("：", ":", 1).partition(":")
    return rest.strip() if colon and rest.strip() and section_of(head) == "indicators" else None


def is_card(text: str) -> bool:
    """Return True for a label of an indicator's card with its text, as `指标名称：合格率`."""
    found = label_with_text(text)
    return bool(found and found[0].exact and found[0].column and len(found[0].text) > 1)


def _announced(plain: str) -> str | None:
    """Return what a line that ends with a colon announces by its words: 目标, 指标."""
    if len(plain) > _LONGEST_LEVEL or _SPEECH.search(plain):
        return None
    return "indicators" if "指标" in plain else "objectives" if "目标" in plain else None


@lru_cache(maxsize=8192)
def section_of(text: str) -> str | None:
    """Return what a heading without text opens, or None for a line that is no known heading.

    `objectives`, `actual_objectives`, `midterm.objectives`, `indicators`, or `other`.
    """
    if len(text) > _LONGEST_HEADING:
        return None
    plain = without_layout_spaces(text).strip(":：。.、，* ")
    plain = re.sub(
        r"^(?:20\d\d年?度?|项目|年度|具体|预期|设定|部门)+(?=[\u4e00-\u9fff]{2})", "", plain
    )
    bare = _REMARK.sub("", plain)
    for name in (plain, bare, _TAIL.sub("", bare)):
        if name in _SECTIONS:
            return _SECTIONS[name]
    label = label_of(text)
    if label is None or not (label.field or label.column == "target"):
        return _announced(plain) if text.rstrip().endswith((":", "：")) else None
    if label.field in ("objectives", "actual_objectives", "midterm.objectives"):
        return label.field
    return "indicators" if label.field == "section" and "指标" in label.text else None


def by_level(text: str) -> list[str]:
    """Return the stretches of a text that begin with a level each, as `质量指标为…`."""
    found: list[str] = []
    for part in (p for sentence in parts_of(text) for p in _NEXT_LEVEL.split(sentence)):
        begins = path_before(part.strip()) or level_before(part.strip())
        if found and level_of(found[-1]):
            found[-1] = f"{found[-1]}：{part.strip()}"
        elif found and not begins:
            found[-1] = f"{found[-1]}；{part.strip()}"
        else:
            found.append(part.strip())
    return found
