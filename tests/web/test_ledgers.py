"""Ledgers on the platform: checked by row and column, sealed when somebody says so, kept secret."""

from __future__ import annotations

import io
import re
import resource
import signal
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from jixiao.measurement.sealing import incoming
from jixiao.web.ledgers.actions.discard_upload import discard_upload
from jixiao.web.ledgers.actions.seal_upload import seal_upload
from jixiao.web.ledgers.actions.upload_ledger import check_again, discard_old, upload_ledger
from jixiao.web.ledgers.incoming import folder
from jixiao.web.ledgers.leases import claim
from jixiao.web.ledgers.models import JobRecord, JobState, LedgerUploadRecord, Standing
from jixiao.web.ledgers.queries import sealed_months
from jixiao.web.ledgers.reports import counted, faults_of
from jixiao.web.ledgers.sealed_store import key, store
from jixiao.web.ledgers.tasks import do
from jixiao.web.ledgers.upload_lock import UploadSettled
from jixiao.web.trail.chain import breaks, line_of
from jixiao.web.trail.recording import entries
from jixiao.workflow.ledger_duty import LedgerDuty, roles_with
from jixiao.workflow.role import Role
from ledger_files import PERSONS
from web.region import ELSEWHERE, HOME
from web.taking import browser_of
from web.working import Told, csv_of, file_of, payments, sealed, uploaded, work_all

if TYPE_CHECKING:
    from collections.abc import Iterator

    from web.region import Region

pytestmark = pytest.mark.django_db(transaction=True)
CLERK = Role.UNIT_CLERK


def spoilt() -> list[dict[str, object]]:
    """Return five payments: a wrong check digit, an amount in words, a doubled number."""
    good = payments(5)
    good[1]["person"] = "110101199003074531"
    good[2]["paid"] = "一百八十五元"
    good[3]["payment"] = good[0]["payment"]
    return good


def test_rows_are_told_by_row_and_column_and_nothing_is_sealed(region: Region) -> None:
    made = uploaded(region, spoilt())
    assert made.standing is Standing.CHECKED
    told = [(one.row, one.column, one.said.pattern[:8]) for one in faults_of(made.report)]
    assert [(row, column) for row, column, _ in told] == [
        (3, "证件号码"), (4, "实发金额"), (5, "发放流水号"),
    ]  # fmt: skip
    assert counted(made.report).good == 2
    assert not store().exists
    page = browser_of(region.people[CLERK, "lamps"]).get(f"/ledgers/uploads/{made.pk}/")
    text = page.content.decode()
    assert "校验码不对" in text
    assert "只收合格的2行" in text
    assert "110101199003074531" not in text, "a report shows no clear number"
    with pytest.raises(UploadSettled, match="明确选择只收合格"):
        seal_upload(made.pk, actor=region.actor(CLERK))


def test_good_rows_are_taken_only_when_somebody_says_so(region: Region) -> None:
    made = uploaded(region, spoilt())
    seal_upload(made.pk, actor=region.actor(CLERK), take_good=True)
    work_all()
    made.refresh_from_db()
    assert (made.standing, made.load) == (Standing.SEALED, 1)
    (month,) = sealed_months(region.actor(CLERK))
    assert (month.ledger.name, month.month, month.rows, month.version) == ("payments", 202601, 2, 1)
    assert month.upload == made
    assert not folder(made.pk).exists(), "the file names people and is removed"
    assert list(breaks(line_of(one) for one in entries())) == []
    with pytest.raises(UploadSettled, match="已封存"):
        seal_upload(made.pk, actor=region.actor(CLERK), take_good=True)


def test_a_sealed_month_takes_no_more_rows_unless_it_is_said_how(region: Region) -> None:
    sealed(region)
    more = [row | {"payment": int(str(row["payment"])) + 50} for row in payments(2)]
    made = uploaded(region, more)
    seal_upload(made.pk, actor=region.actor(CLERK))
    work_all()
    made.refresh_from_db()
    assert made.standing is Standing.CHECKED
    assert made.job is not None
    assert "已经封存" in made.job.fault_zh
    assert "sealed" in made.job.fault_en
    page = browser_of(region.people[CLERK, "lamps"]).get(f"/ledgers/uploads/{made.pk}/")
    assert "已经封存" in page.content.decode()
    check_again(made.pk, "add", actor=region.actor(CLERK))
    work_all()
    seal_upload(made.pk, actor=region.actor(CLERK))
    work_all()
    assert [one.rows for one in sealed_months(region.actor(CLERK))] == [2, 3]
    corrected = uploaded(region, payments(1, paid="180.00"), action="correct")
    seal_upload(corrected.pk, actor=region.actor(CLERK))
    work_all()
    held = sealed_months(region.actor(CLERK))
    assert [(one.version, one.rows, one.in_force) for one in held] == [
        (3, 1, True), (2, 2, False), (1, 3, False),
    ]  # fmt: skip


def test_the_same_file_is_recognised(region: Region) -> None:
    sealed(region)
    again = uploaded(region)
    assert again.standing is Standing.KNOWN
    assert not folder(again.pk).exists()
    with pytest.raises(UploadSettled, match="以前载入过"):
        seal_upload(again.pk, actor=region.actor(CLERK))
    discard_upload(again.pk, actor=region.actor(CLERK))
    again.refresh_from_db()
    assert again.standing is Standing.DISCARDED


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("名单.csv", "姓名,备注\n王,无\n".encode(), "缺少必填的列|对不上"),
        ("坏.xlsx", b"PK\x03\x04 not a workbook", "不能作为工作簿打开"),
        ("空.csv", b"", "表头|没有"),
    ],
)
def test_what_is_no_ledger_is_told_and_its_file_removed(
    region: Region, name: str, content: bytes, why: str
) -> None:
    file = SimpleUploadedFile(name, content)
    file.size = len(content)
    made = upload_ledger([file], actor=region.actor(CLERK))
    work_all()
    made.refresh_from_db()
    assert made.standing is Standing.FAILED
    assert made.job is not None
    assert re.search(why, made.job.fault_zh), made.job.fault_zh
    assert not folder(made.pk).exists()


def test_a_month_that_is_sealed_is_told_before_anybody_seals(region: Region) -> None:
    sealed(region)
    more = [row | {"payment": int(str(row["payment"])) + 50} for row in payments(2)]
    made = uploaded(region, more)
    client = browser_of(region.people[CLERK, "lamps"])
    page = client.get(f"/ledgers/uploads/{made.pk}/").content.decode()
    assert "区划530825的202601已经封存" in page
    assert "更正整月" in page
    assert "全部2行合格，封存" not in page
    check_again(made.pk, "add", actor=region.actor(CLERK))
    work_all()
    page = client.get(f"/ledgers/uploads/{made.pk}/").content.decode()
    assert "已经封存" not in page
    assert "全部2行合格，封存" in page


def test_a_heading_alone_is_told_and_cannot_be_sealed(region: Region) -> None:
    head = csv_of("payments", payments(1)).splitlines()[0] + b"\n"
    made = upload_ledger([SimpleUploadedFile("空表.csv", head)], actor=region.actor(CLERK))
    work_all()
    page = browser_of(region.people[CLERK, "lamps"]).get(f"/ledgers/uploads/{made.pk}/")
    assert "表头下面没有一行数据" in page.content.decode()
    assert "seal/" not in page.content.decode()
    with pytest.raises(UploadSettled, match="没有一行合格"):
        seal_upload(made.pk, actor=region.actor(CLERK))


@contextmanager
def little_room(size: int) -> Iterator[None]:
    """Let no file grow beyond some bytes, as on a disk that fills up."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    usual = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, usual)


def test_a_disk_that_fills_up_while_sealing_changes_nothing(region: Region) -> None:
    sealed(region)
    before = {path: path.read_bytes() for path in Path(settings.LEDGERS_ROOT).rglob("*.*")}
    made = uploaded(region, payments(200, month=202602))
    seal_upload(made.pk, actor=region.actor(CLERK))
    with little_room(4_000):
        work_all()
    made.refresh_from_db()
    assert made.standing is Standing.CHECKED
    assert made.job is not None
    assert "磁盘写满" in made.job.fault_zh
    assert "full" in made.job.fault_en
    after = {path: path.read_bytes() for path in Path(settings.LEDGERS_ROOT).rglob("*.*")}
    assert after == before
    seal_upload(made.pk, actor=region.actor(CLERK))
    work_all()
    made.refresh_from_db()
    assert made.load == 2


def test_a_disk_that_fills_up_while_uploading_keeps_nothing(region: Region) -> None:
    client = browser_of(region.people[CLERK, "lamps"])
    file = file_of(payments(200))
    with little_room(4_000):
        answer = client.post("/ledgers/", {"files": file})
    assert answer.status_code == 400
    assert "磁盘已满" in answer.content.decode()
    assert not LedgerUploadRecord.objects.exists()
    assert not list(Path(settings.LEDGERS_ROOT).parent.rglob("*.csv"))


def test_a_workbook_with_a_wrong_sheet_beside_the_right_one(region: Region) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    right = book.create_sheet("待遇发放明细")
    for line in csv_of("payments", payments()).decode("utf-8-sig").splitlines():
        right.append(line.split(","))
    first.title = "通讯录"
    first.append(["科室", "办公电话"])
    first.append(["绩效股", "0879-1234567"])
    content = io.BytesIO()
    book.save(content)
    made = upload_ledger(
        [SimpleUploadedFile("台账.xlsx", content.getvalue())], actor=region.actor(CLERK)
    )
    work_all()
    made.refresh_from_db()
    assert made.standing is Standing.FAILED
    assert made.job is not None
    assert "台账.xlsx 通讯录：第1行的2个表头" in made.job.fault_zh


def test_uploads_that_cannot_be_ledgers_store_nothing(region: Region) -> None:
    client = browser_of(region.people[CLERK, "lamps"])
    for files in (
        [],
        [SimpleUploadedFile("a.exe", b"x")],
        [file_of(payments()), file_of(payments())],
    ):
        assert client.post("/ledgers/", {"files": files}).status_code == 400
    assert not LedgerUploadRecord.objects.exists()


def test_a_busy_store_is_waited_for(region: Region) -> None:
    made = uploaded(region)
    seal_upload(made.pk, actor=region.actor(CLERK))
    job = JobRecord.objects.get(kind="seal")
    held = claim(job.pk, task="", again=lambda *_: None)
    assert held is not None
    with incoming(store(), key().fingerprint):
        do(held)
    job.refresh_from_db()
    assert job.state == JobState.WAITING
    work_all()
    made.refresh_from_db()
    assert made.load == 1


def test_a_worker_that_died_after_sealing_does_not_seal_twice(region: Region) -> None:
    from jixiao.web.ledgers import sealing_work  # noqa: PLC0415 - half of what the worker does

    made = uploaded(region)
    seal_upload(made.pk, actor=region.actor(CLERK))
    job = JobRecord.objects.get(kind="seal")
    sealing_work.run(job, lambda *_: None)  # and here it is killed
    made.refresh_from_db()
    assert made.load == 0
    work_all()
    made.refresh_from_db()
    assert made.load == 1
    assert [one.load for one in store().manifests] == [1]


def test_who_may_do_what_with_uploads_is_the_table(region: Region) -> None:
    made = uploaded(region)
    for role in Role:
        for place in (HOME[role], ELSEWHERE[role]):
            client, near = browser_of(region.people[role, place]), place == HOME[role]
            sees = near and role in roles_with(LedgerDuty.VIEW)
            seen = client.get(f"/ledgers/uploads/{made.pk}/").status_code
            assert seen == (200 if sees else 404), (role, place)
            desk = client.get("/ledgers/").status_code
            assert desk == (200 if role in roles_with(LedgerDuty.VIEW) else 403), (role, place)
            again = client.post(f"/ledgers/uploads/{made.pk}/again/", {"action": "seal"})
            allowed = sees and role in roles_with(LedgerDuty.LOAD)
            assert again.status_code == (302 if allowed else 403 if sees else 400), (role, place)
            work_all()
            loads = role in roles_with(LedgerDuty.LOAD)
            sent = client.post("/ledgers/", {"files": file_of(payments())})
            assert sent.status_code == (302 if loads else 403), (role, place)
    for role in Role:
        if role in roles_with(LedgerDuty.SEAL):
            continue
        client = browser_of(region.people[role, HOME[role]])
        sees = role in roles_with(LedgerDuty.VIEW)
        for step in ("seal", "discard"):
            answer = client.post(f"/ledgers/uploads/{made.pk}/{step}/")
            assert answer.status_code == (403 if sees else 400), (role, step)
    made.refresh_from_db()
    assert made.standing is Standing.CHECKED


def test_an_organisation_sees_only_its_own(region: Region) -> None:
    sealed(region)
    assert sealed_months(region.actor(CLERK))
    assert sealed_months(region.actor(Role.DEPARTMENT_REVIEWER))
    assert sealed_months(region.actor(Role.AUDITOR))
    for role in (CLERK, Role.DEPARTMENT_REVIEWER, Role.PERFORMANCE_DESK, Role.AUDITOR):
        assert not sealed_months(region.actor(role, ELSEWHERE[role])), role


def test_no_clear_number_is_left_anywhere(region: Region) -> None:
    made = sealed(region, spoilt()[:1])
    assert made.load == 1
    root = Path(settings.LEDGERS_ROOT)
    kept = [path for path in root.parent.rglob("*") if path.is_file()]
    assert any(path.suffix == ".parquet" for path in kept)
    for path in kept:
        content = path.read_bytes()
        assert not any(one.encode() in content for one in PERSONS), path
        assert key().secret not in content or path == Path(settings.LEDGER_KEY_FILE), path
    told = repr([list(model.objects.values()) for model in (JobRecord, LedgerUploadRecord)])
    told += repr([line_of(one) for one in entries()])
    assert not any(one in told for one in PERSONS)
    assert key().secret.decode() not in told


def test_what_nobody_seals_is_discarded_after_a_week(region: Region) -> None:
    made = uploaded(region)
    assert folder(made.pk).exists()
    LedgerUploadRecord.objects.update(at=timezone.now() - timedelta(days=8))
    discard_old()
    made.refresh_from_db()
    assert made.standing is Standing.DISCARDED
    assert not folder(made.pk).exists()


def test_a_job_whose_worker_died_is_taken_up_again(region: Region) -> None:
    made = upload_ledger([file_of(payments())], actor=region.actor(CLERK))
    asked: list[int] = []
    for _ in range(3):
        held = claim(made.job_id or 0, task="", again=lambda job, _after: asked.append(job))
        assert held is not None
        JobRecord.objects.update(lease=timezone.now() - timedelta(seconds=1))
    assert claim(made.job_id or 0, task="", again=lambda *_: None) is None
    made.refresh_from_db()
    assert made.standing is Standing.FAILED
    assert len(asked) == 3
    assert Told.task_result.id == ""


def test_templates_and_schemas_are_given(region: Region) -> None:
    client = browser_of(region.people[CLERK, "lamps"])
    page = client.get("/ledgers/schemas/").content.decode()
    assert "待遇发放明细" in page
    answer = client.get("/ledgers/template/payments.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert "证件号码" in [str(cell.value).rstrip("*＊") for cell in next(book.worksheets[0].rows)]
    assert client.get("/ledgers/template/nothing.xlsx").status_code == 400


def test_what_was_sealed_after_the_check_is_told_when_sealing(region: Region) -> None:
    first, second = uploaded(region), uploaded(region, payments(2, paid="180.00"), action="add")
    seal_upload(first.pk, actor=region.actor(CLERK))
    work_all()
    seal_upload(second.pk, actor=region.actor(CLERK))
    work_all()
    second.refresh_from_db()
    assert second.standing is Standing.CHECKED
    assert second.job is not None
    assert "有2处不再符合要求" in second.job.fault_zh
    assert [one.rows for one in sealed_months(region.actor(CLERK))] == [3]
