"""A small region for the platform's tests: two departments, three units, a person in every role."""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiao.forms.typed_form import typed_of
from jixiao.notation.plan_text import read_plan_text
from jixiao.web.organisations.actor import Actor
from jixiao.web.organisations.models import (
    AppointmentRecord,
    OrganisationKind,
    OrganisationRecord,
    PersonRecord,
)
from jixiao.web.plans.actions.create_plan import create_plan
from jixiao.web.plans.models import PlanRecord, ProjectRecord, YearRecord
from jixiao.workflow.role import Role

PASSWORD = "long-enough-2026"  # noqa: S105 - of invented people

GOOD = """
name: 城区路灯节能改造
code: 53082500026T000000917
unit: 341001 县城市照明管理所
department: 县住房和城乡建设局
year: 2026
category: 特定目标类
budget: {total: 172, fiscal: 172, other: 0}
purpose: 城区高压钠灯更换为节能灯具的购置安装费和旧灯杆加固费
plan: {3: 0, 6: 25, 10: 88, 12: 100}
objectives:
  - 把城区7条道路860盏高压钠灯换成节能灯具，加固旧灯杆430根，2026年8月31日前完工并验收合格，
    降低路灯用电量，改善居民夜间出行照明。
indicators:
  - 成本指标 / 经济成本指标 / 节能灯具购置安装费 / ≤129万元 / 14 / 860盏按1500元/盏询价测算
  - 成本指标 / 经济成本指标 / 旧灯杆加固费 / ≤43万元 / 6 / 430根按1000元/根询价测算
  - 产出指标 / 数量指标 / 更换节能灯具数量 / =860盏 / 10 / 城区路灯节能改造实施方案
  - 产出指标 / 数量指标 / 加固旧灯杆数量 / =430根 / 8 / 城区路灯节能改造实施方案
  - 产出指标 / 质量指标 / 改造工程验收合格率 / =100% / 10 / 城市道路照明工程施工及验收规程
  - 产出指标 / 时效指标 / 改造工程完工时间 / 2026年8月31日前 / 12 / 城区路灯节能改造实施方案
  - 效益指标 / 社会效益指标 / 路灯不亮投诉件数下降率 / ≥30% / 10 / 2025年12345热线工单统计
  - 效益指标 / 生态效益指标 / 改造路段用电量下降率 / ≥45% / 10 / 2025年路灯电费结算单
  - 满意度指标 / 服务对象满意度指标 / 改造路段居民满意度 / ≥88% / 10 / 2025年市政服务入户调查结果
"""
BLOCKED = GOOD.replace("/ =860盏 /", "/  /")
"""The same with a target left blank, which must be corrected first."""


@dataclass
class Region:
    """The organisations by short name, and people by role and organisation."""

    year: YearRecord
    places: dict[str, OrganisationRecord]
    people: dict[tuple[Role, str], PersonRecord] = field(default_factory=dict)

    def actor(self, role: Role, place: str | None = None) -> Actor:
        person = self.people[role, place or HOME[role]]
        return Actor(person, person.held())

    def project(self, unit: str = "lamps", **told: object) -> ProjectRecord:
        told = {"name": "城区路灯节能改造", "total": 172, "fiscal": 172, "other": 0} | told
        return ProjectRecord.objects.create(year=self.year, unit=self.places[unit], **told)

    def plan(self, text: str = GOOD, unit: str = "lamps", **told: object) -> PlanRecord:
        typed = typed_of(read_plan_text(text).projects[0])
        return create_plan(self.project(unit, **told), actor=None, typed=typed)


HOME = {
    Role.UNIT_CLERK: "lamps", Role.UNIT_HEAD: "lamps", Role.DEPARTMENT_REVIEWER: "housing",
    Role.PROGRAMME_DESK: "bureau", Role.PERFORMANCE_DESK: "bureau", Role.AUDITOR: "bureau",
    Role.ADMINISTRATOR: "bureau", Role.EXPERT: "bureau",
}  # fmt: skip
TREE = (
    ("county", "530825", "镇沅县", OrganisationKind.DIVISION, None),
    ("bureau", "czj", "县财政局", OrganisationKind.BUREAU, "county"),
    ("housing", "341", "县住房和城乡建设局", OrganisationKind.DEPARTMENT, "county"),
    ("lamps", "341001", "县城市照明管理所", OrganisationKind.UNIT, "housing"),
    ("refuse", "341002", "县环境卫生管理站", OrganisationKind.UNIT, "housing"),
    ("culture", "312", "县文化和旅游局", OrganisationKind.DEPARTMENT, "county"),
    ("library", "312002", "县图书馆", OrganisationKind.UNIT, "culture"),
    ("other", "530826", "景谷县", OrganisationKind.DIVISION, None),
    ("other_bureau", "czj", "景谷县财政局", OrganisationKind.BUREAU, "other"),
    ("other_culture", "312", "景谷县文化和旅游局", OrganisationKind.DEPARTMENT, "other"),
    ("other_library", "312002", "景谷县图书馆", OrganisationKind.UNIT, "other_culture"),
)
ELSEWHERE = {
    Role.UNIT_CLERK: "refuse", Role.UNIT_HEAD: "refuse", Role.DEPARTMENT_REVIEWER: "culture",
    Role.PROGRAMME_DESK: "other_bureau", Role.PERFORMANCE_DESK: "other_bureau",
    Role.AUDITOR: "other_bureau", Role.ADMINISTRATOR: "other_bureau",
    Role.EXPERT: "other_bureau",
}  # fmt: skip
"""For each role the nearest place from which the plans of `lamps` are out of reach."""


def build_region() -> Region:
    """Return the region, stored."""
    places: dict[str, OrganisationRecord] = {}
    for short, code, name, kind, above in TREE:
        places[short] = OrganisationRecord.objects.create(
            code=code, name=name, kind=kind, parent=places[above] if above else None
        )
    region = Region(YearRecord.objects.create(division=places["county"], year=2026), places)
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            person = PersonRecord.objects.create_user(
                f"{role.value}.{place}", PASSWORD, name=f"{role.label} {place}"
            )
            AppointmentRecord.objects.create(
                person=person, organisation=places[place], role=role.value
            )
            region.people[role, place] = person
    return region
