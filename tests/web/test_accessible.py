"""WCAG 2.2 AA on every page, in both languages, light and dark; nothing wider than its screen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY
from django.test import Client

from jixiao.web.organisations.models import PersonRecord
from web.browsing import SIZE, browser
from web.page_walk import all_pages, store_sample_region

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.django_db(transaction=True)]
AXE = Path(__file__).resolve().parents[2] / "frontend/node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = """async ([tags, rules]) => {
  const asked = rules.length ? {type: "rule", values: rules} : {type: "tag", values: tags};
  const told = await axe.run(document, {runOnly: asked, resultTypes: ["violations"]});
  const why = (node) => [node.any, node.all, node.none].flat().map((one) => one.message).join("; ");
  return told.violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.target.join(" ")}: ${why(node)}`));
}"""
NARROW = {"width": 320, "height": 640}  # what 1.4.10 asks for
WIDE = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
COVERED = "partially obscured"  # a menu that is open lies over the next row
CAUSES = """() => [...document.querySelectorAll("main *, header *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .filter((one) => !one.closest(".wide, .bar-places"))
  .slice(0, 3).map((one) => one.outerHTML.slice(0, 90))"""
SHOW = "theme => document.documentElement.setAttribute('data-bs-theme', theme)"
OPEN = """() => document.querySelectorAll("main details").forEach((one) => {
  const first = document.querySelector(`main details[class="${one.className}"]`);
  one.open = one.className ? one === first : true;
})"""  # menus lie over one another: the first of a kind


def test_every_page_is_accessible(region: object, samples: list[Path], live_server: object) -> None:  # noqa: ARG001 - Django's settings
    store_sample_region(samples)
    pages, unknown = all_pages()
    assert unknown == [], "\n".join(unknown)
    assert len(pages) > 30
    axe, faults = AXE.read_text(encoding="utf-8"), []
    with browser() as opened:
        for language in ("zh-hans", "en"):
            shown: dict[str, Page] = {}
            for one in pages:
                if one.person not in shown:
                    shown[one.person] = session_of(opened, str(live_server), one.person, language)
                address, page = f"{live_server}{one.path}", shown[one.person]
                found = _faults(page, address, axe, colours=language == "zh-hans")
                faults += [f"{one.name} {one.path} [{language}] {fault}" for fault in found]
    told = sorted({re.sub(r"\d+", "0", fault)[:300] for fault in faults})
    assert told == [], "\n".join(told)


def session_of(opened: Browser, address: str, person: str, language: str, **more: Any) -> Page:  # noqa: ANN401 - of the browser
    """Return a page of the person's session ("" without log-in) in the language."""
    context = opened.new_context(**{"viewport": SIZE, "reduced_motion": "reduce", **more})
    cookies = [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": address}]
    if person:
        client = Client()
        who = PersonRecord.objects.get(username=person)
        client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
        assert BACKEND_SESSION_KEY in client.session
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookies.append({"name": settings.SESSION_COOKIE_NAME, "value": key, "url": address})
    context.add_cookies(cookies)
    return context.new_page()


def _faults(page: Page, address: str, axe: str, *, colours: bool) -> list[str]:
    """Return what axe finds by all rules, closed and opened; `colours`: in the light and the dark.

    A page's colours are the same in every language.
    """
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200, address
    page.evaluate(axe)
    page.evaluate(SHOW, "light")
    found = []
    if colours:
        found += [f"light: {one}" for one in page.evaluate(RUN, [TAGS, []])]
        page.evaluate(SHOW, "dark")
        found += [f"dark: {one}" for one in page.evaluate(RUN, [TAGS, ["color-contrast"]])]
    page.evaluate(OPEN)
    opened = page.evaluate(RUN, [TAGS, []])
    found += [f"opened: {one}" for one in opened if COVERED not in one]
    if colours:
        page.evaluate(SHOW, "light")
        light = page.evaluate(RUN, [TAGS, ["color-contrast"]])
        found += [f"light, opened: {one}" for one in light]
    page.set_viewport_size(NARROW)
    for _ in range(
        30
    ):  # charts draw themselves anew; a page's own policy forbids waiting inside it
        if page.evaluate(WIDE) <= 0:
            break
        page.wait_for_timeout(100)
    else:
        found.append(f"reflow: wider than {NARROW['width']} pixels: {page.evaluate(CAUSES)}")
    page.set_viewport_size(SIZE)
    return found
