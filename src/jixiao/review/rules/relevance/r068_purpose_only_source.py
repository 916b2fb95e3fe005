"""Whether the use of money says more than where it comes from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rows import (
    plain,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SOURCE: Final = re.compile(
    r"(?=.*(?:中央|省级?|自治区|市级|区级|县级|州级|镇级|上级|本级|配套|负担))"
    r"[\u4e00-\u9fff（）()]{4,24}(?:资金|经费|专款|款项)"
)
_ACT: Final = re.compile(
    r"贴息|奖补|奖励|补贴|补助|维修|养护|改造|建设|培训|购置|救助|供养|资助|代缴|救灾|防治"
)
_USE: Final = re.compile(
    r"用于|支付|发放|购置|购买|开展|支出|采购|弥补|偿还|保障|补发|[、，,；;：:]"
)


@rule(
    code="JX-R068",
    fault="PURPOSE_ONLY_SOURCE",
    title="资金用途只写资金来源",
    why="“水利建设省级资金”只说钱是哪一级的，没有写用在谁、什么期间、多少钱。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 义务教育发展专项
purpose: 校舍维修中央资金
""",
    good="""
name: 义务教育发展专项
purpose: 维修12所学校校舍，中央资金80万元
""",
    neighbour="""
name: 义务教育发展专项
purpose: 用于支付校舍维修工程款
""",
    fix="写明用于什么支出、对象、期间和测算金额。",
)
def purpose_is_a_source(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find purposes of a level of government, at most an act, and the word for funds."""
    del context
    purpose = plain(plan.purpose).rstrip("。")
    if not purpose:
        yield lacks_data("没有填写资金用途。")
        return
    if _SOURCE.fullmatch(purpose) and not _USE.search(purpose):
        act = _ACT.search(purpose)
        yield found(
            message(
                "资金用途“{purpose}”只写了{act}和资金层级，没有写对象、期间和测算金额。",
                purpose=plan.purpose,
                act=act[0],
            )
            if act
            else message(
                "资金用途“{purpose}”只写资金是哪一级的，没有写怎么用。", purpose=plan.purpose
            ),
            field="purpose",
            given=plan.purpose,
        )
