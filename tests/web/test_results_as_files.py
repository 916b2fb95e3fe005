"""What `jixiao apply` proposes for a self-evaluation is what the platform proposes for it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from jixiao.cli.main import main
from jixiao.notation.exchange import write_plans
from jixiao.web.results.judging import judged
from web.test_results import accepted

if TYPE_CHECKING:
    from pathlib import Path

    from web.region import Region

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("spent", ["165.12", "99.33"])
def test_step_money_and_reasons_are_the_same(
    region: Region, tmp_path: Path, capsys: pytest.CaptureFixture[str], spent: str
) -> None:
    found = judged(accepted(region, spent))
    expected = found.proposal
    assert expected is not None
    path = tmp_path / "自评.json"
    path.write_bytes(write_plans([found.document]))
    assert main(["apply", str(path), "--format", "json"]) == 0
    (project,) = json.loads(capsys.readouterr().out)["projects"]
    assert (project["total"], project["grade"]) == (str(found.scored.total), found.scored.grade)
    told = project["proposal"]
    recovered = None if expected.recovered is None else f"{expected.recovered:f}"
    assert (told["step"], told["budget"], told["recovered"], told["unit"]) == (
        expected.step.value, f"{expected.budget:f}", recovered, expected.unit,
    )  # fmt: skip
    assert told["reasons"] == [str(one) for one in expected.reasons]
