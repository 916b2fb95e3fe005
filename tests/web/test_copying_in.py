"""Records copied in are those that are stored one by one, whatever their texts hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from jixiao.web.bindings.canonical import canonical, hash_of
from jixiao.web.bindings.models import ActualRecord
from jixiao.web.site.copying_in import copy_in
from web.after_approval import approved

if TYPE_CHECKING:
    from jixiao.web.plans.models import VersionRecord
    from web.region import Region

pytestmark = pytest.mark.django_db
FIELDS = ("version", "row", "content", "sha256", "month", "job", "person", "at", "times")
TEXTS = ["制表\t换行\n回车\r", "反斜\\杠 \\N \\.", "引\"号'", "𠮷😀", "", "%s %%"]


def copied(version: VersionRecord, content: dict[str, str], month: int | None = 202607) -> None:
    text = canonical(content)
    fixed = (month, None, None, timezone.now(), 1)
    copy_in(ActualRecord, FIELDS, [(version.pk, 1, text, hash_of(text), *fixed)])


@pytest.mark.parametrize("text", TEXTS)
def test_texts_come_back_as_they_went(region: Region, text: str) -> None:
    version = approved(region).versions.get()
    content = {"value": text}
    copied(version, content)
    kept = ActualRecord.objects.get()
    assert (kept.content, kept.times, kept.again, kept.job) == (content, 1, None, None)
    assert (
        hash_of(json.dumps(kept.content, ensure_ascii=False, separators=(",", ":"))) == kept.sha256
    )


def test_what_the_database_refuses_is_an_error_of_the_database(region: Region) -> None:
    version = approved(region).versions.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        copied(version, {}, month=None)
    assert not ActualRecord.objects.exists()
