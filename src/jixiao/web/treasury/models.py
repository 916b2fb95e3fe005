"""Treasury exports as they were uploaded, the vouchers taken from them, rows set aside, months."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from jixiao.web.plans.models import ProjectRecord, YearRecord
from jixiao.web.site.bounded_decimal import BoundedDecimalField
from jixiao.web.years.models import UploadedListRecord

if TYPE_CHECKING:
    from django.db.models import QuerySet


class TreasuryExportRecord(UploadedListRecord):
    """An export of a treasury; `taken` is when its vouchers were taken over, once."""

    year = models.ForeignKey(YearRecord, on_delete=models.PROTECT, related_name="exports")

    if TYPE_CHECKING:
        aside: QuerySet[SetAsideRecord]
        vouchers: QuerySet[VoucherRecord]

    class Meta(UploadedListRecord.Meta):
        """One content a year."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "sha256"], name="one_export_a_year")
        ]


class VoucherRecord(models.Model):
    """Money paid for a project: `amount` in 元, negative for a refund.

    `against` is the number of the payment that a refund is netted against, blank for payments.
    """

    year = models.ForeignKey(YearRecord, on_delete=models.PROTECT, related_name="vouchers")
    project = models.ForeignKey(ProjectRecord, on_delete=models.PROTECT, related_name="vouchers")
    export = models.ForeignKey(
        TreasuryExportRecord, on_delete=models.PROTECT, related_name="vouchers"
    )
    row = models.PositiveIntegerField()
    number = models.CharField(max_length=80)
    day = models.DateField()
    amount = BoundedDecimalField(max_digits=18, decimal_places=2)
    source = models.CharField(max_length=60, blank=True)
    against = models.CharField(max_length=80, blank=True)

    class Meta:
        """A voucher counts once a year."""

        ordering: ClassVar = ["day", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "number"], name="one_voucher_a_year")
        ]
        indexes: ClassVar = [models.Index(fields=["project", "day"])]

    def __str__(self) -> str:
        return f"{self.number} {self.amount}"


class PaidRecord(models.Model):
    """What the vouchers of a project come to, in 元, and how many there are: see `sums`."""

    project = models.OneToOneField(ProjectRecord, on_delete=models.CASCADE, related_name="paid_sum")
    amount = BoundedDecimalField(max_digits=18, decimal_places=2)
    vouchers = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.project_id} {self.amount}"


class SetAsideRecord(models.Model):
    """A row of an export that was not taken: its cells, and why (pattern and parameters)."""

    export = models.ForeignKey(TreasuryExportRecord, on_delete=models.CASCADE, related_name="aside")
    row = models.PositiveIntegerField()
    cells = models.JSONField()
    pattern = models.TextField()
    parameters = models.JSONField(default=dict)

    class Meta:
        """In the order of the sheet."""

        ordering: ClassVar = ["row"]

    def __str__(self) -> str:
        return f"{self.export_id} {self.row}"


class ClosedMonthRecord(models.Model):
    """A month (1-12) whose payments are complete; no voucher of it is taken any more."""

    year = models.ForeignKey(YearRecord, on_delete=models.PROTECT, related_name="closed_months")
    month = models.PositiveSmallIntegerField()
    total = BoundedDecimalField(max_digits=18, decimal_places=2)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Closed once, in order."""

        ordering: ClassVar = ["month"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "month"], name="closed_once")
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.month}"
