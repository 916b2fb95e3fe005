"""The stored chain: entries that are only ever added, and the head that serialises writers."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class TrailEntryRecord(models.Model):
    """One entry; it is never changed and never removed."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT)
    person_name = models.CharField(max_length=130)
    origin = models.CharField(max_length=60)
    request_id = models.CharField(max_length=64)
    subject = models.CharField(max_length=80)
    action = models.CharField(max_length=40)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        """In order, and found by subject or person."""

        ordering: ClassVar = ["number"]
        indexes: ClassVar = [
            models.Index(fields=["subject", "number"]),
            models.Index(fields=["person", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.action} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        """Store a new entry; raises TypeError for one that is there already."""
        if not self._state.adding:
            _refuse()
        super().save(*args, force_insert=True, **{k: v for k, v in kwargs.items() if k == "using"})

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:  # noqa: ANN401 - Django's signature
        """Raise TypeError: entries stay."""
        _refuse()


class TrailHeadRecord(models.Model):
    """The end of the chain: one row, locked by whoever adds an entry."""

    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.number} {self.hash}"


def _refuse() -> NoReturn:
    fault = "the trail is only ever added to"
    raise TypeError(fault)
