"""Whether the stated use of money fits the project's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rows import plain
from jixiao.review.rule import rule
from jixiao.review.topics import rows_topic, topic_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 3
_LEAST_REST: Final = 5
_KINDS: Final = (
    (
        message("发给个人的补贴"),
        re.compile(
            r"(?:[员师干工生户民][部]?|人员|岗位|老人|家庭|儿童)的?(?:工作|生活|岗位)?"
            r"(?:补贴|补助|津贴|救助金|慰问金|抚恤|生活费|报酬|工资)"
        ),
    ),
    (
        message("日常办公开支"),
        re.compile(r"办公|业务费|工作经费|印刷费|差旅费|会议费|水电费"),
    ),
    (
        message("工程建设"),
        re.compile(r"建设工程|改造工程|修缮|施工|新建|改扩建|道路硬化"),
    ),
)


@rule(
    code="JX-X007",
    fault="PURPOSE_NE_NAME",
    title="资金用途与项目名称不符",
    why="名称是给人的补贴，用途却是办公开支，等于没有说明这笔钱怎么用。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 城乡居民养老保险省级协办员补贴
purpose: 开展养老保险工作所需印刷费、宣传费、培训费等日常办公业务费
""",
    good="""
name: 城乡居民养老保险省级协办员补贴
purpose: 协助养老保险征收发放等工作的村级协办员补贴
""",
    neighbour="""
name: 养老保险业务费
purpose: 日常办公、印刷费和聘用人员补贴
""",
    fix="按项目名称改写资金用途；用途属实的，改用相符的项目名称。",
)
def purpose_of_another_project(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare kinds of spending and subjects of name and purpose; silent when one tells none."""
    if not plan.purpose or not plan.name:
        yield lacks_data("没有填写资金用途或项目名称。")
        return
    named, used = _kinds(plan.name), _kinds(plan.purpose)
    if named and used and not any(kind in used for kind in named):
        yield found(
            message(
                "名称“{name}”是{named}，资金用途“{purpose}”是{used}。",
                name=plan.name,
                named=named[0],
                purpose=plan.purpose,
                used=used[0],
            ),
            field="purpose",
            given=plan.purpose,
            expected=plan.name,
        )
    elif _is_stranger(plan, context):
        yield found(
            message(
                "资金用途“{purpose}”与名称“{name}”、目标和指标都没有关系。",
                purpose=plan.purpose,
                name=plan.name,
            ),
            field="purpose",
            given=plan.purpose,
            expected=plan.name,
        )


def _is_stranger(plan: PerformancePlan, context: Context) -> bool:
    """Return whether a purpose shares nothing with a plan whose name is borne out elsewhere."""
    named, used = topic_of(plan.name, context), topic_of(plan.purpose, context)
    rest = topic_of("，".join(plan.objectives), context) | rows_topic(plan, context)
    told = len(used) >= _LEAST and len(rest) >= _LEAST_REST and bool(named & rest)
    return told and not used & (named | rest)


def _kinds(text: str) -> list[Message]:
    """Return the kinds of spending that a text tells."""
    return [name for name, pattern in _KINDS if pattern.search(plain(text))]
