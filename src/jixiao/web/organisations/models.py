"""Organisations as a tree of codes, people, and appointments: a role at a place for a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from jixiao.workflow.deciding import Appointment
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from datetime import date


class OrganisationKind(models.TextChoices):
    """What stands at a node of the tree."""

    DIVISION = "division", "行政区"
    BUREAU = "bureau", "财政局"
    DEPARTMENT = "department", "主管部门"
    UNIT = "unit", "预算单位"


class OrganisationRecord(models.Model):
    """A division, or a bureau, department or unit in it.

    `path` holds the codes from the division down, each closed by a slash (`640221/305/305001/`):
    whatever a role reaches has a path that begins with the role's.
    """

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=OrganisationKind.choices)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField(max_length=120, unique=True)

    class Meta:
        """In the order of codes."""

        ordering: ClassVar = ["path"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        """Keep the path in step with the parent."""
        self.path = f"{self.parent.path if self.parent else ''}{self.code}/"
        super().save(*args, **kwargs)

    @property
    def division_code(self) -> str:
        """The code of the division the organisation lies in."""
        return self.path.partition("/")[0]


class PersonManager(BaseUserManager["PersonRecord"]):
    """Makes people; there is no person without a password of their own."""

    def create_user(self, username: str, password: str, **told: Any) -> PersonRecord:  # noqa: ANN401 - the model's fields
        """Return a new person, stored, with the password hashed."""
        person = self.model(username=username, **told)
        person.set_password(password)
        person.save()
        return person


class PersonRecord(AbstractBaseUser):
    """A person who logs in; what they may do follows from their appointments alone."""

    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60)
    mail = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    language = models.CharField(max_length=10, default="zh-hans")
    log_in_round = models.PositiveIntegerField(default=0, help_text="counting up ends all log-ins")

    objects = PersonManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "mail"

    class Meta:
        """By name."""

        ordering: ClassVar = ["username"]

    def __str__(self) -> str:
        return self.name or self.username

    def get_session_auth_hash(self) -> str:
        """Return what each of the person's log-ins carries; a new round ends them all."""
        return self._get_session_auth_hash()

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        salt = "jixiao.web.organisations.log_in"
        told = f"{self.log_in_round} {self.password}"
        return salted_hmac(salt, told, secret=secret, algorithm="sha256").hexdigest()

    def appointments_on(self, day: date | None = None) -> list[AppointmentRecord]:
        """Return the appointments in force on a day (today), with their organisations."""
        day = day or timezone.localdate()
        return list(
            self.appointments.filter(since__lte=day)
            .filter(Q(until__isnull=True) | Q(until__gte=day))
            .select_related("organisation")
        )

    def held(self, day: date | None = None) -> tuple[Appointment, ...]:
        """Return the appointments as the workflow asks for them."""
        return tuple(
            Appointment(Role(one.role), one.organisation.path) for one in self.appointments_on(day)
        )


class AppointmentRecord(models.Model):
    """A role a person holds at an organisation from a day on, until a day if one is named.

    A delegation is an appointment with an end, made by the person it stands in for.
    """

    person = models.ForeignKey(PersonRecord, on_delete=models.CASCADE, related_name="appointments")
    organisation = models.ForeignKey(
        OrganisationRecord, on_delete=models.PROTECT, related_name="appointments"
    )
    role = models.CharField(max_length=24, choices=[(role.value, role.label) for role in Role])
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True)
    delegated_by = models.ForeignKey(
        PersonRecord, null=True, blank=True, on_delete=models.PROTECT, related_name="delegations"
    )

    class Meta:
        """One person holds a role at a place once at a time."""

        ordering: ClassVar = ["person", "role"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role", "since"], name="appointed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.role} {self.organisation}"


class LogInRecord(models.Model):
    """A log-in that lasts: the key of its session, so that the oldest can be ended."""

    person = models.ForeignKey(PersonRecord, on_delete=models.CASCADE, related_name="log_ins")
    session_key = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField(auto_now_add=True)
    origin = models.CharField(max_length=60, blank=True)

    class Meta:
        """The oldest first."""

        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.person} {self.at}"


class SecondFactorRecord(models.Model):
    """The shared secret of a person's code generator, and the codes for when it is lost.

    `last_step` is the half minute of the last code taken: no code is taken twice. `recovery`
    holds hashes.
    """

    person = models.OneToOneField(
        PersonRecord, on_delete=models.CASCADE, related_name="second_factor"
    )
    secret = models.CharField(max_length=64)
    last_step = models.BigIntegerField(default=0)
    recovery = models.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.person)
