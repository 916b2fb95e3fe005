"""Tables of budgets as they were uploaded, and what each project has of each source."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from jixiao.web.plans.models import ProjectRecord, YearRecord
from jixiao.web.site.bounded_decimal import BoundedDecimalField
from jixiao.web.years.models import UploadedListRecord


class BudgetTableRecord(UploadedListRecord):
    """A table of budgets; `taken` is when its budgets were taken over, once."""

    year = models.ForeignKey(YearRecord, on_delete=models.PROTECT, related_name="budget_tables")

    class Meta(UploadedListRecord.Meta):
        """One content a year."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "sha256"], name="one_budget_table_a_year")
        ]


class BudgetLineRecord(models.Model):
    """What a project has of one source in its year, in 万元.

    `adjusted` is the whole year's budget, `carried` the part of it left over from the year before.
    `table` and `row` tell where it was read; typed lines have a `reason` instead.
    """

    project = models.ForeignKey(
        ProjectRecord, on_delete=models.CASCADE, related_name="budget_lines"
    )
    source = models.CharField(max_length=60, blank=True)
    initial = BoundedDecimalField(max_digits=18, decimal_places=6, null=True)
    adjusted = BoundedDecimalField(max_digits=18, decimal_places=6, null=True)
    carried = BoundedDecimalField(max_digits=18, decimal_places=6, null=True)
    table = models.ForeignKey(
        BudgetTableRecord, on_delete=models.PROTECT, related_name="lines", null=True
    )
    row = models.PositiveIntegerField(null=True)
    reason = models.TextField(blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order they were told; a source stands once."""

        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["project", "source"], name="one_budget_a_source")
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.source} {self.adjusted}"
