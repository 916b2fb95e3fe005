"""A database of many plans for load tests: ten counties, two years, ten indicators a plan.

    python benchmarks/platform_plans.py DATABASE PLANS     fills a PostgreSQL database made empty

Plans are made by the platform's own action once per template, with their findings, and copied
inside PostgreSQL, so that a million of them are a matter of minutes. Half are last year's,
approved, with the names of this year's: the live check compares a plan with the year before.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib import import_module
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

import psycopg
from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.db import connection

from jixiao.forms.typed_form import typed_of
from jixiao.notation.plan_text import read_plan_text
from jixiao.web.site.serving import prepare

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COUNTIES: Final = 10
PLANS_A_UNIT: Final = 100
"""Half of them of the year before."""
UNITS_A_DEPARTMENT: Final = 20
YEAR: Final = 2026
PASSWORD: Final = "load-test-2026"
CELL: Final = "basis"
ROWS: Final = 10
"""People write into this cell of rows r1 to r10."""
THINGS: Final = ("路灯", "校舍", "水渠", "村道", "绿化带", "图书馆", "养老院", "垃圾站")
STAGES: Final = (*("draft",) * 6, "department_review", "programme_review", "performance_review",
                 "approved")  # fmt: skip
PEOPLE: Final = (("unit", "unit_clerk", 15, 2), ("department", "department_reviewer", 10, 1),
                 ("bureau", "performance_desk", 10, 1))  # fmt: skip
"""Where, in which role, at how many places, how many at each: fifty where there are enough."""
TEMPLATE: Final = """
name: {thing}节能改造
code: T{number}
unit: 001 县城市管理所
department: 县住房和城乡建设局
year: 2026
category: 特定目标类
budget: {{total: 172, fiscal: 172, other: 0}}
purpose: {thing}旧灯具更换为节能灯具的购置安装费和旧灯杆加固费
plan: {{3: 0, 6: 25, 10: 88, 12: 100}}
objectives:
  - 把7处{thing}860盏高压钠灯换成节能灯具，加固旧灯杆430根，2026年8月31日前完工并验收合格，
    降低用电量。
indicators:
  - 成本指标 / 经济成本指标 / 节能灯具购置安装费 / ≤129万元 / 14 / 860盏按1500元/盏询价测算
  - 成本指标 / 经济成本指标 / 旧灯杆加固费 / ≤43万元 / 6 / 430根按1000元/根询价测算
  - 产出指标 / 数量指标 / 更换节能灯具数量 / =860盏 / 10 / {thing}节能改造实施方案
  - 产出指标 / 数量指标 / 加固旧灯杆数量 / =430根 / 8 / {thing}节能改造实施方案
  - 产出指标 / 质量指标 / 改造工程验收合格率 / =100% / 5 / 城市道路照明工程施工及验收规程
  - 产出指标 / 质量指标 / 节能灯具返修率 / ≤2% / 5 /
  - 产出指标 / 时效指标 / 改造工程完工时间 / 2026年8月31日前 / 12 / {thing}节能改造实施方案
  - 效益指标 / 社会效益指标 / 不亮投诉件数 / 明显下降 / 10 / 2025年12345热线工单统计
  - 效益指标 / 生态效益指标 / 用电量下降率 / ≥45% / 10 / 2025年电费结算单
  - 满意度指标 / 服务对象满意度指标 / 附近居民满意度 / ≥88% / 10 / 2025年市政服务入户调查结果
"""
_COPIES: Final = """
CREATE TEMP TABLE load_copy AS
SELECT g, u.id AS unit, u.path, y.id AS year, y.year AS fiscal,
       'P' || lpad(pair::text, 8, '0') AS code,
       (%(projects)s::bigint[])[pair %% %(count)s + 1] AS project,
       (%(plans)s::bigint[])[pair %% %(count)s + 1] AS plan,
       (%(things)s::text[])[pair %% %(count)s + 1] || '节能改造第' || pair || '期' AS name,
       CASE WHEN y.year = %(now)s THEN (%(stages)s::text[])[pair %% 10 + 1] ELSE 'approved' END
       AS stage
FROM (SELECT g, g / 2 AS pair FROM generate_series(0, %(copies)s - 1) g) numbered
JOIN unnest(%(units)s::bigint[]) WITH ORDINALITY w(id, place) ON w.place = g / %(a_unit)s + 1
JOIN organisations_organisationrecord u ON u.id = w.id
JOIN organisations_organisationrecord d ON d.path = split_part(u.path, '/', 1) || '/'
JOIN plans_yearrecord y ON y.division_id = d.id AND y.year = %(now)s - g %% 2
"""


@dataclass(frozen=True)
class Size:
    """How many plans, and the tree that holds them."""

    plans: int

    @property
    def departments(self) -> int:
        """Departments in each county."""
        return max(1, self.plans // (COUNTIES * UNITS_A_DEPARTMENT * PLANS_A_UNIT))

    @property
    def units(self) -> int:
        """Units in each department."""
        each = self.plans // (COUNTIES * self.departments * PLANS_A_UNIT)
        return min(UNITS_A_DEPARTMENT, max(1, each))


def main() -> int:
    """Fill a database; print how long it took."""
    name, plans = sys.argv[1:]
    begun = perf_counter()
    empty_database(name)
    prepare()
    fill(Size(int(plans)))
    print(f"{plans} plans filled in {perf_counter() - begun:.0f} s", flush=True)
    return 0


def empty_database(name: str) -> None:
    """Make the database anew on the local server, and point the settings at it."""
    drop_database(name)
    with psycopg.connect("postgresql:///postgres", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    os.environ["JIXIAO_DATABASE"] = f"postgresql:///{name}"


def drop_database(name: str) -> None:
    """Remove the database, whoever is connected."""
    with psycopg.connect("postgresql:///postgres", autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def fill(size: Size) -> None:
    """Fill the database with organisations, people and plans."""
    units = list(_tree(size))
    _people()
    _copied_plans(size, [one.pk for one in units], list(_templates(units[0])))


def _stored(app: str, record: str, /, **told: object) -> Any:  # noqa: ANN401 - any record
    return apps.get_model(app, record)._default_manager.create(**told)  # noqa: SLF001 - documented


def _tree(size: Size) -> Iterator[Any]:
    """Store the organisations and years; yield the units."""

    def made(code: str, name: str, kind: str, above: object = None) -> Any:  # noqa: ANN401 - a record
        return _stored(
            "organisations", "OrganisationRecord", code=code, name=name, kind=kind, parent=above
        )

    for number in range(COUNTIES):
        county = made(f"9900{number:02d}", f"第{number + 1}县", "division")
        made("czj", f"第{number + 1}县财政局", "bureau", county)
        for year in (YEAR - 1, YEAR):
            _stored("plans", "YearRecord", division=county, year=year)
        for place in range(size.departments):
            above = made(f"{place:03d}", f"第{place + 1}局", "department", county)
            for unit in range(size.units):
                yield made(f"{place:03d}{unit:03d}", f"{above.name}{unit + 1}所", "unit", above)


def _people() -> None:
    """Store the people, all with one password."""
    password = make_password(PASSWORD)
    organisations = apps.get_model("organisations", "OrganisationRecord").objects
    for kind, role, count, each in PEOPLE:
        places = list(organisations.filter(kind=kind).order_by("path"))
        for place in places[:: max(1, len(places) // count)][:count]:
            for number in range(each):
                person = _stored(
                    "organisations", "PersonRecord",
                    username=f"{role}_{place.pk}_{number}", password=password, name=role,
                )  # fmt: skip
                _stored("organisations", "AppointmentRecord",
                        person=person, organisation=place, role=role)  # fmt: skip


def _templates(unit: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401 - a record
    """Store a plan for each of THINGS by the platform's action; yield (project, plan)."""
    create_plan = import_module("jixiao.web.plans.actions.create_plan").create_plan
    division = unit.path.partition("/")[0] + "/"
    year = apps.get_model("plans", "YearRecord").objects.get(division__path=division, year=YEAR)
    for number, thing in enumerate(THINGS):
        project = _stored(
            "plans", "ProjectRecord", year=year, unit=unit, code=f"T{number}",
            name=f"{thing}节能改造", total=172, fiscal=172,
        )  # fmt: skip
        text = TEMPLATE.format(thing=thing, number=number)
        plan = create_plan(project, actor=None, typed=typed_of(read_plan_text(text).projects[0]))
        yield project.pk, plan.pk


def _copied_plans(size: Size, units: list[int], templates: list[tuple[int, int]]) -> None:
    """Copy the templates until there are as many plans as asked for, with their findings."""
    projects, plans = (list(ids) for ids in zip(*templates, strict=True))
    first = max(plans + projects) + 1
    told = {
        "projects": projects, "plans": plans, "count": len(THINGS), "things": list(THINGS),
        "stages": list(STAGES), "units": units, "a_unit": PLANS_A_UNIT, "now": YEAR,
        "copies": size.plans - len(THINGS),
    }  # fmt: skip
    number, joined = f"{first} + c.g", "FROM load_copy c JOIN {} t ON t.id = c.{}"
    named = {"id": number, "code": "c.code", "name": "c.name"}
    content = (
        "jsonb_set(replace(t.content::text, t.name, c.name)::jsonb, '{fields,year}', "
        "to_jsonb(c.fiscal::text))"
    )
    with connection.cursor() as cursor:
        cursor.execute(_COPIES, told)
        _copied(cursor, "plans_projectrecord", joined.format("plans_projectrecord", "project"),
                named | {"unit_id": "c.unit", "year_id": "c.year"})  # fmt: skip
        _copied(cursor, "plans_planrecord", joined.format("plans_planrecord", "plan"),
                named | {"project_id": number, "path": "c.path", "stage": "c.stage",
                         "fiscal_year": "c.fiscal", "content": content})  # fmt: skip
        _copied(cursor, "reviews_findingrecord",
                "FROM load_copy c JOIN reviews_findingrecord t ON t.plan_id = c.plan",
                {"id": None, "plan_id": number})  # fmt: skip
        for table in ("plans_projectrecord", "plans_planrecord"):
            cursor.execute(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))")
        cursor.execute("VACUUM ANALYZE")  # as the server does by itself before long


def _copied(cursor: Any, table: str, rest: str, changed: Mapping[str, str | None]) -> None:  # noqa: ANN401 - Django's
    """Insert copies of rows `t` of a table with some columns changed; None leaves one out."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s "
        "AND is_generated = 'NEVER'",
        [table],
    )
    columns = [name for (name,) in cursor.fetchall() if changed.get(name, "") is not None]
    values = ", ".join(changed.get(name) or f't."{name}"' for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    cursor.execute(f"INSERT INTO {table} ({names}) SELECT {values} {rest}")


if __name__ == "__main__":
    sys.exit(main())
