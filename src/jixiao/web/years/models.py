"""Lists of projects as they were uploaded, and what they said of each project."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from jixiao.web.organisations.models import OrganisationRecord
from jixiao.web.plans.models import ProjectRecord, YearRecord


class ColumnMappingRecord(models.Model):
    """What the columns of a list of one shape mean, as a person of the division confirmed it.

    `shape` is the hash of the headings and of the unit of money printed above them; `columns`
    holds field → numbers of columns from 0; money stands in `unit`.
    """

    division = models.ForeignKey(OrganisationRecord, on_delete=models.PROTECT, related_name="+")
    shape = models.CharField(max_length=64)
    columns = models.JSONField()
    unit = models.CharField(max_length=6)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        """One meaning a shape."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["division", "shape"], name="one_mapping_a_shape")
        ]

    def __str__(self) -> str:
        return f"{self.division} {self.shape[:8]}"


class UploadedListRecord(models.Model):
    """A list that was uploaded for a year: headings and rows as texts, in order.

    `rows` is a list of [number in the sheet, [cells]]; `columns` and `unit` are blank until
    somebody confirmed them; `taken` is when its rows were last taken over.
    """

    year = models.ForeignKey(YearRecord, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=250)
    sha256 = models.CharField(max_length=64)
    shape = models.CharField(max_length=64)
    headings = models.JSONField()
    unit_told = models.CharField(max_length=6, blank=True)
    rows = models.JSONField()
    columns = models.JSONField(default=dict)
    unit = models.CharField(max_length=6, blank=True)
    taken = models.DateTimeField(null=True)

    class Meta:
        """The newest first."""

        abstract = True
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.name


class ProjectListRecord(UploadedListRecord):
    """A list of projects; it may be taken over again."""

    year = models.ForeignKey(YearRecord, on_delete=models.PROTECT, related_name="lists")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)

    class Meta(UploadedListRecord.Meta):
        """One content a year."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "sha256"], name="one_content_a_year")
        ]


class ListingRecord(models.Model):
    """What the last list that named a project said of it: the row, and the money by source.

    `sources` is a list of [heading, 万元 as text] in the order of the list's columns.
    """

    project = models.OneToOneField(ProjectRecord, on_delete=models.CASCADE, related_name="listing")
    told_by = models.ForeignKey(
        ProjectListRecord, on_delete=models.PROTECT, related_name="listings"
    )
    row = models.PositiveIntegerField()
    sources = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.project} {self.row}"
