"""What comes after approval, for tests: a plan approved, a round opened, a sheet filled in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from jixiao.web.rounds.actions.open_round import open_round
from jixiao.web.rounds.actions.save_sheet import save_sheet
from jixiao.workflow.role import Role
from jixiao.workflow.stage import Stage
from web.test_moves import brought_to

if TYPE_CHECKING:
    from jixiao.web.plans.models import PlanRecord
    from jixiao.web.rounds.models import SheetRecord
    from web.region import Region

GOOD_ACTUALS = {
    1: "120万元", 2: "40万元", 3: "600盏", 4: "300根", 5: "100%", 6: "2026年8月20日", 7: "30%",
    8: "45%", 9: "90%",
}  # fmt: skip
"""What the plan of `region.GOOD` reached by the end of July, row by row: nothing lags."""
WHY = {"causes": ["funding"], "reason": "灯具到货晚", "likelihood": "有可能"}


def approved(region: Region) -> PlanRecord:
    """Return a plan of the lamps that was approved."""
    return brought_to(region, Stage.APPROVED)


def sheet_in_july(region: Region, plan: PlanRecord) -> SheetRecord:
    """Return the blank sheet of the plan in a round with the cut-off date 31 July."""
    desk = region.actor(Role.PERFORMANCE_DESK)
    made = open_round(region.year.pk, actor=desk, cut_off=date(2026, 7, 31), due=date(2026, 8, 10))
    return made.sheets.get(plan=plan)


def typed(actuals: dict[int, str], **more: dict[str, object]) -> dict[int, dict[str, object]]:
    """Return rows as the page sends them; `row_3={…}` adds to row 3."""
    rows: dict[int, dict[str, object]] = {
        number: {"actual": text, "causes": []} for number, text in actuals.items()
    }
    for name, told in more.items():
        rows.setdefault(int(name.removeprefix("row_")), {"causes": []}).update(told)
    return rows


def filled(region: Region, sheet: SheetRecord, spent: str = "60") -> SheetRecord:
    """Return the sheet with everything typed, nothing lagging at 60 万元."""
    clerk = region.actor(Role.UNIT_CLERK)
    return save_sheet(
        sheet.pk, actor=clerk, base=sheet.revision, spent=spent, rows=typed(GOOD_ACTUALS)
    )
