"""Experts at the same time: all sheets in at once, one panel called once, one result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection

from jixiao.web.evaluations.actions.close_panel import close_panel
from jixiao.web.evaluations.actions.score_items import hand_in, save_scores
from jixiao.web.evaluations.actions.write_findings import write_findings
from jixiao.web.evaluations.models import PanelKind, PanelRecord, PanelResultRecord
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.recording import entries
from web.after_approval import approved
from web.panel_of_experts import TEXTS, acting, called, experts_of, typed
from web.test_intake_together import at_once

if TYPE_CHECKING:
    from web.region import Region

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 4


def test_what_experts_do_at_once_is_done_once(region: Region) -> None:
    plan, people = approved(region), experts_of(region, TIMES)
    opened = at_once([lambda: called(region, plan, PanelKind.EVALUATION, TIMES)] * TIMES)
    assert sum(isinstance(one, PanelRecord) for one in opened) == 1
    panel = PanelRecord.objects.get()
    for person in people:
        save_scores(panel.pk, actor=acting(person), base=0, typed=typed(panel, "0.9"))
    actors = [acting(person) for person in people]
    at_once([lambda who=one: hand_in(panel.pk, actor=who) for one in actors])
    panel.refresh_from_db()
    assert panel.standing == "deliberating"
    assert not panel.seats.filter(handed_in=None).exists()
    write_findings(panel.pk, actor=actors[0], texts=TEXTS, notes={})
    closed = at_once([lambda: close_panel(panel.pk, actor=actors[0])] * TIMES)
    assert sum(isinstance(one, PanelResultRecord) for one in closed) == 1
    assert PanelResultRecord.objects.get().total == 90
    assert list(breaks(line_of(one) for one in entries())) == []


if connection.vendor != "postgresql":  # the tests' SQLite lies in memory: no thread can wait there
    del test_what_experts_do_at_once_is_done_once
