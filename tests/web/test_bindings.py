"""Bindings beside indicators, actuals measured by them, evidence, and rows masked by role."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from jixiao.forms.typed_changes import Change, Kind
from jixiao.measurement.fitting import UnfitBinding
from jixiao.measurement.metric import UnknownFilter, UnknownMetric
from jixiao.model.binding import Evidence
from jixiao.web.bindings.actions.choose_binding import Choice, choose_binding, take_suggestion
from jixiao.web.bindings.actions.confirm_bindings import confirm_bindings
from jixiao.web.bindings.actions.measure_plan import NothingToMeasure, measure_plan
from jixiao.web.bindings.bound_rows import bound_plan
from jixiao.web.bindings.models import ActualRecord, BindingRecord
from jixiao.web.bindings.queries import actuals_of, last_month
from jixiao.web.bindings.version_lock import BindingRefused, NotApproved, version_of
from jixiao.web.ledgers.models import JobRecord
from jixiao.web.plans.actions.adjust_plan import adjust_plan
from jixiao.web.plans.actions.save_changes import save_changes
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.recording import entries
from jixiao.workflow.ledger_duty import LedgerDuty, roles_with
from jixiao.workflow.role import Role
from ledger_files import PERSONS
from web.pension_plan import (
    FULL,
    GRADED,
    TIMELY,
    approve,
    approved_pensions,
    measured_pensions,
    short_payments,
)
from web.region import ELSEWHERE, HOME
from web.taking import browser_of
from web.working import payments, sealed, work_all

if TYPE_CHECKING:
    from web.region import Region

pytestmark = pytest.mark.django_db(transaction=True)
CLERK, DESK = Role.UNIT_CLERK, Role.PERFORMANCE_DESK


def test_suggestions_hold_until_somebody_chooses(region: Region) -> None:
    plan = approved_pensions(region)
    version = version_of(plan)
    rows = bound_plan(version).rows
    assert rows[FULL - 1].binding.metric == "full_amount_rate"
    assert rows[TIMELY - 1].binding.metric == "paid_on_time_rate"
    assert rows[GRADED - 1].binding.evidence is Evidence.GRADED
    assert not any(one.binding.confirmed for one in rows)
    chosen = Choice("按新口径", "payment_success_rate", {}, 202601, 202606, "%")
    choose_binding(plan.pk, FULL, chosen, actor=region.actor(CLERK))
    held = bound_plan(version).rows[FULL - 1]
    assert (held.binding.metric, held.binding.last) == ("payment_success_rate", 202606)
    assert held.binding.reason.render() == "按新口径"
    assert confirm_bindings(plan.pk, [FULL], actor=region.actor(DESK)) == 1
    assert confirm_bindings(plan.pk, [FULL], actor=region.actor(DESK)) == 0
    assert bound_plan(version).rows[FULL - 1].binding.confirmed
    choose_binding(plan.pk, FULL, Choice("记录不全"), actor=region.actor(CLERK))
    again = bound_plan(version).rows[FULL - 1]
    assert again.binding.evidence is Evidence.NONE
    assert not again.binding.confirmed, "what is chosen anew is to be confirmed anew"
    take_suggestion(plan.pk, FULL, actor=region.actor(CLERK))
    assert bound_plan(version).rows[FULL - 1].binding.metric == "full_amount_rate"
    assert list(breaks(line_of(one) for one in entries())) == []


@pytest.mark.parametrize(
    ("choice", "fault", "why"),
    [
        (Choice("  "), BindingRefused, "没有写明理由"),
        (Choice("无", "no_such_metric"), UnknownMetric, "没有名为"),
        (Choice("无", "spent", {}, 202512, 202606, "元"), BindingRefused, "期间应在"),
        (Choice("无", "spent", {}, 202606, 202601, "元"), BindingRefused, "期间应在"),
        (Choice("无", "spent", {}, 202601, 202606, "人"), BindingRefused, "不能用"),
        (Choice("无", "spent", {"colour": ("red",)}, 202601, 202606, "元"), BindingRefused, "筛选"),
        (Choice("无", "spent", {}, 202601, 202606, "元"), UnfitBinding, "目标值“=100%”是比率"),
        (
            Choice("无", "paid_on_time_rate", {"benefit": ("养老",)}, 202601, 202606, "%"),
            UnknownFilter,
            "没有值“养老”；可用的有：resident_pension（城乡居民养老金）",
        ),
    ],
)
def test_a_choice_that_cannot_be_is_refused(
    region: Region, choice: Choice, fault: type[Exception], why: str
) -> None:
    plan = approved_pensions(region)
    with pytest.raises(fault, match=why):
        choose_binding(plan.pk, FULL, choice, actor=region.actor(CLERK))
    with pytest.raises(BindingRefused, match="第99行"):
        choose_binding(plan.pk, 99, Choice("无"), actor=region.actor(CLERK))
    assert not BindingRecord.objects.exists()


def test_only_what_is_confirmed_is_measured_and_again_with_the_same_bytes(region: Region) -> None:
    plan = approved_pensions(region)
    with pytest.raises(NothingToMeasure, match="还没有确认"):
        measure_plan(plan.pk, 2, actor=region.actor(CLERK))
    sealed(region, short_payments())
    assert last_month(plan) == 2
    confirm_bindings(plan.pk, [FULL], actor=region.actor(DESK))
    measure_plan(plan.pk, 2, actor=region.actor(CLERK))
    with pytest.raises(NothingToMeasure, match="正在计算"):
        measure_plan(plan.pk, 2, actor=region.actor(CLERK))
    work_all()
    found = actuals_of(version_of(plan))
    assert set(found) == {FULL}
    told = {
        month: (one.content["value"], one.content["rows"]) for month, one in found[FULL].items()
    }
    assert told == {202601: ("100.00", 3), 202602: ("83.33", 6)}
    before = found[FULL][202602]
    assert (before.content["numerator"], before.content["denominator"]) == ("5", "6")
    assert before.content["engine"].startswith("duckdb ")
    assert before.content["loads"][0]["load"] == 1
    measure_plan(plan.pk, 2, actor=region.actor(CLERK))
    work_all()
    assert ActualRecord.objects.count() == 2
    again = actuals_of(version_of(plan))[FULL][202602]
    assert (again.pk, again.sha256, again.times) == (before.pk, before.sha256, 2)
    assert JobRecord.objects.filter(kind="measure")[0].result["same"] == 2
    confirm_bindings(plan.pk, [FULL + 1], actor=region.actor(DESK))
    listed = browser_of(region.people[DESK, HOME[DESK]]).get("/measured/")
    (shown,) = listed.context["page"]
    assert (shown.confirmed, shown.measured) == (2, 202602), "not once a month and binding"


def test_a_binding_is_told_in_words(region: Region) -> None:
    plan = approved_pensions(region)
    client = browser_of(region.people[DESK, HOME[DESK]])
    page = client.get(f"/measured/plans/{plan.pk}/").content.decode()
    told = re.findall(r"· ([^·<]+＝[^·<]+?) ·", page)
    assert told
    assert not [one for one in told if re.match("[a-z_]+＝", one)], told
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    english = client.get(f"/measured/plans/{plan.pk}/").content.decode()
    assert re.search(r"· [a-z ]+＝", english)


def test_a_correction_of_the_ledgers_is_told_and_makes_another_value(region: Region) -> None:
    plan = measured_pensions(region)
    client = browser_of(region.people[CLERK, "lamps"])
    page = f"/measured/plans/{plan.pk}/rows/{FULL}/"
    assert "请重新计算" not in client.get(page).content.decode()
    sealed(region, payments(month=202602), action="correct")
    assert "请重新计算" in client.get(page).content.decode()
    measure_plan(plan.pk, 2, actor=region.actor(CLERK))
    work_all()
    held = actuals_of(version_of(plan))[FULL][202602]
    assert held.content["value"] == "100.00"
    versions = ActualRecord.objects.filter(row=FULL, month=202602)
    assert [one.content["value"] for one in versions] == ["83.33", "100.00"]


def test_the_sheet_of_evidence_says_all_that_is_needed(region: Region) -> None:
    plan = measured_pensions(region)
    actual = actuals_of(version_of(plan))[FULL][202602]
    client = browser_of(region.people[CLERK, "lamps"])
    text = client.get(f"/measured/plans/{plan.pk}/rows/{FULL}/").content.decode()
    for part in ("83.33", "足额发放率", "full_amount_rate", actual.content["digest"],
                 actual.content["loads"][0]["sha256"], actual.content["engine"], actual.sha256,
                 "<svg", "202601"):  # fmt: skip
        assert part in text, part
    client.cookies["jixiao_language"] = "en"
    english = client.get(f"/measured/plans/{plan.pk}/rows/{FULL}/").content.decode()
    assert "numerator" in english
    january = client.get(f"/measured/plans/{plan.pk}/rows/{FULL}/?month=202601").content.decode()
    assert "100.00" in january
    assert client.get(f"/measured/plans/{plan.pk}/rows/{FULL}/?month=202611").status_code == 404
    assert client.get(f"/measured/plans/{plan.pk}/rows/99/").status_code == 404


def test_rows_behind_a_value_are_masked_by_role(region: Region) -> None:
    plan = measured_pensions(region)
    page = f"/measured/plans/{plan.pk}/rows/{FULL}/behind/"
    shown = {}
    for role in (CLERK, Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER, DESK, Role.AUDITOR):
        answer = browser_of(region.people[role, HOME[role]]).get(page)
        assert answer.status_code == 200, role
        shown[role] = answer.content.decode()
        assert not any(one in shown[role] for one in PERSONS), role
        assert "<td>185.00</td>" in shown[role]
        assert answer["Cache-Control"] == "private, no-store"
    for role in (CLERK, Role.UNIT_HEAD):
        assert "110105***********X" in shown[role], role
    for role in (Role.DEPARTMENT_REVIEWER, DESK, Role.AUDITOR):
        assert "110105***********X" not in shown[role], role
        assert "***" in shown[role]


def test_rows_of_another_unit_are_not_listed_to_a_unit(region: Region) -> None:
    plan = measured_pensions(region)
    from jixiao.web.ledgers.models import LedgerUploadRecord  # noqa: PLC0415 - as another unit's

    LedgerUploadRecord.objects.update(place=region.places["library"])
    page = f"/measured/plans/{plan.pk}/rows/{FULL}/behind/"
    text = browser_of(region.people[CLERK, "lamps"]).get(page).content.decode()
    assert "其他单位载入" in text
    assert "185.00" not in text
    desk = browser_of(region.people[DESK, "bureau"]).get(page).content.decode()
    assert "185.00" in desk


def test_bindings_stand_beside_the_plan_and_are_exported_with_it(region: Region) -> None:
    plan = measured_pensions(region)
    client = browser_of(region.people[DESK, "bureau"])
    text = client.get(f"/plans/{plan.pk}/").content.decode()
    assert "完成值的来源" in text
    assert "83.33" in text
    draft = region.plan()
    assert "完成值的来源" not in client.get(f"/plans/{draft.pk}/").content.decode()
    told = json.loads(client.get(f"/measured/plans/{plan.pk}/bindings.json").content)
    kept = told["documents"][0]["projects"][0]["bindings"]
    assert [one["indicator"] for one in kept] == [1, 2, 3, 4, 5, 6]
    assert kept[FULL - 1]["metric"] == "full_amount_rate"
    assert kept[FULL - 1]["confirmed"] is True
    actuals = json.loads(client.get(f"/measured/plans/{plan.pk}/actuals.json").content)
    values = actuals["documents"][0]["projects"][0]["actuals"]
    assert values[FULL - 1]["value"] == "83.33"
    assert values[GRADED - 1]["value"] is None


def test_exported_bindings_are_what_the_command_measures(region: Region, tmp_path: object) -> None:
    from pathlib import Path  # noqa: PLC0415 - only here

    from jixiao.cli.bindings import bound  # noqa: PLC0415 - as above
    from jixiao.cli.inputs import Inputs  # noqa: PLC0415 - as above

    plan = approved_pensions(region)
    choose_binding(plan.pk, FULL, Choice("记录不全"), actor=region.actor(CLERK))
    client = browser_of(region.people[DESK, "bureau"])
    path = Path(str(tmp_path)) / "bound.json"
    path.write_bytes(client.get(f"/measured/plans/{plan.pk}/bindings.json").content)
    (found,) = bound(Inputs([str(path)]), None)
    assert found.bindings[FULL - 1].evidence is Evidence.NONE
    assert found.bindings[TIMELY - 1].metric == "paid_on_time_rate"


def test_a_new_version_keeps_the_bindings_of_what_stayed_as_it_was(region: Region) -> None:
    plan = approved_pensions(region)
    desk, clerk = region.actor(DESK), region.actor(CLERK)
    choose_binding(plan.pk, FULL, Choice("记录不全"), actor=clerk)
    confirm_bindings(plan.pk, [FULL, TIMELY], actor=desk)
    first = version_of(plan)
    adjust_plan(plan.pk, actor=clerk, reason="调低目标")
    plan.refresh_from_db()
    row = plan.content["rows"][TIMELY - 1]["id"]
    change = Change(Kind.CELL, "target", "≥98%", row)
    save_changes(plan.pk, actor=clerk, base=plan.revision, changes=[change])
    approve(region, plan)
    second = version_of(plan)
    assert (first.number, second.number) == (1, 2)
    rows = bound_plan(second).rows
    kept = rows[FULL - 1]
    assert kept.binding.evidence is Evidence.NONE
    assert kept.record is not None
    assert kept.record.confirmed_by == desk.person
    assert rows[TIMELY - 1].record is None, "its target is another: a person confirms it anew"
    assert BindingRecord.objects.filter(version=first).count() == 2
    assert "carry_bindings" in [one.action for one in entries()]
    assert list(breaks(line_of(one) for one in entries())) == []


def test_a_plan_that_is_not_approved_has_nothing_to_bind(region: Region) -> None:
    plan = region.plan()
    with pytest.raises(NotApproved, match="批复以后"):
        confirm_bindings(plan.pk, None, actor=region.actor(DESK))
    client = browser_of(region.people[DESK, "bureau"])
    assert client.get(f"/measured/plans/{plan.pk}/").status_code == 404


def test_measuring_without_any_ledger_says_so(region: Region) -> None:
    plan = approved_pensions(region)
    confirm_bindings(plan.pk, None, actor=region.actor(DESK))
    measure_plan(plan.pk, 1, actor=region.actor(CLERK))
    work_all()
    text = browser_of(region.people[CLERK, "lamps"]).get(f"/measured/plans/{plan.pk}/").content
    assert "还没有封存任何台账" in text.decode()


def test_who_may_do_what_with_bindings_is_the_table(region: Region) -> None:
    plan = approved_pensions(region)
    at = f"/measured/plans/{plan.pk}"
    steps = {
        LedgerDuty.CHOOSE_BINDING: (
            f"{at}/rows/{FULL}/choose/",
            {"metric": "none", "reason": "无"},
        ),
        LedgerDuty.CONFIRM_BINDING: (f"{at}/confirm/", {"row": TIMELY}),
        LedgerDuty.MEASURE: (f"{at}/measure/", {"month": "13"}),
    }
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            client, near = browser_of(region.people[role, place]), place == HOME[role]
            sees = near and role in roles_with(LedgerDuty.VIEW)
            for page in ("", "rows/3/", "bindings.json", "actuals.json"):
                assert client.get(f"{at}/{page}").status_code == (200 if sees else 404), (
                    role,
                    page,
                )
            for duty, (address, told) in steps.items():
                allowed = near and role in roles_with(duty)
                status = client.post(address, told).status_code
                done = 400 if duty is LedgerDuty.MEASURE else 302
                wanted = done if allowed else 403 if sees else 400
                assert status == wanted, (role, place, duty)
