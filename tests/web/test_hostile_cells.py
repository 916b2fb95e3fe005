"""Cells with what nobody means: the plan is saved, checked by every rule, and opens again."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from jixiao.web.plans.models import PlanRecord
from jixiao.workflow.role import Role
from web.taking import browser_of

if TYPE_CHECKING:
    import pytest

    from web.region import Region

ENDLESS = "9" * 4500
ODD = (ENDLESS, "1e999999999", "NaN", "0年0月0日", "9999年99月99日前", "½", "٣%", "亿" * 3000,
       f"≥{ENDLESS}%", f"{ENDLESS}年{ENDLESS}月底前", f"{ENDLESS}盏按{ENDLESS}元")  # fmt: skip
PLACES = (("", "year"), ("", "plan.6"), ("", "budget.total"), ("", "unit.code"),
          ("r1", "target"), ("r3", "target"), ("r3", "weight"), ("r3", "basis"))  # fmt: skip


def test_no_cell_breaks_a_plan_or_a_rule(region: Region, caplog: pytest.LogCaptureFixture) -> None:
    plan, revision = region.plan(), 0
    client = browser_of(region.people[Role.UNIT_CLERK, "lamps"])
    with caplog.at_level(logging.ERROR, "jixiao"):
        for text in ODD:
            changes = [
                {"kind": "cell" if row else "field", "row": row, "name": name, "text": text}
                for row, name in PLACES
            ]
            told = {"base": revision, "changes": changes}
            path = f"/plans/{plan.pk}/changes/"
            answer = client.post(path, told, content_type="application/json")
            assert answer.status_code == 200, text[:20]
            revision = answer.json()["revision"]
            assert client.get(f"/plans/{plan.pk}/").status_code == 200, text[:20]
    assert [one.getMessage()[:200] for one in caplog.records] == []
    assert PlanRecord.objects.get(pk=plan.pk).revision == len(ODD)
    for page in (f"/findings/plans/{plan.pk}/compare/", f"/plans/{plan.pk}/print.xlsx",
                 f"/plans/{plan.pk}/print.json", "/plans/", "/"):  # fmt: skip
        assert client.get(page).status_code == 200, page
