"""Saving cells: live findings, two people at once, refusals."""

from __future__ import annotations

import pytest

from jixiao.flow import review
from jixiao.forms.typed_changes import Change, InvalidChange, Kind
from jixiao.web.plans.actions.save_changes import save_changes
from jixiao.web.plans.mapping import document_of, plan_on_record
from jixiao.workflow.role import Role
from web.region import BLOCKED, Region
from web.taking import browser_of


def cell(row: str, name: str, text: str) -> Change:
    return Change(Kind.CELL, name, text, row)


def test_findings_follow_what_is_typed_and_are_those_of_the_command_line(region: Region) -> None:
    plan = region.plan(BLOCKED)
    clerk = region.actor(Role.UNIT_CLERK)
    row = next(one["id"] for one in plan.content["rows"] if "target" not in one["cells"])
    assert plan.blocking == 1
    saved = save_changes(plan.pk, actor=clerk, base=0, changes=[cell(row, "target", "=860盏")])
    assert (saved.plan.blocking, saved.plan.revision) == (0, 1)
    typed = plan_on_record(saved.plan)
    document = document_of(typed.plan, name=saved.plan.name, year=saved.plan.fiscal_year)
    told = sorted(one.rule for one in review([document]) if one.outcome == "found")
    assert sorted(one.rule for one in saved.findings) == told


def test_two_people_in_different_cells_both_stay(region: Region) -> None:
    plan = region.plan()
    clerk = region.actor(Role.UNIT_CLERK)
    save_changes(plan.pk, actor=clerk, base=0, changes=[cell("r1", "weight", "12")])
    saved = save_changes(plan.pk, actor=clerk, base=0, changes=[cell("r2", "weight", "8")])
    assert [one.text for one in saved.theirs] == ["12"]
    cells = {one["id"]: one["cells"]["weight"] for one in saved.plan.content["rows"]}
    assert (cells["r1"], cells["r2"]) == ("12", "8")


def test_two_people_in_one_cell_nothing_is_lost(region: Region) -> None:
    plan = region.plan()
    clerk = region.actor(Role.UNIT_CLERK)
    save_changes(plan.pk, actor=clerk, base=0, changes=[cell("r1", "target", "≤120万元")])
    mine = [cell("r1", "target", "≤125万元")]
    saved = save_changes(plan.pk, actor=clerk, base=0, changes=mine)
    assert [(one.mine, one.theirs) for one in saved.conflicts] == [("≤125万元", "≤120万元")]
    assert saved.plan.revision == 1
    forced = save_changes(plan.pk, actor=clerk, base=1, changes=mine, force=True)
    assert forced.plan.content["rows"][0]["cells"]["target"] == "≤125万元"
    assert [edit.changes[0]["text"] for edit in plan.edits.all()] == ["≤120万元", "≤125万元"]


def test_a_refused_change_changes_nothing(region: Region) -> None:
    plan = region.plan()
    clerk = region.actor(Role.UNIT_CLERK)
    with pytest.raises(InvalidChange, match="已被删除"):
        save_changes(
            plan.pk, actor=clerk, base=0,
            changes=[cell("r1", "weight", "12"), cell("gone", "weight", "1")],
        )  # fmt: skip
    plan.refresh_from_db()
    assert plan.revision == 0


def test_a_page_newer_than_the_server_is_refused(region: Region) -> None:
    plan = region.plan()
    with pytest.raises(InvalidChange, match="刷新"):
        save_changes(plan.pk, actor=region.actor(Role.UNIT_CLERK), base=7, changes=[])


def test_a_new_row_sent_again_after_its_answer_was_lost_stands_once(region: Region) -> None:
    plan = region.plan()
    clerk = region.actor(Role.UNIT_CLERK)
    batch = [Change(Kind.INSERT, row="n1", after="r1"), cell("n1", "name", "更换灯杆数量")]
    save_changes(plan.pk, actor=clerk, base=0, changes=batch)
    again = save_changes(plan.pk, actor=clerk, base=0, changes=batch)
    assert [row["id"] for row in again.plan.content["rows"]].count("n1") == 1
    only_row = save_changes(plan.pk, actor=clerk, base=0, changes=batch[:1])
    assert only_row.plan.revision == again.plan.revision
    save_changes(
        plan.pk, actor=clerk, base=only_row.plan.revision, changes=[Change(Kind.REMOVE, row="n1")]
    )
    late = save_changes(plan.pk, actor=clerk, base=0, changes=batch)
    assert [(one.mine, one.theirs) for one in late.conflicts] == [("更换灯杆数量", None)]
    with pytest.raises(InvalidChange, match="编号重复"):
        save_changes(
            plan.pk, actor=clerk, base=late.plan.revision,
            changes=[Change(Kind.INSERT, row="r1")],
        )  # fmt: skip


def test_a_page_never_writes_over_what_it_was_not_shown(region: Region) -> None:
    plan, client = region.plan(), browser_of(region.people[Role.UNIT_CLERK, "lamps"])

    def sent(base: int, text: str) -> int:
        change = {"kind": "cell", "row": "r1", "name": "target", "text": text}
        told = {"base": base, "changes": [change], "force": True}
        path = f"/plans/{plan.pk}/changes/"
        return client.post(path, told, content_type="application/json").status_code

    assert sent(0, "≤120万元") == 200
    assert sent(0, "≤125万元") == 409
    assert sent(1, "≤125万元") == 200
    assert sent(1, "≤126万元") == 409
