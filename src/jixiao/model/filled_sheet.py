"""The sheet an expert filled in a file: texts as they stand there, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.model.message import Message


@dataclass(frozen=True, slots=True)
class Written:
    """A text and where it stands: file, sheet and cell, or file and path; "" where nothing is."""

    text: str
    place: Message


@dataclass(frozen=True, slots=True)
class FilledItem:
    """A row of the sheet: which item, its points, the score given, why points were taken off."""

    item: Written
    points: Written
    score: Written
    reason: Written


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet as it was filled; `place` is the whole of it.

    `head` has kind, code, name, year, expert, chair and day as far as the file has them. `told` is
    what the chair wrote: texts by their name, and by item how a difference is settled.
    """

    place: Message
    head: Mapping[str, Written]
    items: tuple[FilledItem, ...]
    told: Mapping[str, Written] = field(default_factory=dict)
