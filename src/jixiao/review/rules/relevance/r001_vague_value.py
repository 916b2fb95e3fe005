"""Whether targets are words that nobody can measure."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rates_in_words import is_rate_in_words
from jixiao.review.rows import annual_rows, class_of, is_outcome, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_WORDS: Final = re.compile(r"[\u4e00-\u9fff、，]{2,14}")
# What an actual can be held against: numbers and grades, none at all, a time, what is seen to be
# done, a paper that says how much, a comparison.
_HELD: Final = re.compile(
    r"[二三四五六七八九十两半零双]|一(?![致流片心新])|[百千万](?![姓家众])|[级类等档星甲乙]|优秀|良好|无|未|不|没|杜绝|避免|年|月|日|季|周|天|时|长期|永久|终身|常态"
    r"|标准|规[范定程划]|要求|合同|协议|方案|批复|计划|设计|任务|红线|符合|达标|合格|通过|以[内上下]|上年|去年|往年|同期|低于|高于|超过|少于"
    r"|完成|建[立成]|实施|执行|验收|投[产入]|使用|启用|出台|印发|发布|上线|挂牌|签订|备案|归档|公[开示布]|开[放通业工]|运[营行转]|通[车水电航]|取得|获得?|命名|认定"
    r"|入[选库]|列入|纳入|保留|恢复|交付|移交|办[结理]|覆盖|全部|全员|清零|清除|销号|到位|收回|归还|了|已|形成|正常|稳定|可控"
)


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
    """Words like 有效解决 cannot be held against an actual; a period or a date can.

    Words as the target of a rate or a count are another rule's matter.
    """
    words = context.word_set("vague_words", "vague_phrases")
    states = context.word_set("plain_states")
    adverbs = context.all_words("vague_adverbs", "vague_manners")
    phrase = _phrase(adverbs, context.all_words("vague_verbs", "vague_turns"))
    for number, row in annual_rows(plan):
        value = plain(row.target.value).rstrip("。.；;")
        vague = value in words or (value not in states and phrase.fullmatch(value))
        vague = vague or (value not in states and _is_praise(row, value))
        if value and vague and not is_rate_in_words(row, context):
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


def _is_praise(row: Indicator, value: str) -> bool:
    """Return whether an effect or a quality is only praised: 干净舒心, 井然有序."""
    judged = (is_outcome(row) or class_of(row) == "quality") and "率" not in plain(row.name)
    return judged and bool(_WORDS.fullmatch(value)) and not _HELD.search(value)


@lru_cache(maxsize=16)
def _phrase(adverbs: tuple[str, ...], verbs: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of what is nothing but vague adverbs and verbs."""
    how, done = ("|".join(map(re.escape, words)) for words in (adverbs, verbs))
    asked = "(?:较|比|与)?(?:上年|去年|往年|以前|过去|同期)?(?:相比)?[有所]*"
    return re.compile(rf"{asked}(?:(?:{how})*(?:{done})、?)+(?:{how})?")
