"""How a printed target falls into operator, value and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.target import QUALITATIVE
from jixiao.standards.units import unit_table
from jixiao.wording.dates import parse_date
from jixiao.wording.numerals import chinese_number, half_width
from jixiao.wording.operators import BEFORE_NUMBERS, LEADING, SIGNS, TRAILING, operator_of
from jixiao.wording.units import SCALES, parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.model.quantity import Quantity

_DIGITS: Final = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_HAN: Final = r"[零〇一二两三四五六七八九十百千]+"
_TO: Final = r"(?:-|—|–|~|至|到)+"


def _any_of(ways: Iterable[str]) -> str:
    """Return a pattern for any of the texts, the longest first."""
    return "|".join(re.escape(way) for way in sorted(ways, key=len, reverse=True))


_SIGN: Final = _any_of(way for ways in SIGNS.values() for way in ways.split())
_OPERATOR: Final = _any_of(BEFORE_NUMBERS)
_WORD_OPERATOR: Final = _any_of(LEADING)
_SUFFIX: Final = _any_of(TRAILING)
_NUMBER: Final = re.compile(
    rf"""
    [)）\]】]? (?:定量[:：]?)?
    (?P<each>(?:每(?:个?(?:人|户|月|年|村|次|天|日|季度|学期|亩|台|家|周|名|工作日))|人均|户均|年均|月均)*)
    (?:[\u4e00-\u9fff（）()]{{2,14}}[:：]?(?={_SIGN}))?
    (?:年度|全年)?(?:控制在|达到|不断达到|达|完成|实现|补助|补贴|发放|保持在|保持|共|共计)?
    (?P<operator>{_OPERATOR})? [:：]?
    (?P<approx>约|大约|近|约为)?
    (?:(?P<percent>百分之)|(?P<money>[¥￥]))?
    (?P<number>{_DIGITS}|(?<=百分之){_HAN}|{_HAN}(?=[^性]))
    (?:(?P<sign>%|[^\d\W]{{1,3}}|元/?[^\d\W]*)?{_TO}(?P<second>{_DIGITS}))?
    (?P<unit>(?:[mM][23])?[^\d,，;；。:：()（）以之及或和、><=≥≤]*?(?:[(（][^\d()（）]*?[)）][^\d()（）]*?)?(?:[mM][23])?)
    (?P<more>左右|上下)?
    (?P<suffix>{_SUFFIX})?
    (?P<note>[(（\[【].*)?
    [。;；.]?
    """,
    re.VERBOSE,
)
TRAILING_TARGET: Final = re.compile(
    rf"(?P<name>.*[\u4e00-\u9fff][，,：:）)]?)"
    rf"(?P<target>\$?(?:{_SIGN})\s*\d[\d.,]*[^\d，。；、≥≤=<>]{{0,8}})"
)
_LEADING: Final = re.compile(rf"(?P<operator>{_WORD_OPERATOR})[:：]?(?P<words>.+)")
_LATEX_SIGN: Final = re.compile(r"\\(?:geqslant|leqslant|geq|leq|ge|le|gt|lt)(?![a-z])")
_LATEX: Final = re.compile(r"\$|(?<=\d)\\(?=%)|\\[;,!]")
_QUALITATIVE: Final = re.compile(r"定性(?:指标|描述)?[:：]?(?=.)")
_POLICY: Final = re.compile(
    r"最高|最低工资|不超|不高于|不低于|不少于|标准的|\u3014|按.*(?:执行|标准)|参照|依据|"
    r"(?:金额|额度|限额|预算|预算数|控制数|缴费|预算以?内|范围内)$|^每(?:月|年|周|天|日|半年|季度|学期)$"
)
_HAS_DIGIT: Final = re.compile(r"\d")
_EACH: Final = re.compile(r"每个?(工作日|季度|学期|.)|(.)均")
_COMMA: Final = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_NOT_WORD_NUMBERS: Final = (
    "级",
    "流",
    "体",
    "致",
    "定",
    "般",
    "律",
    "切",
    "直",
    "线",
    "揽子",
    "站式",
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A target split as exchange files have it, and what is needed to understand it.

    `number` and `second` are exact (with 万 where the unit is only a scale); `each` holds the
    units of a leading 每人每月; `when` a date or period; `noted` says a remark concerns 每….
    """

    operator: str | None
    value: str | None
    unit: str | None
    number: Decimal | None = None
    second: Decimal | None = None
    each: tuple[str, ...] = ()
    when: Quantity | None = None
    noted: bool = False


def _plain(text: str) -> str:
    """Return the text in half width, without LaTeX signs."""
    plain = half_width(text)
    if "$" in plain or "\\" in plain:
        plain = _LATEX.sub("", _LATEX_SIGN.sub(lambda match: LEADING[match[0]], plain))
    return _COMMA.sub(",", plain)


def parts_of(text: str, *, sign: str | None, unit: str | None) -> Parts:
    """Return a target's parts; `sign` and `unit` come from columns of their own, if any.

    `text` has no layout spaces. A sign or unit repeated in the text counts once.
    """
    plain = _plain(text)
    if sign is None and unit is None:
        when = parse_date(plain)
        if when is not None:
            return Parts(None, plain, None, when=when)
    match = _NUMBER.fullmatch(plain)
    numeric = _numeric(match, sign, unit) if match else None
    if numeric is not None:
        return numeric
    when = parse_date(plain)
    if when is not None and sign != QUALITATIVE:
        return Parts(sign, plain, None, when=when)
    return _words(plain, sign)


def _numeric(match: re.Match[str], sign: str | None, unit: str | None) -> Parts | None:
    """Return the parts of a number with what stands around it; None when words are more likely."""
    digits, printed = match["number"], _unit_without_remark(match["unit"])
    number = _number(digits)
    if number is None or not _unit_fits(digits, "%" if match["percent"] else printed, unit):
        return None
    second = _number(match["second"]) if match["second"] else None
    if match["sign"] and match["sign"] != printed:
        return None
    value = digits.replace(",", "") if digits[-1].isdecimal() else f"{number:f}"
    if second is not None:
        value = f"{value}-{match['second'].replace(',', '')}"
    chosen = "%" if match["percent"] and not printed else (unit or printed or None)
    if match["money"] and not chosen:
        chosen = "元"
    each = tuple(first or last for first, last in _EACH.findall(match["each"] or ""))
    noted = "每" in (match["note"] or match["unit"].removeprefix(printed))
    return Parts(_sign(match, sign), value, chosen, number, second, each, noted=noted)


def _unit_without_remark(printed: str) -> str:
    """Return the unit without a remark in brackets, unless the brackets are part of it (台(套))."""
    if (
        parse_unit(printed) is not None
        and printed.replace("（", "(").replace("）", ")") in unit_table()
    ):
        return printed
    return re.split(r"(?<!/)[(（]", printed, maxsplit=1)[0]


def _number(digits: str) -> Decimal | None:
    """Return the value of Arabic or Chinese digits."""
    if digits[-1].isdecimal() and digits.isascii():
        return Decimal(digits.replace(",", ""))
    return chinese_number(digits)


def _unit_fits(digits: str, printed: str, column: str | None) -> bool:
    """Return whether what follows the number can be its unit.

    After Chinese numerals only a known unit counts (一次 but not 一致, 一流); after figures up
    to six characters do, known or not, as long as they are no sentence.
    """
    if not digits.isascii():
        known = parse_unit(printed) is not None or printed in SCALES
        return known and not printed.startswith(_NOT_WORD_NUMBERS)
    if not printed or printed == column or printed in SCALES:
        return True
    return parse_unit(printed) is not None or (len(printed) <= 6 and _is_unit_like(printed))  # noqa: PLR2004


_SENTENCE: Final = re.compile(
    r"[年月日号季底前后的得为达到完成率及时覆盖满意提高提升增长减少下降合格全部]"
)


def _is_unit_like(printed: str) -> bool:
    """Return whether an unknown unit reads like a noun, not like the rest of a sentence."""
    head = printed.split("/", 1)[0]
    return _SENTENCE.search(head) is None and "%" not in head


def _sign(match: re.Match[str], column: str | None) -> str | None:
    """Return the operator: the column's, else the one in front, else the one behind."""
    if column is not None:
        return column
    if match["operator"]:
        return BEFORE_NUMBERS[match["operator"]]
    return TRAILING[match["suffix"]] if match["suffix"] else None


def _words(plain: str, sign: str | None) -> Parts:
    """Return the parts of a target in words: an operator before words, a grade, or a policy."""
    if sign is not None:
        return Parts(sign, plain, None)
    stated = _QUALITATIVE.match(plain)
    if stated:
        return Parts(QUALITATIVE, plain[stated.end() :], None)
    alone = operator_of(plain)
    if alone is not None:
        return Parts(alone, None, None)
    leading = _LEADING.fullmatch(plain)
    if leading and "或" not in plain and not _is_policy_number(leading["words"]):
        return Parts(LEADING[leading["operator"]], leading["words"], None)
    if _HAS_DIGIT.search(plain) or _POLICY.search(plain):
        return Parts(None, plain, None)
    return Parts(QUALITATIVE, plain, None)


def _is_policy_number(words: str) -> bool:
    """Return whether words behind an operator hold a number of their own (…标准的50%)."""
    return False if not words else bool(re.search(r"[或、;；,，].*\d", words))
