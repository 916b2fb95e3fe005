"""Tokens: what a program shows in place of a password."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from jixiao.web.api.scopes import Scope


class TokenRecord(models.Model):
    """A person's token; only its hash is kept. `scopes` are values of `Scope`."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens"
    )
    name = models.CharField(max_length=60)
    hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField()
    revoked = models.DateTimeField(null=True)
    last_used = models.DateTimeField(null=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_good(self) -> bool:
        """True until it expires or is revoked."""
        return self.revoked is None and self.expires > timezone.now()

    def allows(self, scope: Scope) -> bool:
        """Return whether the token may be used so."""
        return scope.value in self.scopes
