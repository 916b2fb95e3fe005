"""What the commands make of the experts' files is what the platform makes of their sheets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from jixiao.cli.main import main
from jixiao.evaluation.panel_trace import arithmetic
from jixiao.web.evaluations.gate import assessment_of
from jixiao.web.evaluations.judging import judged, points_of, seats_of
from jixiao.web.evaluations.models import PanelRecord
from jixiao.workflow.assessment_gate import answer, lacking
from web.after_approval import approved
from web.panel_of_experts import called, experts_of, scored
from web.test_ex_ante import above, assessed

if TYPE_CHECKING:
    from pathlib import Path

    from web.region import Region

pytestmark = pytest.mark.django_db
GIVEN = (
    {"effect": "17.35", "satisfaction": "9.99", "basis": "1"},
    {"effect": "20", "satisfaction": "6.5", "quality": "4.33"},
    {"effect": "11.11", "timely": "5.67"},
    {"effect": "19.9", "spent": "0", "satisfaction": "8"},
    {"effect": "20", "saved": "3.3", "satisfaction": "10"},
)
"""Five experts: of each item one highest and one lowest are left out, and thirds are rounded."""


def files_of(panel: PanelRecord, folder: Path) -> list[str]:
    """Write the plan the experts were shown, and the sheet of each, as files."""
    plan = folder / "plan.json"
    whole = {"format": "jixiao/1", "content": "plans", "documents": [panel.content]}
    plan.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    points, paths = points_of(panel), [str(plan)]
    for seat in seats_of(panel):
        sheet = {
            "format": "jixiao/1", "content": "score_sheet", "expert": str(seat.person),
            "project": {"name": panel.plan.name, "year": panel.fiscal_year}, "chair": seat.chair,
            "items": {
                item: {"points": str(points[item]), **told} for item, told in seat.scores.items()
            },
        }  # fmt: skip
        path = folder / f"{seat.number}.json"
        path.write_text(json.dumps(sheet, ensure_ascii=False), encoding="utf-8")
        paths.append(str(path))
    return paths


def test_an_evaluation_comes_to_the_same_last_figure(
    region: Region, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    panel = called(region, approved(region), count=5)
    for person, taken in zip(experts_of(region, 5), GIVEN, strict=True):
        scored(panel, person, "0.91", **taken)
    panel.refresh_from_db()
    expected = judged(panel)
    assert main(["evaluate", *files_of(panel, tmp_path), "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["projects"]
    assert (found["total"], found["grade"], found["agreement"]) == (
        str(expected.total), expected.grade, str(expected.agreement.coefficient),
    )  # fmt: skip
    assert [
        (one["id"], one["score"], one["spread"], one["differs"], one["left_out"], one["arithmetic"])
        for one in found["items"]
    ] == [
        (one.id, str(one.score), str(one.spread), one.differs, one.left_out, str(arithmetic(one)))
        for one in expected.items
    ]
    assert all(one["left_out"] == 2 for one in found["items"])


@pytest.mark.parametrize(
    ("outcome", "share"),
    [("support", "0.9"), ("revise", "0.7"), ("refuse", "0.5")],
)
def test_an_assessment_concludes_the_same_and_opens_the_same_gate(
    region: Region, tmp_path: Path, capsys: pytest.CaptureFixture[str], outcome: str, share: str
) -> None:
    above(region)
    plan = region.plan()
    assessed(region, plan, outcome, share)
    panel = PanelRecord.objects.get(plan=plan)
    told = ("--threshold", "100", "--decided", outcome, "--reason", "同意", "--format", "json")
    assert main(["ex-ante", *files_of(panel, tmp_path), *told]) == 0
    (found,) = json.loads(capsys.readouterr().out)["projects"]
    result = panel.result
    assert (found["total"], found["grade"], found["conclusion"]["proposed"]) == (
        str(result.total), result.grade, result.outcome,
    )  # fmt: skip
    state = assessment_of(plan)
    assert state is not None
    assert found["gate"]["answer"] == str(answer(state))
    assert found["gate"]["open"] is (lacking(state) is None)
