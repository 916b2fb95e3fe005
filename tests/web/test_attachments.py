"""Attachments: what may be attached and by whom, told in the trail, frozen with a version."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.web.evidence.models import AttachmentRecord, FrozenAttachmentRecord
from jixiao.web.intake.storing import path_of
from jixiao.web.plans.actions.adjust_plan import adjust_plan
from jixiao.web.plans.actions.approve_plan import approve_plan
from jixiao.web.plans.models import PlanRecord
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.web.trail.recording import entries
from jixiao.workflow.action import Action
from jixiao.workflow.permissions import roles_for
from jixiao.workflow.role import Role
from jixiao.workflow.stage import Stage
from web.project_lists import exported
from web.region import ELSEWHERE, HOME
from web.taking import browser_of
from web.test_intake_hostile import ACTIVE, BASIC, MACROS, OFFICE, SHEET_MACROS, zipped
from web.test_moves import ROUTE, STAGES, brought_to

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from web.region import Region

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
OLD_MACROS = zipped(OFFICE, ("xl/workbook.xml", b"<w/>"), ("xl/macrosheets/sheet1.xml", b"<m/>"))
PYTHON = zipped(
    ("mimetype", b"application/vnd.oasis.opendocument.text"), ("Scripts/python/a.py", b"1")
)
OBJECT = rb"{\rtf1\ansi {\object\objemb{\*\objdata 01050000}}}"
BOMB = zipped(OFFICE, ("word/document.xml", b"\0" * (20 << 20)))


def clerk_of(region: Region) -> Client:
    return browser_of(region.people[Role.UNIT_CLERK, "lamps"])


def attach(client: Client, plan: PlanRecord, *files: tuple[str, bytes]) -> HttpResponse:
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(f"/attachments/plans/{plan.pk}/", {"files": sent})


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("询价单.pdf", PDF, "pdf"),
        ("测算表.xlsx", exported(), "xlsx"),
        ("现场照片.JPG", b"\xff\xd8\xff\xe0" + b"\0" * 40, "jpeg"),
        ("批复.ofd", zipped(("OFD.xml", b"<OFD/>")), "ofd"),
        ("说明.txt", "按1500元/盏测算。".encode("gb18030"), "text"),
    ],
)
def test_documents_and_pictures_are_kept_by_their_hash(
    region: Region, name: str, content: bytes, kind: str
) -> None:
    plan = region.plan()
    client = clerk_of(region)
    assert attach(client, plan, (name, content)).status_code == 302
    one = plan.attachments.get()
    assert (one.name, one.kind, one.size) == (name, kind, len(content))
    assert one.sha256 == hashlib.sha256(content).hexdigest()
    page = client.get(f"/plans/{plan.pk}/").content.decode()
    assert name in page
    assert one.sha256 in page
    answer = client.get(f"/attachments/{one.pk}/")
    assert answer.content == content
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer["X-Content-Type-Options"] == "nosniff"
    told = TrailEntryRecord.objects.get(action="attach")
    assert told.after["attachments"] == [{"id": one.pk, "name": name, "sha256": one.sha256}]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("a.docx", MACROS, "宏", id="macros in Word"),
        pytest.param("a.xlsx", SHEET_MACROS, "宏", id="macros in Excel"),
        pytest.param("a.xlsx", ACTIVE, "宏", id="ActiveX"),
        pytest.param("a.ods", BASIC, "宏", id="Basic in ODS"),
        pytest.param("a.xlsx", OLD_MACROS, "宏", id="macros of Excel 4"),
        pytest.param("a.odt", PYTHON, "宏", id="Python in ODT"),
        pytest.param("a.rtf", OBJECT, "宏", id="an object in RTF"),
        pytest.param("a.docx", BOMB, "压缩炸弹", id="a bomb"),
        pytest.param("a.pdf", PNG, "不符", id="a picture as PDF"),
        pytest.param("a.png", b"<svg onload='alert(1)'/>", "不符", id="a script as a picture"),
        pytest.param("a.html", b"<html><script>1</script></html>", "不符", id="a page"),
        pytest.param("a.txt", b"MZ\x90\0\x03\0\0\0\xff\xff" * 9, "a.txt", id="a program as text"),
        pytest.param("a.pdf.exe", PDF, "不符", id="a program's ending behind another"),
        pytest.param("a.zip", zipped(("b.txt", b"c")), "不符", id="an archive"),
        pytest.param(
            "<img src=x onerror=alert(1)>.pdf", PDF, "不能用的字符", id="a script as name"
        ),
        pytest.param("a.pdf", b"", "不符", id="nothing"),
    ],
)
def test_what_cannot_be_attached_is_refused_by_name(
    region: Region, name: str, content: bytes, said: str
) -> None:
    plan = region.plan()
    answer = attach(clerk_of(region), plan, ("good.pdf", PDF), (name, content))
    assert answer.status_code == 400
    page = answer.content.decode()
    assert said in page
    assert "<img src=x" not in page
    assert not AttachmentRecord.objects.exists(), "all or none"


def test_names_lose_their_paths_and_too_large_or_doubled_files_are_refused(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, client = region.plan(), clerk_of(region)
    assert attach(client, plan, ("..\\..\\依据\u202e.pdf", PDF)).status_code == 302
    assert plan.attachments.get().name == "依据.pdf"
    again = attach(client, plan, ("另一个名字.pdf", PDF))
    assert again.status_code == 400
    assert "与已有附件“依据.pdf”内容相同" in again.content.decode()
    assert client.post(f"/attachments/plans/{plan.pk}/").status_code == 400
    monkeypatch.setattr("jixiao.web.evidence.gate.MOST_BYTES", 10)
    assert "上限" in attach(client, plan, ("b.png", PNG)).content.decode()


@pytest.mark.parametrize("stage", STAGES)
def test_who_attaches_reads_and_removes_at_each_stage(region: Region, stage: Stage) -> None:
    draft = region.plan()
    attach(clerk_of(region), draft, ("依据.pdf", PDF))
    attachment = draft.attachments.get()
    plan = brought_to(region, stage)
    AttachmentRecord.objects.filter(pk=attachment.pk).update(plan=plan)
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            client, near = browser_of(region.people[role, place]), place == HOME[role]
            seen = client.get(f"/attachments/{attachment.pk}/").status_code
            reads = near and role in roles_for(ROUTE, stage, Action.VIEW)
            assert seen == (200 if reads else 404), (role, place)
            writes = near and role in roles_for(ROUTE, stage, Action.EDIT)
            done = attach(client, plan, (f"{role.value}.png", PNG + role.value.encode()))
            assert done.status_code == (302 if writes else 403), (role, place)
            gone = client.post(f"/attachments/{attachment.pk}/remove/")
            assert gone.status_code == (302 if writes else 403), (role, place)
            AttachmentRecord.objects.filter(pk=attachment.pk).update(removed=None)


def test_a_version_keeps_what_it_was_approved_with(region: Region) -> None:
    plan = brought_to(region, Stage.DRAFT)
    client = clerk_of(region)
    attach(client, plan, ("依据.pdf", PDF), ("照片.png", PNG))
    basis, picture = plan.attachments.all()
    assert client.post(f"/attachments/{picture.pk}/remove/").status_code == 302
    assert client.get(f"/attachments/{picture.pk}/").status_code == 404
    assert client.post(f"/attachments/{picture.pk}/remove/").status_code == 400
    PlanRecord.objects.filter(pk=plan.pk).update(stage=Stage.PERFORMANCE_REVIEW)
    desk = region.actor(Role.PERFORMANCE_DESK)
    version = approve_plan(plan.pk, actor=desk, document_number="1号")
    frozen = TrailEntryRecord.objects.get(action="freeze")
    assert frozen.after["attachments"] == [{"name": "依据.pdf", "sha256": basis.sha256}]
    assert client.post(f"/attachments/{basis.pk}/remove/").status_code == 403
    adjust_plan(plan.pk, actor=region.actor(Role.UNIT_CLERK), reason="预算调减")
    assert client.post(f"/attachments/{basis.pk}/remove/").status_code == 302
    assert client.get(f"/attachments/{basis.pk}/").content == PDF
    page = client.get(f"/plans/{plan.pk}/").content.decode()
    assert "第1版附件" in page
    assert "现在的申报中已移除" in page
    assert [one.attachment for one in version.attachments.all()] == [basis]
    with pytest.raises(TypeError, match="never change"):
        FrozenAttachmentRecord.objects.get().delete()
    told = TrailEntryRecord.objects.filter(action="remove_attachment")
    assert [one.before["name"] for one in told] == ["照片.png", "依据.pdf"]
    assert list(breaks(line_of(one) for one in entries())) == []


def test_a_content_that_was_changed_on_disk_is_not_given_out(region: Region) -> None:
    plan, client = region.plan(), clerk_of(region)
    attach(client, plan, ("依据.pdf", PDF))
    one = plan.attachments.get()
    path = path_of(one.sha256)
    path.write_bytes(PDF + b"x")
    answer = client.get(f"/attachments/{one.pk}/")
    assert answer.status_code == 400
    assert "校验值不符" in answer.content.decode()
    path.unlink()
    assert client.get(f"/attachments/{one.pk}/").status_code == 400
