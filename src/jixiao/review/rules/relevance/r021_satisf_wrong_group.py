"""Whether satisfaction asks those who are served, about this work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare, said_in
from jixiao.review.remembering import once_a_table
from jixiao.review.rows import annual_rows, is_satisfaction, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_STAFF: Final = re.compile(
    r"(?:本单位|单位|机关|内部|全体|全局|全院|全所|全站)?(?:职工|干部|干部职工|工作人员|经办人员|办公人员|单位人员|内部人员)(?:的|对[^，]*)?满意"
    r"|(?:学校|医院|单位|机关|中心)?(?:后勤|教辅|行政|财务|管理)(?:人员|职工|干部)(?:的)?满意"
    r"|(?:本|我|全)(?:院|局|所|站|队|中心|校|馆|委|办|部|单位)(?:全体|机关|内部|在职)?"
    r"(?:干警|民警|辅警|法警|职工|干部|教职工|医务人员|工作人员|员工|人员|同志)+(?:的|对[^，]*)?满意"
)
_OFFICE_STAFF: Final = re.compile(
    r"(?:局|委|办|中心|机关|本单位|部门|科室|[财业人内][务事审]科|办公室|[\u4e00-\u9fff]股|站|政府|大队|支队|执法队)(?:全体|机关|内部|在职|业务|经办|窗口|一线)?"
    r"(?:工作人员|职工|干部|干部职工|员工|人员)(?:的|对[^，]*)?满意"
)
# The staff of an office below the bureau, by what such persons do.
_LOWER_STAFF: Final = re.compile(
    r"((?:[\u4e00-\u9fff]{0,8}(?:所|站|队|局|院|中心|办|科|股|室))?"
    r"(?:执法|监管|监督|监察|稽查|征收|征管|防疫|办案|巡查|值班|值守|审批|经办|业务|管理|统计|技术|行政|专职|专管|内勤|外勤|在编|检验|检测|协管)"
    r"(?:人员|干部|队员|员)|[\u4e00-\u9fff]{0,6}(?:执法|监察|稽查|征收|征管|办案|监管|防疫)(?:人员|干部|队员)|[\u4e00-\u9fff]{0,8}(?:所|站|队|局|院)(?:民警|干警|辅警|法警))"
    r"(?:的|对[^，]*)?满意"
)
_PERSONS: Final = re.compile(r"(?:人员|干部|队员|员)$")
_PERSONS_ABOUT: Final = r"(?:人员|干部|队员|员|(?<=[警]))"
# 服务对象 and the like hold letters of those who are paid.
_SERVED: Final = re.compile(r"受益(?:企业|单位)|服务对象|参训企业|建设单位职工")
_HIRED: Final = re.compile(
    r"(?<![被受])(?:开发|运维|施工|配送|物业|保安|设计|检测|监理|软件|网络|印刷|供应|供货|供餐|建设|代建|审计|评估|测绘|勘察|养护|安装|保洁|评价|代理|招标|承包|运输|中标|培训承办)"
    r"(?:公司|企业|单位|机构|厂|商|队|方)"
)
# … and wages that are owed are not for the office's own people, nor are canteens of others.
_NOT_STAFF: Final = re.compile(r"[^，,。；;、]*满意[^，,。；;、]*|[欠讨追]薪")
_PUPILS: Final = re.compile(r"幼儿园|学校|校园|学生|中小学|敬老院|养老院|福利院|助餐")
# Those who do the work that is bought from outside, by how such persons are called.
_WORKERS: Final = re.compile(
    r"((?:[\u4e00-\u9fff]{1,6}"
    r"(?:席|洁|安|养|护|维|管|驶|检|测|配送|施工|作业|操作|值守|巡查|巡护|服务|驻场|外包|客服)"
    r"(?:人员|员工?|工人?|队员|师傅)"
    r"|[\u4e00-\u9fff]{0,6}(?:司机|保安|保洁|环卫工人?|护工|技师|工程师|讲师|教练))(?:队伍)?)"
    r"(?:的|对)?(?:本?岗位|本职|自身|工作|待遇|劳动|薪酬|管理)*(?:的)?满意"
)
_BOUGHT: Final = re.compile(
    r"外包|购买[^，。；]{0,16}服务|委托|托管|承包|发包|政府购买|第三方|合同考核"
)
_GETS: Final = re.compile(
    r"(?:发放|补助|补贴|慰问|奖励|培训)[^，。；]{0,8}(?:员|人员|司机|工人|教练)"
)
# 参演师生: who takes part in what the project holds.
_TAKING_PART: Final = ("参演", "参训", "参赛", "参会", "参加", "参与", "参建", "参学")
_ASKED: Final = re.compile(r"对(?!象)([^对，,]{2,12}?)(?:工作|服务|总体|综合|的)*满意")


@rule(
    code="JX-R021",
    fault="SATISF_WRONG_GROUP",
    title="满意度问错了人或问错了事",
    why="满意度要问花钱服务的对象；问本单位职工，或问与本项目无关的事，说明不了效果。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#survey",
    bad="""
name: 劳动监察业务费
indicators:
  - 满意度指标 / 服务对象满意度指标 / 工作人员满意度 / ≥95%
""",
    good="""
name: 劳动监察业务费
indicators:
  - 满意度指标 / 服务对象满意度指标 / 投诉举报人满意度 / ≥90%
""",
    neighbour="""
name: 机关职工食堂运行经费
objectives: [保障职工就餐。]
indicators:
  - 满意度指标 / 服务对象满意度指标 / 职工满意度 / ≥90%
  - 满意度指标 / 服务对象满意度指标 / 职工对食堂的满意度 / ≥90%
  - 满意度指标 / 服务对象满意度指标 / 公众对政府工作的满意度 / ≥90%
""",
    fix="改问受益对象对本项目的满意度，并写明调查对象和方式。",
)
def wrong_group_asked(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Let staff be asked where the money serves staff; compare what is asked with the goals."""
    goals = "，".join(map(plain, (plan.purpose, *plan.objectives)))
    about = plain(plan.name) + goals
    # Who is to be content is told by the row itself, and is not who the money is for.
    for_staff = _NOT_STAFF.sub("", about)
    if _PUPILS.search(about):
        for_staff = for_staff.replace("食堂", "")
    serves_staff = speaks_of(for_staff, context.words("served_staff"))
    general, told = context.words("general_things"), about + _other_rows(plan)
    for number, row in annual_rows(plan):
        if not is_satisfaction(row):
            continue
        name, sentence = bare(row.name), None
        if (_STAFF.match(name) or _OFFICE_STAFF.search(name)) and not serves_staff:
            sentence = message("满意度“{name}”问的是本单位人员，不是服务对象。", name=row.name)
        elif name and (party := _hired_staff(name, goals) or _paid_party(name, about, context)):
            sentence = message(
                "满意度“{name}”问的是“{party}”，不是受益的服务对象。", name=row.name, party=party
            )
        elif not serves_staff and (staff := _lower_staff(name, about)):
            sentence = message(
                "满意度“{name}”问的是“{party}”，不是受益的服务对象。", name=row.name, party=staff
            )
        elif name and (group := _stranger(name, told, context)):
            sentence = message(
                "满意度“{name}”问的是“{group}”，项目和其他指标都没有提到这方面。",
                name=row.name,
                group=group,
            )
        elif goals and (thing := _thing(name, about)) and not speaks_of(thing, general):
            sentence = message(
                "满意度“{name}”问的是“{thing}”，项目名称和目标都没有提到。",
                name=row.name,
                thing=thing,
            )
        if sentence is not None:
            yield found(sentence, rows=[number], field="name", given=row.name)


def _thing(name: str, about: str) -> str | None:
    """Return what people are asked about when name and goals hold few of its letters."""
    asked = _ASKED.search(name)
    if asked is None:
        return None
    letters = set(asked[1])
    return asked[1] if 2 * len(letters & set(about)) < len(letters) else None


def _other_rows(plan: PerformancePlan) -> str:
    """Return the names and descriptions of all rows that are no satisfaction."""
    rows = (row for _, row in annual_rows(plan) if not is_satisfaction(row))
    return "，".join(plain(row.name) + plain(row.description) for row in rows)


def _lower_staff(name: str, about: str) -> str | None:
    """Return the staff who are asked where neither they nor their kind stand in the plan's head."""
    asked = _LOWER_STAFF.match(name)
    kind = _PERSONS.sub("", asked[1])[-2:] if asked else ""
    told = bool(kind) and re.search(kind + _PERSONS_ABOUT, about) is not None
    return asked[1] if asked and "对" not in asked[1] and not told else None


def _hired_staff(name: str, goals: str) -> str | None:
    """Return the contractor's workers who are asked where a service for others is bought."""
    asked = _WORKERS.match(name)
    bought = _BOUGHT.search(goals)
    gets = _GETS.search(goals) or (asked and "对" in asked[1])
    return asked[1] if asked and bought and not gets else None


def _paid_party(name: str, about: str, context: Context) -> str | None:
    """Return who is asked although the money pays for his work, when the plan is not for him."""
    asked = _SERVED.sub("", name.split("对", 1)[0])
    party = said_in(context.words("paid_parties")).search(asked) or _HIRED.search(asked)
    return party[0] if party and party[0] not in about else None


def _stranger(name: str, told: str, context: Context) -> str | None:
    """Return the group that is asked when nothing in the plan is about its field."""
    fields, asked = context.table("asked_fields"), name.split("对", 1)[0]
    if not _any_group(fields).search(asked):
        return None
    for row in fields:
        group = next((one for one in row["group"] if one in asked), None)
        if group is not None:
            taking = any(f"{part}{group}" in asked for part in _TAKING_PART)
            spoken = taking or group in told or speaks_of(told, row["field"])
            return None if spoken else group
    return None


@once_a_table
def _any_group(fields: tuple[Mapping[str, Any], ...]) -> re.Pattern[str]:
    """Return the pattern of every group that may be asked."""
    return said_in(tuple(one for row in fields for one in row["group"]))
