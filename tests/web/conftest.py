"""The region that the platform's tests work in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from web.region import Region


@pytest.fixture
def region(db: None, settings: object, tmp_path: Path) -> Region:  # noqa: ARG001 - opens the database
    from web.region import build_region  # noqa: PLC0415 - Django is set up by then

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path
    settings.LEDGERS_ROOT = tmp_path / "ledgers"
    settings.LEDGER_KEY_FILE = tmp_path / "ledger_key"
    storages = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storages}
    return build_region()
