"""Whether a qualitative sentence is given a percentage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, is_outcome, plain, share_of, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

# A verb of result and what it results in: 形成…氛围, 让群众放心; or a state at the end.
_RESULT: Final = re.compile(
    r"^(?:让|使|令|为|把|将|能|可|确保|实现|形成|打造|树立|凝聚|构建|创造|创建|建立|巩固|拓宽|拉动|带动|扩大|减轻|减少|降低|解决|满足|方便|传承|发扬|繁荣|壮大|培养|培育|引导|调动|发挥|服务|支撑|守护|守住|净化|强化|深化|扎实|切实|充分|进一步)"
    r"|(?:氛围|意识|形象|环境|风气|面貌|格局|局面|作用|影响|秩序|素质|积极性|生活|生产|发展|稳定|和谐|安全|能力|实力|活力|魅力|水平|条件|质量)$"
)
# A comparison without what it is compared with: the system is sounder, the service handier.
_COMPARED: Final = re.compile(
    r"(?:更加?|更为|更趋|日益|日趋|愈加|愈发|越来越|逐步|逐渐|不断|持续|明显|显著|切实|大幅|稳步|进一步|全面|普遍)"
    r"[\u4e00-\u9fff]{1,5}$"
)
# How much or how well, before the verb: 有力促进, 大力推动.
_DEGREE: Final = re.compile(
    r"^(?:有力|大力|着力|全力|努力|积极|有序|稳步|逐步|明显|显著|切实|充分|全面|深入|广泛|大幅|更好|极大|较好)地?"
)
_STATE: Final = re.compile(
    r"(?:健全|完善|规范|有序|畅通|顺畅|便捷|便利|方便|美观|整洁|宜居|和谐|公平|稳固|巩固|优化|美化|浓厚|良好|优良"
    r"|丰富|充实|改观|见效|加深|深入|好转|融洽|团结|繁荣|壮大|到位|有力|高效|科学|合理|顺利"
    r"|(?:得到|有所|获得|进一步|明显|持续|不断|逐步|稳步|显著|有效)?(?:改善|提升|提高|增强|缓解|保障|促进|满足|减轻|解决|加强))$"
)


@rule(
    code="JX-R002",
    fault="VAGUE_AS_PERCENT",
    title="定性的话按百分比打分",
    why="“提高生活水平＝100%”没有分子和分母，完成值只能编造。",
    since="0.1",
    severity=Severity.QUERY,
    source="caiyu-2021-101#target-value",
    bad="""
indicators:
  - 效益指标 / 社会效益 / 提高退休人员生活水平 / =100%
""",
    good="""
indicators:
  - 效益指标 / 社会效益 / 退休人员养老金替代率 / ≥45%
""",
    neighbour="""
indicators:
  - 效益指标 / 社会效益 / 提高城乡居民养老保险参保率 / ≥98%
""",
    fix="改为有分子、分母的比率，或改为定性指标并写明分级标准。",
)
def sentence_as_percent(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find names without a rate or a count: they have no numerator and no denominator."""
    for number, row in annual_rows(plan):
        if is_outcome(row) and share_of(row) is not None and _sentence(plain(row.name), context):
            yield found(
                message(
                    "“{name}”是定性的说法，指标值却是“{value}”。",
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )


def _sentence(name: str, context: Context) -> bool:
    """Return whether a name is a result said in words: no rate, no count, no thing measured."""
    if speaks_of(name, context.words("rate_words")):
        return False
    if _DEGREE.sub("", name).startswith(context.words("improving_verbs")):
        return True
    ends = context.all_words("ratio_endings", "measure_endings")
    if name.endswith(ends):
        return False
    return any(one.search(name) for one in (_RESULT, _COMPARED, _STATE))
