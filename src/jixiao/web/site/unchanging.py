"""What is stored once: a record that neither changes nor goes."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class Unchanging(models.Model):
    """A record that is stored once; changing or deleting it raises TypeError."""

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        """Store a new record; raises TypeError for one that is there already."""
        if not self._state.adding:
            self._refuse()
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:  # noqa: ANN401 - Django's signature
        """Raise TypeError: it stays."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        fault = f"what is stored as {type(self).__name__} never changes"
        raise TypeError(fault)
