"""Pictures of every page at three widths and in two languages, in out/screens, to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from web.browsing import browser
from web.page_walk import all_pages, store_sample_region
from web.test_accessible import session_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow, pytest.mark.needs("chromium"), pytest.mark.django_db(transaction=True),
]  # fmt: skip
SIZES = {"wide": (1366, 768), "middle": (768, 1024), "phone": (390, 844)}
LANGUAGES = {"zh": "zh-hans", "en": "en"}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_of_every_page(  # noqa: PLR0913, PLR0917 - fixtures
    region: object,  # noqa: ARG001 - Django's settings
    samples: list[Path],
    repository: Path,
    live_server: object,
    size: str,
    language: str,
) -> None:
    store_sample_region(samples)
    folder = repository / "out" / "screens" / f"{size}-{language}"
    folder.mkdir(parents=True, exist_ok=True)
    width, height = SIZES[size]
    pages, _unknown = all_pages()
    scheme = "dark" if size == "middle" and language == "en" else "light"
    with browser() as opened:
        for one in pages:
            page = session_of(
                opened, str(live_server), one.person, LANGUAGES[language],
                viewport={"width": width, "height": height}, color_scheme=scheme,
            )  # fmt: skip
            page.goto(f"{live_server}{one.path}")
            page.wait_for_load_state("networkidle")
            picture = folder / f"{one.name.replace(':', '-')}.png"
            page.screenshot(path=picture, full_page=size != "wide")
            page.context.close()
            assert picture.stat().st_size
