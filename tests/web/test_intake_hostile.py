"""Uploads that mean harm: each is refused by name; nothing reaches disk or page as code."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jixiao.web.intake.actions.upload_files import upload_files
from jixiao.web.intake.models import CorrectionRecord, IntakeFileRecord, UploadRecord
from jixiao.web.intake.names import leads_elsewhere, shown_name
from jixiao.workflow.role import Role
from web.taking import browser_of, dropped, form, read_all

if TYPE_CHECKING:
    from web.region import Region

SCRIPT = "<img src=x onerror=alert(1)>.txt"


def zipped(*members: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return held.getvalue()


OFFICE = ("[Content_Types].xml", b"<Types/>")
MACROS = zipped(OFFICE, ("word/document.xml", b"<w/>"), ("word/vbaProject.bin", b"\0"))
SHEET_MACROS = zipped(OFFICE, ("xl/workbook.xml", b"<w/>"), ("xl/vbaProject.bin", b"\0"))
ACTIVE = zipped(OFFICE, ("xl/workbook.xml", b"<w/>"), ("xl/activeX/activeX1.xml", b"<a/>"))
BASIC = zipped(
    ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("Basic/script-lc.xml", b"")
)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("a.docx", MACROS, "宏", id="macros in Word"),
        pytest.param("a.xlsx", SHEET_MACROS, "宏", id="macros in Excel under a harmless name"),
        pytest.param("a.xlsx", ACTIVE, "宏", id="ActiveX"),
        pytest.param("a.ods", BASIC, "宏", id="Basic in ODS"),
        pytest.param("a.docx", b"Rar!\x1a\x07\x01\0" + b"\0" * 50, "RAR", id="an archive as Word"),
        pytest.param("a.xlsx", b"GIF89a" + b"\0" * 50, "GIF", id="a picture as Excel"),
        pytest.param("a.pdf", b"%PDF-1.7\n1 0 obj <<", "PDF文件已损坏", id="a broken PDF"),
        pytest.param("a.zip", b"PK\x03\x04" + b"\0" * 80, "压缩结构", id="a broken ZIP"),
    ],
)
def test_wrong_kinds_and_programs_are_refused_by_name(
    region: Region, name: str, content: bytes, said: str
) -> None:
    upload_files([SimpleUploadedFile(name, content)], actor=region.actor(Role.UNIT_CLERK))
    read_all()
    file = IntakeFileRecord.objects.filter(state="failed").get()
    assert said in file.fault_zh
    assert file.fault_en
    assert file.content is None


def test_bombs_and_paths_in_archives_are_refused_and_the_rest_read(region: Region) -> None:
    bomb = zipped(("zeros.txt", b"\0" * (20 << 20)), ("good.txt", form()))
    paths = zipped(
        ("../../above.txt", form(count=1)), ("C:\\drive.txt", form(count=2)),
        ("/root.txt", form(count=3)), ("fine/f.txt", form(count=4)),
    )  # fmt: skip
    dropped(region, region.actor(Role.UNIT_CLERK), bomb_zip=bomb, paths_zip=paths)
    told = {one.name: (one.state, one.fault_zh) for one in IntakeFileRecord.objects.all()}
    assert "压缩炸弹" in told["bomb.zip!zeros.txt"][1]
    assert told["bomb.zip!good.txt"][0] == told["paths.zip!fine/f.txt"][0] == "read"
    refused = [name for name, (_, fault) in told.items() if "指向文件夹之外" in fault]
    assert len(refused) == 3
    kept = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert all(len(path.name) == 64 for path in kept)
    assert len(kept) == 4


def test_names_are_shown_as_text_and_never_used_as_paths(region: Region) -> None:
    clerk = region.actor(Role.UNIT_CLERK)
    upload = upload_files([SimpleUploadedFile(SCRIPT, form())], actor=clerk)
    read_all()
    file = upload.files.get()
    client = browser_of(clerk.person)
    for address in (f"/intake/{upload.pk}/", f"/intake/files/{file.pk}/",
                    f"/intake/files/{file.pk}/plans/1/"):  # fmt: skip
        page = client.get(address).content.decode()
        assert "<img src=x" not in page
        assert "&lt;img src=x onerror=alert(1)&gt;.txt" in page
    assert shown_name("../../etc/passwd") == "passwd"
    assert shown_name("C:\\a\\目标\u202excod.exe\n.docx") == "目标xcod.exe.docx"
    assert len(shown_name("长" * 900 + ".docx")) <= 200
    assert shown_name("长" * 900 + ".docx").endswith(".docx")
    assert [leads_elsewhere(one) for one in ("a.zip!../x", "a.zip!b/..x/c", "a.zip!b\\..\\c")] == [
        True, False, True,
    ]  # fmt: skip


def test_a_script_in_a_cell_is_shown_as_text(region: Region) -> None:
    clerk = region.actor(Role.UNIT_CLERK)
    content = form(name="<img src=x onerror=alert(1)>")
    file = dropped(region, clerk, a_txt=content).files.get()
    for tail in ("", "plans/1/"):
        page = browser_of(clerk.person).get(f"/intake/files/{file.pk}/{tail}").content.decode()
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page


def test_too_much_at_once_is_refused_before_it_is_stored(region: Region, settings: object) -> None:
    settings.UPLOAD_MAX_BYTES = 2000
    client = browser_of(region.people[Role.UNIT_CLERK, "lamps"])
    answer = client.post("/intake/", {"files": SimpleUploadedFile("a.txt", form() * 9)})
    assert answer.status_code == 413
    assert "超过上限" in answer.content.decode()
    assert not UploadRecord.objects.exists()
    assert client.post("/intake/", {}).status_code == 400


def test_forged_and_odd_requests_change_nothing(region: Region) -> None:
    clerk = region.actor(Role.UNIT_CLERK)
    file = dropped(region, clerk, a_txt=form()).files.get()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(clerk.person, backend="django.contrib.auth.backends.ModelBackend")
    assert strict.post("/intake/", {}).status_code == 403
    client, preview = browser_of(clerk.person), f"/intake/files/{file.pk}/plans/1/"
    for told in ({"|unknown": "x"}, {"r99|target": "x"}, {"r1|target": "x" * 20_000}):
        assert client.post(preview, told).status_code == 400, told
    assert client.post(f"/intake/files/{file.pk}/plans/9/", {"|name": "x"}).status_code == 404
    assert not CorrectionRecord.objects.exists()
    odd = {"plan": ["1", "77", "x"], "unit-1": "999999", "year": "0"}
    assert client.post(f"/intake/files/{file.pk}/take-in/", odd).status_code == 302
    assert not file.taken.exists()
