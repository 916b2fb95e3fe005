"""Whether the basis of a target is a standard, a file or data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

# What comes from somebody's head, and nouns that name a source all the same.
_GUESSED: Final = re.compile(
    r"大概|拍脑|听[^证]{0,3}说|据说|推测|猜|预计|预估|设想|愿望|大家|都这|[往以]往?年?做法|一贯|见附|大约|大致|粗略|估计|估摸|估一|随意|随便|感觉|凭(?!证)|口头|主观|拍板|自[行己]|自定|自拟|自设"
    r"|领导(?:要求|指示|安排|意见|交办|定|同意)|个人(?:经验|判断|意见|看法)|视情|看情况|暂定|待[定补填]|商量|习惯|惯例|差不多"
)
_SOURCE: Final = re.compile(
    r"\d{4}|文件?$|号|办法|标准|规[定划程范]|方案|计划|细则|合同|协议|台账|统计|数据|名册|档案|记录|报告|调查"
    r"|批复|概算|决算|年报|报表|意见$|制度|纪要|询价|报价|清单|问卷"
)
_NEEDED: Final = re.compile(
    r"(?:按|根据|结合)?(?:本|我|各)?(?:县|局|单位|部门|工作|业务|项目|实际|日常|现有|当前|目前|具体)*"
    r"(?:需要|需求|需|情况|现状|状态|实际|要求|考虑|经验|安排|特点)(?:确定|而定|制定|设定)?"
)
# A rule or file that is not named.
_UNNAMED: Final = re.compile(
    r"(?:按照?|根据|依据|执行|国家|上级|省|市|县|现行)*(?:相关|有关)(?:的)?(?:规定|文件|要求|政策|制度|标准|法规|资料)(?:精神|要求)?(?:执行|确定)?"
)
# What somebody said; a source would name the paper it stands on.
_SAID: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}?(?:领导|局长|科长|股长|主任|所长|站长|队长|负责人|经办人|分管人|同志|科室|股室|个人|本人|群众|基层))"
    r"(?:们|班子|同志)?的?(?:意见|建议|指示|要求|想法|设想|决定|安排|意思|意图|判断|经验|估计|口述|反映|看法|提议|交代|表态|讲话)"
)
_LEAD: Final = re.compile(r"^(?:根据|按照|依据|依照|参照|按|据)|[。；;，,.]+$")


@rule(
    code="JX-C011",
    fault="BASIS_INVALID",
    title="指标值依据不是标准、文件或数据",
    why="“工作状态”证明不了指标值从哪里来，审核时无从核对。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#target-value",
    bad="""
indicators:
  - level1: 满意度指标
    level2: 服务对象满意度指标
    name: 职工满意度
    target: ≥95%
    basis: 工作状态
""",
    good="""
indicators:
  - level1: 满意度指标
    level2: 服务对象满意度指标
    name: 职工满意度
    target: ≥95%
    basis: 2023年问卷调查
""",
    neighbour="""
indicators:
  - level1: 产出指标
    level2: 数量指标
    name: 培训人数
    target: ≥95人
    basis: 2024年工作计划
  - level1: 产出指标
    level2: 质量指标
    name: 合格率
    target: ≥95%
    basis: 历史经验
""",
    fix="写明计划标准、行业标准、历史数据或文件文号。",
)
def basis_is_none(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find words that name no source, and bases that only repeat the indicator."""
    known = context.word_set("no_basis")
    rows = [number for number, row in enumerate(plan.indicators, 1) if _names_nothing(row, known)]
    if rows:
        given = "、".join(dict.fromkeys(plain(plan.indicators[n - 1].basis) for n in rows))
        yield found(
            message(
                "第{rows}项的依据是“{given}”，不是标准、文件或数据。",
                rows=listed(rows),
                given=given,
            ),
            rows=rows,
            field="basis",
            given=given,
        )


def _names_nothing(row: Indicator, known: frozenset[str]) -> bool:
    """Return whether a printed basis says nothing about where the target comes from."""
    told = plain(row.basis)
    if not told:
        return False
    stem = _LEAD.sub("", told)
    guessed = bool(_GUESSED.search(told)) and not _SOURCE.search(told)
    unfounded = _NEEDED.fullmatch(stem) or _UNNAMED.fullmatch(told) or _SAID.fullmatch(stem)
    said = stem in known or guessed or bool(unfounded)
    return said or told in (plain(row.name), plain(row.target.text))
