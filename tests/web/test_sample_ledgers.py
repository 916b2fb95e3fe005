"""The sample region's ledgers: sealed, measured and looked through by the worker, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jixiao import flow
from jixiao.web.bindings.models import ActualRecord
from jixiao.web.cases.models import CaseRecord
from jixiao.web.ledgers.models import JobRecord, JobState, LedgerUploadRecord
from jixiao.web.ledgers.sealed_store import store
from jixiao.web.plans.models import PlanRecord
from jixiao.web.site.sample_ledgers import FIRST, order_ledgers
from jixiao.web.site.sample_region import load_sample_region
from web.working import work_all

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_county_gets_its_ledgers_in_the_background(region: object, samples: list[Path]) -> None:  # noqa: ARG001 - Django's settings
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
    stages = set(CaseRecord.objects.values_list("stage", flat=True))
    assert {"issued", "stopped", "recovering", "closed"} <= stages
    assert CaseRecord.objects.filter(sealed=True).exists()
    assert order_ledgers([FIRST]) == 0, "a county gets them once"
    assert order_ledgers() == 2
