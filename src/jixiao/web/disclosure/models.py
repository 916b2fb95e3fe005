"""Disclosures as they were made, what stands public now, and its indicators for comparing."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jixiao.web.plans.models import PlanRecord, VersionRecord
from jixiao.web.site.bounded_decimal import BoundedDecimalField
from jixiao.web.site.unchanging import Unchanging


class Standing(models.TextChoices):
    """What became of an approved plan before the public."""

    PUBLISHED = "published", _("已公开")
    WITHHELD = "withheld", _("不公开")


class Measured(models.TextChoices):
    """What kind of figure an indicator states, as people compare them."""

    STANDARD = "standard", _("补助标准和单位成本")
    SATISFACTION = "satisfaction", _("满意度")
    OTHER = "other", _("其他数值指标")


class DisclosureRecord(Unchanging):
    """One act of disclosing or withholding a version; it never changes.

    `sha256` is the hash of the JSON file as it was published; `left_out` says what was not
    published with it: a list of {what, why}. `reason` is why a version is withheld.
    """

    plan = models.ForeignKey(PlanRecord, on_delete=models.PROTECT, related_name="disclosures")
    version = models.ForeignKey(VersionRecord, on_delete=models.PROTECT, related_name="disclosures")
    standing = models.CharField(max_length=12, choices=Standing.choices)
    at = models.DateTimeField(auto_now_add=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    sha256 = models.CharField(max_length=64, blank=True)
    left_out = models.JSONField(default=list)
    reason = models.TextField(blank=True)

    class Meta:
        """As they were made."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.standing} {self.version_id}"


class PublicPlanRecord(models.Model):
    """A plan as the public lists show it now: what its last disclosure says.

    `division` is a code, `department` a path (`640221/305/`); money in 万元 as the version has it.
    """

    plan = models.OneToOneField(PlanRecord, on_delete=models.PROTECT, related_name="public")
    disclosure = models.ForeignKey(DisclosureRecord, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(VersionRecord, on_delete=models.PROTECT, related_name="+")
    standing = models.CharField(max_length=12, choices=Standing.choices)
    fiscal_year = models.PositiveSmallIntegerField()
    division = models.CharField(max_length=20)
    department = models.CharField(max_length=120)
    path = models.CharField(max_length=120)
    unit_name = models.CharField(max_length=120)
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=40, blank=True)
    total = BoundedDecimalField(max_digits=18, decimal_places=6, null=True)
    fiscal = BoundedDecimalField(max_digits=18, decimal_places=6, null=True)
    other = BoundedDecimalField(max_digits=18, decimal_places=6, null=True)
    rows = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """Lists go by year, division and department."""

        ordering: ClassVar = ["path", "code", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["division", "fiscal_year", "department", "code"]),
        ]

    def __str__(self) -> str:
        return self.name


class IndicatorRecord(models.Model):
    """An indicator of a published version that states one number, under the name it is likened by.

    `value` is in base units (money in 元, ratios 0-1) of `dimension`.
    """

    public = models.ForeignKey(
        PublicPlanRecord, on_delete=models.CASCADE, related_name="indicators"
    )
    division = models.CharField(max_length=20)
    fiscal_year = models.PositiveSmallIntegerField()
    row = models.PositiveSmallIntegerField()
    measured = models.CharField(max_length=12, choices=Measured.choices)
    likeness = models.CharField(max_length=120)
    dimension = models.CharField(max_length=40)
    name = models.CharField(max_length=300)
    target = models.CharField(max_length=300)
    value = BoundedDecimalField(max_digits=38, decimal_places=12)

    class Meta:
        """Found by year, kind and likeness."""

        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["fiscal_year", "measured", "likeness", "dimension"]),
        ]

    def __str__(self) -> str:
        return f"{self.likeness} {self.value}"
