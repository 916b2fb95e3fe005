"""Clauses that state a target in words: `养护里程达到640公里`, `6月底前完成招标`, `合格率，100%`.

A clause is name – link – operator – value – unit; links (达到, 为, a comma, a dash, a bracket)
belong to neither side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from jixiao.model.quantity import QuantityKind
from jixiao.standards.units import unit_table
from jixiao.wording.dates import parse_date
from jixiao.wording.operators import BEFORE_NUMBERS
from jixiao.wording.spaces import without_layout_spaces
from jixiao.wording.targets import parse_target

_OPERATOR: Final = "|".join(re.escape(way) for way in sorted(BEFORE_NUMBERS, key=len, reverse=True))
_SIGNS: Final = r"[，,：:→⇒\s]|[—\-–]+>?|=>|[（(【\[](?=[^（()）]*[)）\]】]$)"
_MUST: Final = (
    r"确保|力争|保证|争取|努力|均|全部|(?<!产)全年|目标值?|指标值|标准值?|要求|不断|(?<![主需重必摘概])要"
    r"|(?<![供响适反对相效感])应当?|须|(?<![所急必])需|将|稳步|逐步|总体|一次性|原则上"
)
_REACH: Final = (
    r"(?<![行作])为|是|(?<=[间率量本度值用额])在|达到|(?<![到传表送])达|(?:控制|保持|稳定|维持)在|实现|"
    r"(?:提高|提升|增加|增长|升|下降|降低|降|减少|压缩|缩短)(?:到|至)"
)
_LINK: Final = rf"(?:{_SIGNS}|{_MUST}|{_REACH})*"
_CHANGE: Final = (
    r"(?:同比|环比|(?:较|比)(?:上年|去年|往年|同期|\d{4}年))"
    r"(?:下降|增长|提高|提升|降低|减少|增加|上升)?"
)
_APPROX: Final = r"(?:约|近|超|共|共计)?"
_EACH: Final = r"(?<=标准)(?:每(?:人|户|月|年|天|日|亩|次))+"
_START: Final = re.compile(
    rf"(?P<link>{_LINK})(?P<target>(?:{_CHANGE}|{_EACH})(?:{_OPERATOR})?\d|(?:{_OPERATOR})+\s*{_APPROX}"
    rf"(?:\d|[一二两三四五六七八九十百]|百分之)|{_APPROX}\d|百分之)"
)
_DATE: Final = re.compile(
    r"(?:于|在|至迟)?(?P<date>(?:(?:19|20)\d\d年(?:度)?|当年|次年)?"
    r"(?:\d{1,2}月(?:\d{1,2}[日号]|底|末|份|初|上旬|中旬|下旬)?|年底|年末|[上下]半年|第?[一二三四]季度(?:末|底)?)"
    r"(?:之?以?前|以?内|止)|年底前|年内|(?:19|20)\d\d年底|\d{1,2}月(?:底|末))"
)
_FURTHER: Final = re.compile(rf"(?:[、和及与]|以及)(?:{_DATE.pattern.replace('?P<date>', '?:')})")
"""A second date of a clause: `5月底前、11月底前完成`."""
_WITHIN: Final = re.compile(
    r"(?P<date>\d+个?(?:工作日|日|天|小时|分钟|月|年)(?:以|之)?内)(?=[\u4e00-\u9fff]{2,8}$)"
)
_DONE: Final = re.compile(
    r"(?:前|内|底|末)?(?:全部|按时|及时)?(?:完成|到位|完工|竣工|验收|交付)?[。；;]?"
)
_GRADE_WORDS: Final = (
    "持续|稳步|有效|不断|明显|显著|逐步|进一步|基本|长期|全面|大幅|稳定|得到|日益|充分|较大|较高|较好|切实|逐年|"
    "大力|普遍|日趋|有所|极大|及时|更加|无重大|未发生|零"
)
_GRADE: Final = re.compile(
    rf"(?P<name>.{{2,}}?)(?P<link>{_LINK})(?P<target>(?:{_GRADE_WORDS})[\u4e00-\u9fff]{{1,12}})"
)
_STATES: Final = "良好|健全|完善|规范|显著|明显|优良|达标|及时|稳定|满意|改善|提升|提高|增强|优化"
_STATE: Final = re.compile(rf"(?P<name>.{{3,}}[^性更])(?P<target>{_STATES})")
_GRADE_ALONE: Final = re.compile(rf"(?:{_GRADE_WORDS})[\u4e00-\u9fff]{{1,8}}")
_NOUNS: Final = (
    "率", "度", "数", "量", "额", "值", "次", "时间", "情况", "成本", "面积", "机制", "水平",
    "能力", "工作", "任务", "项目",
)  # fmt: skip
_NAMED: Final = re.compile(
    r"(?P<name>[^：:—→\t]{2,40}?)\s*(?:[:：\t]|——+|--+>?|→|=>)\s*(?P<target>.+)", re.DOTALL
)
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_PIECES: Final = re.compile(r"个(?!百分点|工作日|月|小时|季度|等级)")
_VERB: Final = re.compile(r"(?:计划|全年|预计|累计|共|拟|再)*[\u4e00-\u9fff]{1,3}")
_VERB_TAIL: Final = re.compile(r"(?<=[\u4e00-\u9fff]{4})完成$")
_WEIGHT: Final = re.compile(
    r"[（(\[，,；;]?\s*(?:(?:权重|分值|满分|权数)\s*(?:为|是|[:：])?\s*(?P<points>\d+(?:\.\d+)?)\s*[分%％]?"
    r"|(?:占|计|共)?\s*(?P<bare>\d+(?:\.\d+)?)\s*分)\s*[)）\]]?\s*[。；;]?$"
)
_SCALE: Final = "十百千万亿"
_NO_NAMES: Final = frozenset(("全年", "年内", "年度", "本年", "当年", "其中"))
_LONGEST_UNIT: Final = 5
_LONGEST_NAME: Final = 9
_LONGEST_TARGET: Final = 40
_MIN_NAME: Final = 2
_NUMERIC: Final = frozenset({
    QuantityKind.COUNT, QuantityKind.AMOUNT, QuantityKind.RATIO, QuantityKind.RATE,
    QuantityKind.DURATION, QuantityKind.DATE, QuantityKind.PERIOD, QuantityKind.RANGE,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """A name with its target; `turned` when the name was put together from both sides of it."""

    name: str
    target: str
    turned: bool = False


def is_figure(text: str) -> bool:
    """Return True for a target in figures or a date, and nothing else."""
    target = parse_target(text)
    quantity = target.quantity
    if quantity is not None and quantity.kind in _NUMERIC:
        return True
    unit = target.unit or ""
    value = target.value or ""
    return value[:1].isdecimal() and len(unit) <= _LONGEST_UNIT and unit != "" and unit in text


def target_alone(text: str) -> str | None:
    """Return the target of a text that holds no name, links taken away, or None."""
    plain = without_layout_spaces(text).strip("，,。；; ")
    found = _START.match(plain)
    if found is None:
        return None
    target = _unbracketed(plain[found.start("target") :], found["link"])
    return target if is_figure(target) or target.startswith(("同比", "环比", "较", "比")) else None


@lru_cache(maxsize=8192)
def clause_of(text: str) -> Clause | None:
    """Return what a clause names and the target it states, None when it states none.

    Clauses in figures and dates come first, then words that grade a result.
    """
    plain = without_layout_spaces(text).strip("，,。；;、 ")
    if parse_date(plain) is not None:
        return None
    return _dated(plain) or _counted(plain) or _graded(plain)


def named_clause(text: str) -> Clause | None:
    """Return the two sides of `name：target` (a colon, a dash or an arrow), or None."""
    found = _NAMED.fullmatch(without_layout_spaces(text).strip("，,。；; "))
    if found is None or len(found["target"]) > _LONGEST_TARGET or not _is_name(found["name"]):
        return None
    return Clause(found["name"].rstrip("，,"), found["target"])


def without_weight(text: str) -> tuple[str, str | None]:
    """Return (text, points) of an item that ends with its points, such as `…12公里（9分）`."""
    found = _WEIGHT.search(text)
    if found is None or not (found["points"] or text[found.start()] in "（(["):
        return text, None
    return text[: found.start()].rstrip(), found["points"] or found["bare"]


def _is_name(text: str) -> bool:
    return len(_HAN.findall(text)) >= _MIN_NAME and text not in _NO_NAMES


def _unbracketed(target: str, link: str) -> str:
    """Return the target without the bracket that closes what the link opened."""
    opened = any(mark in link for mark in "（(【[")
    return target.rstrip(")）]】") if opened else target


def _counted(plain: str) -> Clause | None:
    """Return the clause whose target is the first figure that reads as one to the end."""
    position = 0
    while found := _START.search(plain, position):
        name = plain[: found.start()]
        target = _unbracketed(plain[found.start("target") :], found["link"])
        clause = _clause(name, target)
        if clause:
            return clause
        position = max(found.end(), position + 1)
        while position < len(plain) and plain[position].isdecimal():
            position += 1
    return None


def _clause(name: str, target: str) -> Clause | None:
    name = _VERB_TAIL.sub("", name.rstrip("，,、（( "))
    if not _is_name(name):
        return None
    whole = _is_unit(parse_target(target).unit or "-")
    turned = None if whole else _turned(name, target)
    if turned:
        return turned
    if is_figure(target) or target.startswith(("同比", "环比", "较", "比")):
        return Clause(name, target)
    return None


def _turned(name: str, target: str) -> Clause | None:
    """Return the clause of `建成3个社区食堂`: figure and unit stand between verb and object."""
    figure = re.match(rf"(?:{_OPERATOR})?{_APPROX}\d[\d,.]*", target)
    if (
        figure is None
        or not (_VERB.fullmatch(name) or not is_figure(target))
        or len(name) > _LONGEST_NAME
    ):
        return None
    rest = target[figure.end() :]
    longest = 1 if _PIECES.match(rest) else _LONGEST_UNIT
    for end in range(min(len(rest) - _MIN_NAME, longest), 0, -1):
        noun = rest[end:]
        if _is_unit(rest[:end]) and _is_name(noun) and _is_object(noun):
            return Clause(f"{name}{noun}", figure[0] + rest[:end], turned=True)
    return None


def _is_unit(text: str) -> bool:
    """Return True for a unit of the table, with a scale or without: 个, 公里, 万人次."""
    return text in unit_table() or (text[0] in _SCALE and text[1:] in unit_table())


def _is_object(noun: str) -> bool:
    return not noun.startswith(
        ("以上", "以下", "以内", "左右", "及以", "之内", "内", "（", "(", "底", "末")
    )


def _dated(plain: str) -> Clause | None:
    """Return the clause whose target is a date by which something is done."""
    found = _DATE.search(plain)
    if found is None or parse_date(found["date"]) is None:
        found = _WITHIN.search(plain)
    if found is None:
        return None
    end = found.end()
    while further := _FURTHER.match(plain, end):
        end = further.end()
    date = plain[found.start("date") : end]
    before = re.sub(rf"(?:分别|{_LINK})*$", "", plain[: found.start()]).rstrip("，,：:（( ")
    after = plain[end:].rstrip(")）")
    if any(mark.isdecimal() for mark in before + after) or "，" in after:
        return None
    if _is_name(before) and _DONE.fullmatch(after):
        return Clause(before, date + after)
    name = before + after
    return Clause(name, date, turned=True) if _is_name(name) else None


def is_grade(text: str) -> bool:
    """Return True for words that grade a result and name nothing: 明显改善, 持续提升."""
    return bool(_GRADE_ALONE.fullmatch(without_layout_spaces(text).strip("，,。；; ")))


def _graded(plain: str) -> Clause | None:
    if plain.endswith(_NOUNS):
        return None
    found = _GRADE.fullmatch(plain) or _STATE.fullmatch(plain)
    if found is None or not _is_name(found["name"]):
        return None
    return Clause(found["name"].rstrip("，,"), found["target"])
