"""Whether one row counts several activities."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.indicator import Level1
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare, clauses, said_in
from jixiao.review.rows import annual_rows, class_of, level_of, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_MEASURE: Final = re.compile(r".{0,4}(?:率|数|数量|金额|标准|时间|成本)")
_LONG: Final = 6
_VERBS: Final = (
    "举办|开展|组织|制作|印制|印刷|发放|购置|购买|采购|新建|修建|建设|改造|维修|维护|安装|铺设|清理|栽植|种植|检测|抽检|巡查|检查"
    "|慰问|走访|资助|培训|编制|拍摄|订阅|租用|聘请|更换|修复|施划|疏浚|配备|配置|投放|张贴|播放|召开|巡护|设置|印发|查处|推广|收集|编印|录制|评选|表彰|奖励|搭建|开发|创建|引进|培育|举行|承办|调解|救治|筛查|接种|清运|疏通|粉刷|栽种"
    "|修缮|开办|补植|租赁|抓捕|处置|受理|处理|清除|补种|搬运|整治|排查|采样|抽查|督查|核查|审核|评审|汇编|出版|创作|放映|排演|改建|扩建|加固|增设|新增"
    "|养护|抚育|防治|消杀|配送|回收|招聘|招录|选派|聘用|绿化|检修|打造|研发|征集|采集|扶持|悬挂|拆除|硬化|架设|建立|设立|救助"
)
# A verb with its object, and the join before the next verb.
_DOING: Final = re.compile(
    rf"(?:{_VERBS})++(?![及和与费率数次台套个]|完成|工作|情况|面积|里程|长度|项目|任务|资金|经费|补|支出"
    r"|人[数次]|人员数|时间|成本|标准|金额|质量|合格|及时|周期|进度)[^、]+"
)
_TWO_MEASURES: Final = re.compile(
    r"([^、，和与]{2,}(?:率|满意度|人数|次数|数量|面积|时间|里程))(?:以及|和|及(?!时)|与|、|，|并)"
    r"([^、，和与]{2,}(?:率|满意度|人数|次数|数量|面积|时间|里程|金额))$"
)
# Without one of these a name is a single part.
_JOINED: Final = re.compile("[,，;；。、并和及与]")
_TIMES: Final = re.compile(r"(.{5,}?)(?:总|累计)?(?:次数|场次|批次|场数|期数|班次|人次)")
_AND: Final = re.compile(r"、|以及|和|及|与|并")
# A part of four letters or more with a verb at its beginning or its end.
_ACT: Final = re.compile(
    r"^(?=.{4,})(?:[进送下上入走访查办修建换挖拆养育租印贴挂录拍演讲教帮扶慰放播巡驻接护运清]|开展|举办|组织)"
    r"|^(?=.{4,}).*(?:服务|辅导|宣传|巡查|检查|指导|培训|讲座|演出|慰问|走访|义诊|咨询|调解|演练|巡护|清运|消杀|抽检|监测|普法|授课|展览|比赛|配送|巡诊|随访|回访|执法|督查|整治|疏导|检修|维修|维护|保养|救援|救助|照料|陪护|助浴|助餐|送餐|理发"
    r"|修剪|除草|清扫|保洁|采样|检测|化验|审核|核查|登记|采集|修复|鉴定|会诊|筛查|接种|体检|训练|推介|招聘|对接|展演|汇演|巡演|巡展|展销|展示|放映|采风|座谈|沙龙|研讨|路演|论坛|观摩|研学|竞赛|联谊|征文)$"
)
_ACT_UNITS: Final = frozenset(("次", "场", "场次", "期", "批", "批次", "班次", "班"))
_TIMES_UNIT: Final = "(?:场次|批次|班次|[场次期批班])"
_LEADING: Final = re.compile(rf"^(?:{_VERBS})(?=..)")
# Things that one number counts together: 购置救灾帐篷、折叠床、应急灯数量.
_OBJECTS: Final = re.compile(r"(.*、.*?)(?:总)?(?:数量|总数|件数|个数|数)")
_MANY: Final = 3
_COUNT_WORD: Final = re.compile(r"(?:总数量|数量|总数|个数|件数|次数|场次|人次|数)$")
# A part of four letters or more that says what is done, first or last.
_ANY_ACT: Final = re.compile(
    rf"^(?=.{{4,}})(?:{_VERBS}|开放|聘用|聘请|维护|服务|接待|受理|办理|审理|保障|运行|管理|提供)"
    rf"|^(?=.{{4,}}).*(?:{_VERBS}|宣教|教育|指导|随访|回访|义诊|督导|评估|审结|旁听|讲座|接待|受理|办理|宣传|辅导|演出|展览|服务|咨询|培训|审理|结案|送达)$"
)
_ACTS: Final = re.compile(rf"(?:、|并|和|及|以及|与)(?=(?:{_VERBS}))")


@rule(
    code="JX-R008",
    fault="COMPOUND_NAME",
    title="一个指标写了几件事",
    why="宣传、印刷、订阅合写一个数，分不清各做多少，完成多少也无法核对。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#name",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 开展政策宣传活动，印刷宣传册，订阅报刊杂志 / 60000份
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 印刷宣传册 / ≥50000份
  - 产出指标 / 数量指标 / 开展政策宣传活动 / ≥12次
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 宫颈癌、乳腺癌检查人数 / ≥9000人
  - 产出指标 / 数量指标 / 设备购置、安装、维护台数 / ≥10台
  - 产出指标 / 质量指标 / 项目建设，验收合格率 / =100%
""",
    fix="一件事设一个指标，分别填写指标值。",
)
def several_activities(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Count clauses that name an activity each; lists of objects before one measure pass."""
    activities = said_in(context.words("activity_words"))
    for number, row in annual_rows(plan):
        name = bare(row.name)
        if not _JOINED.search(name):
            continue
        measured = _TWO_MEASURES.match(name)
        if measured is None and level_of(row) not in (Level1.OUTPUT, Level1.COST):
            continue
        told = list(measured.groups()) if measured else _activities(name, activities)
        told = told or _times_of_acts(name) or _counted_apart(row, plan) or _many_acts(row)
        if len(told) > 1:
            yield found(
                message(
                    "指标“{name}”合写了{count}件事：{told}。",
                    name=row.name,
                    count=len(told),
                    told="；".join(told),
                ),
                rows=[number],
                field="name",
                given=row.name,
            )


def _many_acts(row: Indicator) -> list[str]:
    """Return three acts or more that one count adds up, each with a verb of its own."""
    quantity, name = row.target.quantity, bare(row.name)
    if class_of(row) != "quantity" or quantity is None or quantity.number is None:
        return []
    parts = [part for part in _AND.split(_COUNT_WORD.sub("", name)) if part]
    acts = [part for part in parts if _ANY_ACT.search(part)]
    return parts if len(parts) >= _MANY and len(acts) == len(parts) else []


def _counted_apart(row: Indicator, plan: PerformancePlan) -> list[str]:
    """Return the acts of a list that the plan counts one by one and this row all together."""
    quantity, name = row.target.quantity, bare(row.name)
    counted = _TIMES.fullmatch(name) or _TIMES.fullmatch(f"{name}次数")
    if not quantity or not quantity.number:
        return []
    if quantity.dimension not in _ACT_UNITS or not counted:
        counted = _OBJECTS.fullmatch(name)
    parts = [part for part in _AND.split(counted[1]) if part] if counted else []
    texts = "；".join(map(plain, (*plan.objectives, *(each.basis for each in plan.indicators))))
    numbers = [_number_of(part, texts) for part in parts]
    known = [number for number in numbers if number is not None]
    return parts if len(known) == len(parts) > 1 and sum(known) == quantity.number else []


def _number_of(act: str, texts: str) -> Decimal | None:
    """Return how often texts say an act is done, before or behind it; None where they do not."""
    named = re.escape(_LEADING.sub("", act))
    said = re.search(rf"{named}(?:活动)?(\d+){_TIMES_UNIT}|(\d+){_TIMES_UNIT}的?{named}", texts)
    said = said or re.search(rf"{named}(\d+)()[\u4e00-\u9fff]", texts)
    return Decimal(said[1] or said[2]) if said else None


def _times_of_acts(name: str) -> list[str]:
    """Return the acts that a number of times counts together: 进村服务、送书上门和阅读辅导次数.

    Times count what is done; each part of such a list that has a verb of its own is done apart.
    """
    counted = _TIMES.fullmatch(name)
    parts = _AND.split(counted[1]) if counted else []
    acts = [part for part in parts if _ACT.search(part)]
    return acts if len(acts) == len(parts) > 1 else []


def _activities(name: str, activities: re.Pattern[str]) -> list[str]:
    """Return the clauses with an activity; parts of a list count only when they are long."""
    parts = [part for clause in clauses(name) for part in _listed(clause)]
    told = [
        part
        for part in parts
        if _DOING.match(part) or (activities.search(part) and not _MEASURE.fullmatch(part))
    ]
    return told if len(parts) > 1 else []


def _listed(clause: str) -> list[str]:
    """Return the long parts of a list, or the whole clause when its parts are mere objects."""
    acts = _ACTS.split(clause)
    if all(_DOING.match(part) for part in acts):
        return acts
    parts = clause.split("、")
    return parts if all(len(part) >= _LONG for part in parts) else [clause]
