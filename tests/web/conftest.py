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

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined] # quick
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined] # Django's settings
    settings.LEDGERS_ROOT = tmp_path / "ledgers"  # type: ignore[attr-defined] # as above
    settings.LEDGER_KEY_FILE = tmp_path / "ledger_key"  # type: ignore[attr-defined] # as above
    storages = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storages}  # type: ignore[attr-defined] # not collected
    return build_region()
