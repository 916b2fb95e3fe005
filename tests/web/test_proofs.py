"""What an actual of a self-evaluation rests on counts only with the file that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.model.score import Evidence
from jixiao.web.results.judging import judged
from jixiao.web.results.models import ProofRecord, SelfEvaluationRecord
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.recording import entries
from jixiao.workflow.role import READERS, Role
from web.region import ELSEWHERE, HOME
from web.taking import browser_of
from web.test_attachments import PDF
from web.test_results import begun, client, sent

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from web.region import Region

pytestmark = pytest.mark.django_db
LACKS = "没有附上佐证材料，按单位填报数计"


def attach(browser: Client, found: SelfEvaluationRecord, row: int = 3) -> HttpResponse:
    files = SimpleUploadedFile("验收单.pdf", PDF)
    return browser.post(f"/results/{found.pk}/proofs/{row}/", {"files": files})


def evidence_of(found: SelfEvaluationRecord, row: int = 3) -> Evidence:
    return judged(found).scored.rows[row - 1].evidence


def test_a_paper_counts_with_its_file_and_no_longer_without(region: Region) -> None:
    found, clerk = begun(region), client(region, Role.UNIT_CLERK)
    path = f"/results/{found.pk}/"
    typed = sent(found) | {"evidence-3": "paper", "evidence-4": "claim"}
    assert clerk.post(f"{path}save/", typed).status_code == 302
    found.refresh_from_db()
    assert evidence_of(found) is Evidence.CLAIM
    assert clerk.get(path).content.decode().count(LACKS) == 1
    assert attach(clerk, found).status_code == 302
    assert attach(clerk, found).status_code == 302
    (one,) = ProofRecord.objects.all()
    assert evidence_of(found) is Evidence.SIGNED_PAPER
    page = clerk.get(path).content.decode()
    assert "验收单.pdf" in page
    assert LACKS not in page
    assert clerk.get(f"/results/proofs/{one.pk}/").content == PDF
    assert clerk.post(f"/results/proofs/{one.pk}/remove/").status_code == 302
    assert evidence_of(found) is Evidence.CLAIM
    assert clerk.post(f"/results/proofs/{one.pk}/remove/").status_code == 400
    assert list(breaks(line_of(each) for each in entries())) == []


def test_who_fills_in_attaches_and_who_looks_downloads(region: Region) -> None:
    found = begun(region)
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            may = role is Role.UNIT_CLERK and place == HOME[role]
            done = attach(browser_of(region.people[role, place]), found)
            assert done.status_code == (302 if may else 403), (role, place)
    (one,) = ProofRecord.objects.all()
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            may = role in READERS and place == HOME[role]
            got = browser_of(region.people[role, place]).get(f"/results/proofs/{one.pk}/")
            assert got.status_code == (200 if may else 404), (role, place)


def test_what_was_signed_keeps_its_proofs_and_takes_no_other(region: Region) -> None:
    found, clerk = begun(region), client(region, Role.UNIT_CLERK)
    assert attach(clerk, found, 99).status_code == 400
    assert clerk.post(f"/results/{found.pk}/proofs/3/").status_code == 400
    program = SimpleUploadedFile("验收单.pdf", b"MZ\x90\x00")
    sent_in = clerk.post(f"/results/{found.pk}/proofs/3/", {"files": program})
    assert sent_in.status_code == 400
    assert attach(clerk, found).status_code == 302
    typed = sent(found) | {"evidence-3": "paper", "then": "sign_evaluation"}
    assert clerk.post(f"/results/{found.pk}/save/", typed).status_code == 302
    (one,) = ProofRecord.objects.all()
    assert attach(clerk, found, 4).status_code == 403
    assert clerk.post(f"/results/proofs/{one.pk}/remove/").status_code == 403
    found.refresh_from_db()
    assert evidence_of(found) is Evidence.SIGNED_PAPER
