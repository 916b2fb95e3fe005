"""Chance that falls the same way every time."""

from __future__ import annotations

import random


def seeded(seed: str) -> random.Random:
    """A source of choices fixed by its seed."""
    return random.Random(seed)  # noqa: S311 - test documents must come out the same every time
