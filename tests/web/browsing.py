"""A real browser on the real pages."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Page, sync_playwright

from web.region import PASSWORD

if TYPE_CHECKING:
    from collections.abc import Iterator

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's driver runs its own loop
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
SIZE = {"width": 1366, "height": 768}


@contextmanager
def browser() -> Iterator[Browser]:
    """Yield the system's Chromium."""
    program = next(path for name in PROGRAMS if (path := shutil.which(name)))
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=OPTIONS)
        yield opened
        opened.close()


def logged_in(opened: Browser, address: str, username: str) -> Page:
    """Return a page of a new session, logged in; errors of its scripts fail the test."""
    page = opened.new_context(viewport=SIZE).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("close", lambda _page: _none(faults))
    page.goto(f"{address}/people/log-in/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    return page


def _none(faults: list[str]) -> None:
    assert not faults, faults
