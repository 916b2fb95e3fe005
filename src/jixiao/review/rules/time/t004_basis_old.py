"""Whether the fund notices that targets rest on are of this year or the last."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data, not_applicable
from jixiao.review.rows import listed, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

# A place before 财 makes it a finance office's notice; the sections left out issue standing rules.
_NOTICE: Final = re.compile(
    r"[\u4e00-\u9fff]{1,3}财(?![规法库监预绩])[\u4e00-\u9fff]{1,3}"
    r"[〔【\[(（{\uff3b](?P<year>20\d\d)[〕】\])）}\uff3d]第?\d+号"
)
# Notices of counties, cities and provinces; what ministries and the State Council issue stands.
_LOCAL: Final = re.compile(
    r"(?P<sign>[\u4e00-\u9fff]{2,8})[〔【\[(（{\uff3b](?P<year>20\d\d)[〕】\])）}\uff3d]第?\d+号"
)
_CENTRAL: Final = re.compile(
    r"国|中[发办]|财[\u4e00-\u9fff]{1,2}[〔【\[(（]|人社|教[\u4e00-\u9fff]{0,3}[〔【\[(（]|民发|农[\u4e00-\u9fff]{0,2}[〔【\[(（]"
    r"|发改|卫|建|交|水[\u4e00-\u9fff]{1,2}[〔【\[(（]|医保|残联|退役|文旅|林|公|[\u4e00-\u9fff]{0,6}[编规]"
)
_PLAN_OF_YEAR: Final = re.compile(
    r"(?<![\d—–~～至到-])(?P<year>20\d\d)年度?(?![\d—–~～至到、-])[^，。；]{0,16}?(?:工作计划|实施方案|工作方案|任务清单|采购计划|年度计划)$"
)
# Figures and schemes of one year, which a later one replaces.
_FIGURES_OF_YEAR: Final = re.compile(
    r"(?<![\d—–~～至到-])(?P<year>20\d\d)年度?(?:末|底)?(?![\d—–~～至到、-])[^，。；]{0,16}?"
    r"(?:年报|统计|台账|名单|名册|登记|清单|数据|报表|问卷|调查|方案|计划|要点|安排)$"
)
_CARRIED: Final = re.compile(r"结转|尾款|清算|以前年度")
_YEARS: Final = 1


@rule(
    code="JX-T004",
    fault="BASIS_OLD",
    title="依据的资金文件过旧",
    why="下达资金的文件是几年前的，说明指标照抄往年，或资金结转多年。",
    since="0.2",
    severity=Severity.ADVICE,
    source="audit-practice#copied",
    bad="""
year: 2024
name: 创业担保贷款奖励资金
indicators:
  - 产出指标 / 数量指标 / 贷款人次 / ≥30人次 / 10 / 秦财企〔2022〕730号
""",
    good="""
year: 2024
name: 创业担保贷款奖励资金
indicators:
  - 产出指标 / 数量指标 / 贷款人次 / ≥30人次 / 10 / 秦财企〔2023〕707号
""",
    neighbour="""
year: 2024
name: 公益性岗位补贴
indicators:
  - 产出指标 / 数量指标 / 编制人数 / ≥30人 / 10 / 抚编批字〔2020〕7号
  - 成本指标 / 经济成本 / 岗位补贴标准 / 500元/人·月 / 10 / 财社〔2017〕164号
""",
    fix="换成本年度或上年下达的文件；属于结转的，在项目名称或用途中注明。",
)
def notice_too_old(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find notices of funds older than last year; standing rules may be of any age."""
    if context.budget_year is None:
        yield lacks_data("无法判断预算年度。")
        return
    if _CARRIED.search(plain(plan.name) + plain(plan.purpose)):
        yield not_applicable("结转项目可以沿用原文件。")
        return
    old: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(plan.indicators, 1):
        for match in _NOTICE.finditer(plain(row.basis)):
            if int(match["year"]) < context.budget_year - _YEARS:
                old[match[0]].append(number)
        if (dated := _outdated(plain(row.basis), context)) is not None and dated not in old:
            old[dated].append(number)
    for notice, rows in old.items():
        yield found(
            message(
                "第{rows}项的依据“{notice}”早于 {expected} 年，预算年度是 {year} 年。",
                rows=listed(rows),
                notice=notice,
                expected=context.budget_year - _YEARS,
                year=context.budget_year,
            ),
            rows=rows,
            field="basis",
            given=notice,
            expected=f"≥{context.budget_year - _YEARS}",
        )


def _outdated(basis: str, context: Context) -> str | None:
    """Return a local notice or a plan of a year that is too old to set this year's target."""
    limits, year = context.table("basis_years")[0], context.budget_year or 0
    for match in _LOCAL.finditer(basis):
        standing = speaks_of(basis, context.words("standing_basis"))
        least = limits["rules" if standing else "local"]
        if year - int(match["year"]) >= least and not _CENTRAL.match(match[0]):
            return match[0]
    for match in _PLAN_OF_YEAR.finditer(basis):
        if year - int(match["year"]) > limits["plans"]:
            return match[0]
    for match in _FIGURES_OF_YEAR.finditer(basis):
        if year - int(match["year"]) >= limits["figures"]:
            return match[0]
    return None
