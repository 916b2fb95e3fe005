"""Indicators that approved plans use, counted; entries that people keep; what was retired."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from jixiao.web.plans.models import PlanRecord, VersionRecord
from jixiao.web.site.bounded_decimal import BoundedDecimalField


class KnownRecord(models.Model):
    """An indicator that approved plans of a place use: `place` is a division's or a unit's path.

    `kind` is the class of level 2 as the official tables name it (or as printed, when unknown);
    `likeness` the name by which like ones are counted together; `unit` and `name` as first seen.
    """

    place = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    likeness = models.CharField(max_length=120)
    dimension = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=40, blank=True)
    uses = models.PositiveIntegerField(default=0)
    last_year = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """One record a place, class, name and dimension; lists show the most used first."""

        ordering: ClassVar = ["-uses", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["place", "kind", "likeness", "dimension"], name="known_once"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["place", "-uses", "id"])]

    def __str__(self) -> str:
        return self.name


class GramRecord(models.Model):
    """Two neighbouring characters of a name that a division knows: words are found by them."""

    place = models.CharField(max_length=20)
    gram = models.CharField(max_length=2)
    known = models.ForeignKey(KnownRecord, on_delete=models.CASCADE, related_name="grams")

    class Meta:
        """Found by place and characters."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place", "gram", "known"], name="gram_once")
        ]

    def __str__(self) -> str:
        return self.gram


class TargetRecord(models.Model):
    """A target that approved plans set for a known indicator, and how many do.

    `value` is in base units (元, ratios 0-1) of the indicator's dimension, None for words.
    """

    known = models.ForeignKey(KnownRecord, on_delete=models.CASCADE, related_name="targets")
    text = models.CharField(max_length=120)
    value = BoundedDecimalField(max_digits=38, decimal_places=12, null=True)
    uses = models.PositiveIntegerField(default=0)

    class Meta:
        """One record a text; the most common first."""

        ordering: ClassVar = ["-uses", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["known", "text"], name="target_once")
        ]

    def __str__(self) -> str:
        return self.text


class UseRecord(models.Model):
    """A row of the version of a plan that is in force: where a known indicator is used."""

    version = models.ForeignKey(VersionRecord, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(PlanRecord, on_delete=models.PROTECT, related_name="library_uses")
    known = models.ForeignKey(KnownRecord, on_delete=models.CASCADE, related_name="used_in")
    fiscal_year = models.PositiveSmallIntegerField()
    row = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    target = models.CharField(max_length=120)

    class Meta:
        """The newest uses of an indicator first."""

        ordering: ClassVar = ["-fiscal_year", "plan", "row"]
        indexes: ClassVar = [models.Index(fields=["known", "-fiscal_year", "plan"])]

    def __str__(self) -> str:
        return f"{self.name} {self.target}"


class EntryRecord(models.Model):
    """An indicator that a unit keeps, or the finance desk for its division; it never changes."""

    place = models.CharField(max_length=120, db_index=True)
    sector = models.CharField(max_length=40, blank=True)
    level2 = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    operator = models.CharField(max_length=4, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    about = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """By class and name."""

        ordering: ClassVar = ["level2", "name", "pk"]

    def __str__(self) -> str:
        return self.name


class RetirementRecord(models.Model):
    """What a place no longer offers, and why: `subject` is `standard:…`, `entry:…` or `known:…`."""

    place = models.CharField(max_length=120)
    subject = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    reason = models.CharField(max_length=300)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A subject is retired once at a place, the newest first."""

        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["place", "subject"], name="retired_once")
        ]

    def __str__(self) -> str:
        return self.subject
