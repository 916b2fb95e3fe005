"""The sample region's ledgers: sealed, measured and looked through by the worker, once.

No number of a person is left of it anywhere.
"""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection

from jixiao import flow
from jixiao.cli.main import main
from jixiao.model.score import Evidence
from jixiao.web.bindings.models import ActualRecord
from jixiao.web.cases.models import CaseRecord
from jixiao.web.ledgers.models import JobRecord, JobState, LedgerUploadRecord
from jixiao.web.ledgers.sealed_store import store
from jixiao.web.plans.models import PlanRecord
from jixiao.web.results.judging import judged
from jixiao.web.results.models import DisclosedResultRecord, SelfEvaluationRecord
from jixiao.web.site.sample_ledgers import FIRST, _files, order_ledgers
from jixiao.web.site.sample_region import load_sample_region
from web.left_behind import (
    discard_waiting,
    heard,
    numbers_in,
    pages_seen,
    rows_stored,
    spoilt_files,
    upload_spoilt,
)
from web.working import work_all

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from clear_numbers import ClearNumbers

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_county_gets_its_ledgers_in_the_background(
    region: object,  # noqa: ARG001 - Django's settings
    samples: list[Path],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    with heard() as log:
        _given(samples)
        unit = LedgerUploadRecord.objects.get().place.path
        made = _files(tmp_path / "made", FIRST, 2024)
        search = numbers_in(made)
        assert search.in_files(made), "the search finds them where they are"
        assert upload_spoilt(made, unit) == len(spoilt_files(made))
        told = _commands(tmp_path, made, capfd)
        pages = dict(pages_seen(unit, FIRST))
        discard_waiting(unit)
    _nothing_clear_is_left(search, pages, log.getvalue() + told)
    assert order_ledgers([FIRST]) == 0, "a county gets them once"
    assert order_ledgers() == 2


def _given(samples: list[Path]) -> None:
    documents = [one for one in flow.read_documents(samples) if not isinstance(one, Exception)]
    load_sample_region(documents)
    assert not store().exists, "the start does not wait for it"
    assert [one.kind for one in JobRecord.objects.all()] == ["sample"]
    work_all()
    states = JobRecord.objects.values_list("kind", "state", "fault_zh")
    assert all(state == JobState.DONE for _kind, state, _fault in states), list(states)
    (upload,) = LedgerUploadRecord.objects.all()
    assert upload.load == 1
    assert upload.place.division_code == FIRST
    measured = set(ActualRecord.objects.values_list("version__plan", flat=True))
    plans = PlanRecord.objects.filter(path__startswith=FIRST, version__gt=0)
    assert 4 <= len(measured) < plans.count()
    assert ActualRecord.objects.exclude(content__value=None).count() > 100
    _evaluated_as_measured(plans)
    stages = set(CaseRecord.objects.values_list("stage", flat=True))
    assert {"issued", "stopped", "recovering", "closed"} <= stages
    assert CaseRecord.objects.filter(sealed=True).exists()


def _evaluated_as_measured(plans: QuerySet[PlanRecord]) -> None:
    """Plans that were typed and accepted at the start are accepted again as ledgers tell."""
    again = SelfEvaluationRecord.objects.filter(
        plan__in=plans, steps__action__in=["reopen_evaluation", "return_evaluation"]
    )
    assert Counter(again.values_list("standing", flat=True)) == {"accepted": 3, "department": 1}
    for one in again:
        found = judged(one)
        assert found.measured
        assert {found.scored.rows[row - 1].evidence for row in found.measured} == {
            Evidence.MEASURED
        }, "and no longer what the unit claimed"
        assert one.total is not None
        assert not one.unexplained
        results = list(one.results.all())
        assert len(results) == (2 if one.standing == "accepted" else 0)
        assert all(DisclosedResultRecord.objects.filter(result=each).exists() for each in results)


def _commands(folder: Path, made: Path, capfd: pytest.CaptureFixture[str]) -> str:
    """Return what the commands write and say of the sample, right and spoilt."""
    held = ("--store", str(folder / "cli"), "--key", str(folder / "cli-key"), "--division", FIRST)
    for file in spoilt_files(made):
        path = folder / str(file.name)
        path.write_bytes(file.read())
        for work in ("check", "load"):
            main(["ledger", work, str(path), *held, "-o", str(folder / f"{file.name}.txt")])
        path.unlink()
    assert main(["ledger", "load", str(made), *held]) == 0
    at = held[:2]
    main(["ledger", "list", *at])
    find = ("--first", "202301", "--last", "202412", "-o", str(folder / "found.json"))
    main(["safety", "find", *at, *find, "--format", "json"])
    plan = str(Path(__file__).parents[2] / "samples" / "funing_2024_text.txt")
    assert main(["measure", plan, *at, "--division", FIRST, "-o", str(folder / "actuals.txt")]) == 0
    assert main(["measure", plan, *at, "--division", FIRST, "--rows", "1.2", "--owner"]) == 0
    shutil.rmtree(made.parent)
    said = capfd.readouterr()
    return said.out + said.err


def _nothing_clear_is_left(search: ClearNumbers, pages: dict[str, bytes], told: str) -> None:
    """Look for the numbers in the store, the database, the logs and all that was given out."""
    assert sum("/behind/ 200" in name for name in pages) > 20
    assert sum("***" in content.decode() for content in pages.values()) > 20
    assert "没有表头" in told
    found = {name: search.in_bytes(content) for name, content in pages.items()}
    root = Path(settings.LEDGERS_ROOT).parent
    assert any(root.rglob("*.parquet"))
    found |= search.in_files(root)
    for table, row in rows_stored():
        found[table] = found.get(table, set()).union(*map(search.in_value, row))
    assert {"django_session", "ledgers_jobrecord", "ledgers_ledgeruploadrecord"} <= found.keys()
    database = Path(str(connection.settings_dict["NAME"]))
    if database.is_file():
        found["the database's file"] = search.in_bytes(database.read_bytes())
    found["what was said"] = search.in_text(told)
    assert {name: sorted(held)[:3] for name, held in found.items() if held} == {}
