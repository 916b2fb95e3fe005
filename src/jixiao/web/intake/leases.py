"""How long a worker holds a file, and what is stored while it reads."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone

from jixiao.web.intake.models import IntakeFileRecord, State

HELD: Final = timedelta(seconds=20)
"""A worker that says nothing for so long is dead; another takes the file up."""
ATTEMPTS: Final = 3
"""Workers that may die of a file before it is given up."""


def say(file_id: int, attempt: int, **told: object) -> bool:
    """Hold a file on and store what is told of it; False when it is another's meanwhile."""
    mine = IntakeFileRecord.objects.filter(pk=file_id, attempt=attempt, state=State.READING)
    return bool(mine.update(lease=timezone.now() + HELD, **told))
