"""What is shown where there is no page, and where the program failed, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client

from jixiao.workflow.role import Role
from web.taking import browser_of

if TYPE_CHECKING:
    from web.region import Region

pytestmark = pytest.mark.django_db


def test_a_page_that_is_not_there_is_told_in_chinese_and_english(region: Region) -> None:
    clerk = browser_of(region.people[Role.UNIT_CLERK, "lamps"])
    answer = clerk.get("/plans/999999/")
    assert answer.status_code == 404
    assert "没有这一页" in answer.content.decode()
    clerk.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "There is no such page" in clerk.get("/plans/999999/").content.decode()


@pytest.mark.usefixtures("region")
def test_strangers_are_told_too() -> None:
    answer = Client().get("/public/nowhere/at/all/")
    assert answer.status_code == 404
    assert "没有这一页" in answer.content.decode()


def test_a_failure_needs_nothing_to_be_told() -> None:
    told = render_to_string("500.html")
    assert "原因已经记入日志" in told
    assert "Server error" in told
