"""Whether a formula in a description can be computed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FORMULA: Final = re.compile(r"[/÷／]|[×*✕]100")
_BROKEN: Final = re.compile(r"[/÷／×✕*][/÷／×✕*)）]|[(（][/÷／×✕*]|[/÷／×✕*=＝]$|[=＝][/÷／×✕*=＝]")
_DIVISION: Final = re.compile(
    r"[(（]?(?P<over>[^/÷／()（）]{2,})[)）]?[/÷／][(（]?(?P<under>[^/÷／()（）×✕*]+)[)）]?(?:[×✕*]100[%％]?)?"
)
# Per cent twice over, or a thousand per cent.
_TWICE: Final = re.compile(r"100[%％]?[)）]?[×*✕xX]100[%％]?|[×*✕xX]1000+[%％]|100[%％]{2}")
# What should be over what was: a rate that can only be above the whole.
_SHOULD: Final = re.compile(r"(?:应当?|计划|拟)(.{2,})")
_WAS: Final = re.compile(r"(?:实际|实|已)(.{2,})")
_FIELDS: Final = ("description", "explanation", "scoring_rule", "collection_method", "basis")


@rule(
    code="JX-C017",
    fault="FORMULA_TEXT_ERR",
    title="描述中的计算公式有误",
    why="公式是年底算完成值的依据；分母写成“部分”，就算不出结果。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#target-value",
    bad="""
indicators:
  - level1: 满意度指标
    level2: 服务对象满意度指标
    name: 企业满意度
    target: ≥85%
    description: 企业满意度=问卷调查平均得分/部分*100%
""",
    good="""
indicators:
  - level1: 满意度指标
    level2: 服务对象满意度指标
    name: 企业满意度
    target: ≥85%
    description: 企业满意度=问卷调查平均得分/总分*100%
""",
    neighbour="""
indicators:
  - level1: 产出指标
    level2: 数量指标
    name: 设备数
    target: ≥85台
    description: 购置台/套设备和/或配件
  - level1: 产出指标
    level2: 质量指标
    name: 完成率
    target: ≥85%
    description: （完成数/计划数）×100%
""",
    fix="写明分子和分母，括号成对，如“按时发放人次/应发放人次×100%”。",
)
def formula_cannot_be_computed(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find broken formulas: a denominator that is none, signs in a row, half a bracket."""
    vague = context.word_set("vague_denominators")
    for number, row in enumerate(plan.indicators, 1):
        for field in _FIELDS:
            printed = getattr(row, field)
            if not printed:
                continue
            text = plain(printed)
            if _FORMULA.search(text) and _faulty(text, vague):
                yield found(
                    message("公式“{text}”有误，算不出结果。", text=text),
                    rows=[number],
                    field=field,
                    given=text,
                )


def _faulty(text: str, vague: frozenset[str]) -> bool:
    """Return whether a text holds a formula that gives no number."""
    if "//" in text:
        return False
    clauses = [part for part in re.split(r"[，。；;,]", text) if _FORMULA.search(part)]
    if any(len(part) > 1 and (_BROKEN.search(part) or _TWICE.search(part)) for part in clauses):
        return True
    for part in clauses:
        division = _DIVISION.fullmatch(re.split(r"[=＝:：]", part)[-1])
        if division and (division["under"] in vague or _no_rate(**division.groupdict())):
            return True
    whole = len(clauses) == 1 and clauses[0] == text
    return whole and sum(map(text.count, "(（")) != sum(map(text.count, ")）"))


def _no_rate(over: str, under: str) -> bool:
    """Return whether a part is divided by itself, or what should be by what was: upside down."""
    should, was = _SHOULD.fullmatch(over), _WAS.fullmatch(under)
    noun = under in ("总", "全部", "问卷") or over.endswith(f"的{under}数")
    return over == under or noun or bool(should and was and should[1] == was[1])
