"""What keeps watch over the platform: counts of requests, logs by the day, refused settings."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as configured
from django.test import Client

from jixiao.web.site.daily_file import DailyFile
from jixiao.web.site.environment import InsecureSetting, environment
from jixiao.web.site.health_checks import checks
from jixiao.web.site.logs import REQUEST_ID, JsonLines
from jixiao.workflow.role import Role
from web.taking import browser_of

if TYPE_CHECKING:
    from pathlib import Path

    from web.region import Region

TOKEN = "a-token-long-enough-for-metrics"  # noqa: S105 - of a test


def test_requests_are_counted_by_page_and_name_nobody(region: Region) -> None:
    plan = region.plan()
    clerk = browser_of(region.people[Role.UNIT_CLERK, "lamps"])
    clerk.get(f"/plans/{plan.pk}/")
    clerk.get("/no-such-page/")
    told = Client().get("/metrics").content.decode()
    assert 'jixiao_requests_total{method="GET",page="plan_page",status="200"}' in told
    assert 'jixiao_requests_total{method="GET",page="unknown",status="404"}' in told
    assert 'jixiao_request_seconds_bucket{le="0.5",page="plan_page"}' in told
    assert "jixiao_trail_entries 1.0" in told
    assert plan.name not in told
    assert "no-such-page" not in told


@pytest.mark.parametrize(
    ("token", "asked", "status"),
    [
        pytest.param("", {}, 200, id="from this computer"),
        pytest.param("", {"REMOTE_ADDR": "10.0.0.8"}, 403, id="from elsewhere"),
        pytest.param("", {"HTTP_X_FORWARDED_FOR": "10.0.0.8"}, 403, id="through a server in front"),
        pytest.param(TOKEN, {}, 403, id="from here without the token that is set"),
        pytest.param(TOKEN, {"HTTP_AUTHORIZATION": "Bearer wrong"}, 403, id="a wrong token"),
        pytest.param(
            TOKEN,
            {"HTTP_AUTHORIZATION": f"Bearer {TOKEN}", "REMOTE_ADDR": "10.0.0.8"},
            200,
            id="the token from anywhere",
        ),
    ],
)
def test_metrics_are_for_the_token_or_this_computer(
    region: Region,  # noqa: ARG001 - opens the database
    settings: object,
    token: str,
    asked: dict[str, str],
    status: int,
) -> None:
    settings.ENVIRONMENT = replace(configured.ENVIRONMENT, metrics_token=token)
    assert Client().get("/metrics", **asked).status_code == status


def _record(at: float, text: str = "读取") -> logging.LogRecord:
    record = logging.makeLogRecord({"msg": text, "levelname": "INFO", "name": "jixiao"})
    record.created = at
    return record


def test_logs_are_a_file_a_day_kept_as_long_as_asked(tmp_path: Path) -> None:
    day, begun = 86_400, 1_767_225_600  # 2026-01-01
    handler = DailyFile(tmp_path, days=190)
    handler.setFormatter(JsonLines())
    token = REQUEST_ID.set("asked-by-this-one")
    for number in (0, 1, 190, 192):
        handler.emit(_record(begun + number * day))
    REQUEST_ID.reset(token)
    handler.close()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["jixiao-2026-07-10.log", "jixiao-2026-07-12.log"]
    (line,) = (tmp_path / names[-1]).read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["request_id"] == "asked-by-this-one"


def test_several_processes_lose_no_line_of_one_another(tmp_path: Path) -> None:
    script = (
        "import logging, sys; from pathlib import Path\n"
        "from jixiao.web.site.daily_file import DailyFile\n"
        "log = logging.getLogger('x'); log.addHandler(DailyFile(Path(sys.argv[1]), 190))\n"
        "for number in range(500): log.warning('%s %s', sys.argv[2], number)\n"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    programs = [subprocess.Popen([*command, name]) for name in "abc"]
    assert [program.wait(60) for program in programs] == [0, 0, 0]
    lines = [
        line for path in tmp_path.iterdir() for line in path.read_text(encoding="utf-8").split("\n")
    ]
    told = {line for line in lines if line}
    assert told == {f"{name} {number}" for name in "abc" for number in range(500)}


@pytest.mark.parametrize(
    ("told", "why"),
    [
        pytest.param({"JIXIAO_LOG_DAYS": "183"}, "六个月", id="logs of less than six months"),
        pytest.param({"JIXIAO_METRICS_TOKEN": "short"}, "20个字符", id="a token one can guess"),
    ],
)
def test_unlawful_and_weak_settings_are_refused(
    tmp_path: Path, told: dict[str, str], why: str
) -> None:
    with pytest.raises(InsecureSetting, match=why):
        environment({"JIXIAO_HOME": str(tmp_path), **told})
    environment({"JIXIAO_HOME": str(tmp_path), "JIXIAO_LOG_DAYS": "184"})


@pytest.mark.django_db
def test_the_doctor_looks_at_logs_and_metrics(tmp_path: Path) -> None:
    found = environment({"JIXIAO_HOME": str(tmp_path), "JIXIAO_METRICS_TOKEN": TOKEN})
    before = [str(one.told) for one in checks(found) if not one.well]
    assert any("日志无法保存" in one for one in before)
    (tmp_path / "logs").mkdir()
    told = {str(one.told): one.well for one in checks(found)}
    assert told["日志保存190天"]
    assert told["运行指标凭令牌读取：/metrics"]
