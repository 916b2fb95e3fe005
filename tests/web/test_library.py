"""The indicator library: filled at approval, found by words, kept, retired; secrets stay out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from django.apps import apps

from jixiao.forms.typed_changes import Change, Kind
from jixiao.model.errors import JixiaoError
from jixiao.web.library.actions.keep_entry import Kept, NotKept, keep_entry
from jixiao.web.library.actions.retire_indicator import restore_indicator, retire_indicator
from jixiao.web.library.indexing import learn
from jixiao.web.library.models import KnownRecord, RetirementRecord, TargetRecord, UseRecord
from jixiao.web.library.offers import Offer, Shelf
from jixiao.web.library.searching import search
from jixiao.web.library.subjects import NoSuchIndicator
from jixiao.web.library.uses import uses_of
from jixiao.web.plans.actions.adjust_plan import adjust_plan
from jixiao.web.plans.actions.approve_plan import approve_plan
from jixiao.web.plans.actions.forward_plan import forward_plan
from jixiao.web.plans.actions.save_changes import save_changes
from jixiao.web.plans.actions.submit_plan import submit_plan
from jixiao.web.reviews.actions.overrule_finding import overrule_finding
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.role import Role
from web.region import GOOD

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager as ContextManager

    from jixiao.web.plans.models import PlanRecord
    from web.region import Region

DIVISION, LAMPS, REFUSE = "530825/", "530825/341/341001/", "530825/341/341002/"
OTHER = GOOD.replace("≥88%", "≥92%").replace("341001 县城市照明管理所", "341002 县环境卫生管理站")


def approved(region: Region, text: str = GOOD, unit: str = "lamps", **told: object) -> PlanRecord:
    plan = region.plan(text, unit, **told)
    return approve(region, plan, unit)


def approve(region: Region, plan: PlanRecord, unit: str = "lamps") -> PlanRecord:
    submit_plan(plan.pk, actor=region.actor(Role.UNIT_CLERK, unit))
    forward_plan(plan.pk, actor=region.actor(Role.DEPARTMENT_REVIEWER))
    forward_plan(plan.pk, actor=region.actor(Role.PROGRAMME_DESK))
    approve_plan(plan.pk, actor=region.actor(Role.PERFORMANCE_DESK), document_number="1号")
    plan.refresh_from_db()
    return plan


def named(offers: list[Offer], name: str) -> Offer:
    return next(one for one in offers if one.name == name)


def test_an_approval_fills_the_libraries_of_unit_and_division(region: Region) -> None:
    draft = region.plan(name="乙")
    assert not KnownRecord.objects.exists()
    approved(region, name="甲")
    assert draft.stage == "draft"
    own = search(LAMPS, "灯杆", Shelf.OWN)
    assert {one.name for one in own} == {"加固旧灯杆数量", "旧灯杆加固费"}
    seen = named(search(REFUSE, "灯杆"), "加固旧灯杆数量")
    assert (seen.shelf, seen.uses, seen.unit, seen.last_year) == (Shelf.DIVISION, 1, "根", 2026)
    assert [(one.text, one.uses) for one in seen.targets] == [("=430根", 1)]
    assert not search(REFUSE, "灯杆", Shelf.OWN)
    assert not search("530826/312/312002/", "灯杆")


def test_what_others_set_is_told_as_range_and_most_common(region: Region) -> None:
    for number, text in enumerate((GOOD, GOOD, OTHER)):
        approved(region, text, "refuse" if text is OTHER else "lamps", name=f"甲{number}")
    seen = named(search(LAMPS, "居民满意度"), "改造路段居民满意度")
    assert (seen.uses, seen.least, seen.most) == (3, "88%", "92%")
    assert [(one.text, one.uses) for one in seen.targets] == [("≥88%", 2), ("≥92%", 1)]
    money = named(search(LAMPS, "购置安装费"), "节能灯具购置安装费")
    assert (money.least, money.most) == ("129万元", "129万元")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param("灯杆 数量", "加固旧灯杆数量", id="two words of the name"),
        pytest.param("根 加固", "加固旧灯杆数量", id="a unit and a word"),
        pytest.param("生态效益 用电", "改造路段用电量下降率", id="a class and a word"),
        pytest.param("盏", "更换节能灯具数量", id="a unit alone"),
        pytest.param("杆", "加固旧灯杆数量", id="one character"),
    ],
)
def test_words_find_name_class_and_unit(region: Region, words: str, name: str) -> None:
    approved(region)
    assert named(search(DIVISION, words), name)


def test_a_common_indicator_tells_how_the_division_uses_it(region: Region) -> None:
    text = GOOD.replace("改造工程验收合格率", "验收合格率")
    approved(region, text)
    seen = named(search(REFUSE, "验收合格率"), "验收合格率")
    assert (seen.shelf, seen.uses, seen.targets[0].text) == (Shelf.COMMON, 1, "=100%")
    assert "财预〔2021〕101号" in seen.source
    assert sum(one.name == "验收合格率" for one in search(REFUSE, "验收合格率")) == 1


def test_a_new_version_is_counted_in_place_of_the_one_before(region: Region) -> None:
    plan = approved(region)
    adjust_plan(plan.pk, actor=region.actor(Role.UNIT_CLERK), reason="增加")
    plan.refresh_from_db()
    change = Change(Kind.CELL, "target", "≥90%", "r9")
    save_changes(plan.pk, actor=region.actor(Role.UNIT_CLERK), base=plan.revision, changes=[change])
    assert named(search(DIVISION, "居民满意度"), "改造路段居民满意度").most == "88%"
    approve(region, plan)
    seen = named(search(DIVISION, "居民满意度"), "改造路段居民满意度")
    assert (seen.uses, seen.least, seen.most) == (1, "90%", "90%")
    assert UseRecord.objects.filter(plan=plan).count() == 18
    assert not TargetRecord.objects.filter(uses=0).exists()


def test_a_secret_plan_is_never_in_it_and_leaves_it_when_it_becomes_one(region: Region) -> None:
    approved(region, secret=True)
    assert not KnownRecord.objects.exists()
    plan = approved(region, name="公开的")
    assert search(DIVISION, "灯杆")
    plan.project.secret = True
    plan.project.save(update_fields=["secret"])
    assert not search(DIVISION, "灯杆")
    assert not UseRecord.objects.exists()
    plan.project.secret = False
    plan.project.save(update_fields=["secret"])
    assert named(search(DIVISION, "灯杆"), "加固旧灯杆数量").uses == 1


def test_a_row_with_a_number_of_a_person_is_not_shown_to_others(region: Region) -> None:
    plan = region.plan(GOOD.replace("加固旧灯杆数量", "加固旧灯杆数量13812345678"))
    finding = plan.findings.get(severity="blocking")
    overrule_finding(finding.pk, actor=region.actor(Role.DEPARTMENT_REVIEWER), reason="值班电话")
    approve(region, plan)
    assert not search(DIVISION, "加固旧灯杆数量")
    assert search(DIVISION, "更换节能灯具")


def test_a_use_is_named_within_reach_and_once_public(region: Region) -> None:
    from jixiao.web.disclosure.actions.disclose_version import disclose_version  # noqa: PLC0415

    plan = approved(region)
    seen = named(search(DIVISION, "灯杆 数量"), "加固旧灯杆数量")
    own, sister = (region.actor(Role.UNIT_CLERK, unit) for unit in ("lamps", "refuse"))
    assert [one.plan_id for one in uses_of(seen, own).named] == [plan.pk]
    told = uses_of(seen, sister)
    assert (told.named, told.unnamed) == ((), 1)
    disclose_version(plan.versions.get().pk, actor=region.actor(Role.PERFORMANCE_DESK))
    assert [one.plan_id for one in uses_of(seen, sister).named] == [plan.pk]


def test_a_unit_keeps_its_own_and_the_desk_curates(region: Region) -> None:
    clerk, desk = region.actor(Role.UNIT_CLERK), region.actor(Role.PERFORMANCE_DESK)
    told = Kept("数量", "路灯巡查里程", "≥", "公里")
    made = keep_entry(LAMPS, told, actor=clerk)
    assert made.level2 == "数量指标"
    assert named(search(LAMPS, "巡查"), "路灯巡查里程").shelf is Shelf.OWN
    assert not search(REFUSE, "巡查")
    with pytest.raises(NotKept, match="已有"):
        keep_entry(LAMPS, told, actor=clerk)
    keep_entry(DIVISION, Kept("质量指标", "巡查到位率", "≥", "%"), actor=desk)
    assert named(search(REFUSE, "巡查"), "巡查到位率").shelf is Shelf.DIVISION
    for place, actor in ((DIVISION, clerk), (REFUSE, clerk), ("", clerk)):
        with pytest.raises(TransitionRefused):
            keep_entry(place, told, actor=actor)
    entry = TrailEntryRecord.objects.filter(action="library_keep").first()
    assert entry is not None
    assert entry.after["name"] == "路灯巡查里程"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        pytest.param(Kept("数量指标", ""), "名称", id="no name"),
        pytest.param(Kept("好指标", "里程"), "二级指标", id="an unknown class"),
        pytest.param(Kept("数量指标", "里程", unit="光年年"), "单位表", id="an unknown unit"),
        pytest.param(Kept("数量指标", "里程", "≈"), "比较符号", id="an unknown sign"),
        pytest.param(Kept("数量指标", "长" * 121), "120", id="too long"),
        pytest.param(Kept("数量指标", "联系13812345678"), "手机号", id="a number of a person"),
        pytest.param(Kept("数量指标", "里程", sector="航天"), "行业", id="an unknown sector"),
    ],
)
def test_what_cannot_be_kept_is_refused(region: Region, told: Kept, words: str) -> None:
    with pytest.raises(NotKept, match=words):
        keep_entry(LAMPS, told, actor=region.actor(Role.UNIT_CLERK))


def test_retiring_takes_a_reason_and_can_be_taken_back(region: Region) -> None:
    approved(region)
    clerk, desk = region.actor(Role.UNIT_CLERK), region.actor(Role.PERFORMANCE_DESK)
    known = named(search(DIVISION, "灯杆 数量"), "加固旧灯杆数量")
    with pytest.raises(NotKept, match="理由"):
        retire_indicator(known.subject, DIVISION, actor=desk, reason=" ")
    for subject in (known.subject, "standard:unit-cost"):
        with pytest.raises(TransitionRefused):
            retire_indicator(subject, LAMPS, actor=clerk, reason="不用")
        retire_indicator(subject, DIVISION, actor=desk, reason="名称不规范")
    assert not search(DIVISION, "灯杆 数量")
    assert all(one.name != "单位成本" for one in search(LAMPS, "单位成本"))
    held = RetirementRecord.objects.get(subject=known.subject)
    restore_indicator(held.pk, actor=desk)
    assert search(DIVISION, "灯杆 数量")
    actions = list(TrailEntryRecord.objects.values_list("action", flat=True))
    assert [one for one in actions if one.startswith("library")] == [
        "library_retire", "library_retire", "library_restore",
    ]  # fmt: skip


def test_what_is_out_of_reach_cannot_even_be_named(region: Region) -> None:
    approved(region)
    own = named(search(LAMPS, "灯杆 数量", Shelf.OWN), "加固旧灯杆数量")
    actor = region.actor(Role.UNIT_CLERK, "refuse")
    for subject in (own.subject, "known:999999", "entry:x", "nothing", "known:" + "9" * 30):
        with pytest.raises(JixiaoError) as told:
            retire_indicator(subject, REFUSE, actor=actor, reason="不用")
        assert isinstance(told.value, NoSuchIndicator)


def test_versions_approved_before_there_was_a_library_are_counted_by_its_migration(
    region: Region,
) -> None:
    approved(region)
    approved(region, OTHER, "refuse", name="乙", secret=True)
    told = search(DIVISION, "居民满意度")
    step = import_module("jixiao.web.library.migrations.0002_learn_approved_versions")
    step.forget_all(apps, None)
    assert not UseRecord.objects.exists()
    step.learn_approved(apps, None)
    again = search(DIVISION, "居民满意度")
    assert [(one.name, one.uses, one.targets) for one in again] == [
        (one.name, one.uses, one.targets) for one in told
    ]
    assert UseRecord.objects.count() == 18


def test_an_approval_costs_the_library_the_same_however_much_it_knows(
    region: Region, django_assert_max_num_queries: Callable[[int], ContextManager[object]]
) -> None:
    version = approved(region).versions.get()
    learn(version)
    with django_assert_max_num_queries(40):
        learn(version)
    seen = named(search(DIVISION, "居民满意度"), "改造路段居民满意度")
    assert (seen.uses, seen.targets[0].uses) == (1, 1)
