"""Whether targets are words that nobody can measure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R001",
    fault="VAGUE_VALUE",
    title="指标值含糊",
    why="“有效”“显著提升”无法核对：做到多少算有效，没有人说得清。",
    since="0.1",
    severity=Severity.QUERY,
    source="caiyu-2021-101#target-value",
    bad="""
indicators:
  - 效益指标 / 社会效益指标 / 解决养老金缺口 / 有效解决
""",
    good="""
indicators:
  - 效益指标 / 社会效益指标 / 养老金缺口弥补率 / =100%
""",
    neighbour="""
indicators:
  - 效益指标 / 可持续影响 / 养老保险制度可持续 / 长期
  - 产出指标 / 时效指标 / 发放时间 / 每月25日前
""",
    fix="改为数量、比率、期限，或写明分级标准和认定办法。",
)
def vague_value(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Words like 有效解决 cannot be held against an actual; a period or a date can."""
    words = frozenset(context.words("vague_words") + context.words("vague_phrases"))
    states = context.words("plain_states")
    adverbs = context.words("vague_adverbs") + context.words("vague_manners")
    phrase = _phrase(adverbs, context.words("vague_verbs") + context.words("vague_turns"))
    for number, row in annual_rows(plan):
        value = plain(row.target.value).rstrip("。.；;")
        vague = value in words or (value not in states and phrase.fullmatch(value))
        if value and vague:
            yield found(
                message(
                    "指标“{name}”的指标值是“{value}”，无法衡量。",
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )


@lru_cache(maxsize=16)
def _phrase(adverbs: tuple[str, ...], verbs: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of what is nothing but vague adverbs and verbs."""
    how, done = ("|".join(map(re.escape, words)) for words in (adverbs, verbs))
    asked = "(?:较|比|与)?(?:上年|去年|往年|以前|过去|同期)?(?:相比)?[有所]*"
    return re.compile(rf"{asked}(?:(?:{how})*(?:{done})、?)+(?:{how})?")
