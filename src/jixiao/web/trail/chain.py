"""The chain itself, without Django: each entry carries the hash of the one before.

An exported trail is JSON Lines; altering, removing or reordering an entry breaks the chain at
its place, and anyone can check that without the platform.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BEGINNING: Final = "0" * 64
"""What the first entry carries in place of a hash."""


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """Who changed what, when, from where; `before` and `after` are the changed values.

    `number` counts from 1 without gaps; `at` is ISO 8601 in UTC; `subject` is `kind:id`.
    """

    number: int
    at: str
    person: str
    origin: str
    request_id: str
    subject: str
    action: str
    before: Any
    after: Any
    previous: str


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the chain does not hold: the entry's number and what is wrong with it."""

    number: int
    fault: str


def hash_of(entry: TrailEntry) -> str:
    """Return the hash over all that an entry says, its predecessor's hash included."""
    text = json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def line_of(entry: TrailEntry) -> str:
    """Return the entry as a line of the export, its own hash with it."""
    told = {**asdict(entry), "hash": hash_of(entry)}
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def breaks(lines: Iterable[str], *, expected: str | None = None) -> Iterator[Break]:
    """Yield every place where an exported trail does not hold together.

    `expected` is the hash the last entry must have, kept somewhere else; without it a trail that
    was cut at its end cannot be told from a short one.
    """
    previous, number = BEGINNING, 0
    for number, line in enumerate(lines, start=1):
        try:
            told = json.loads(line)
            own = told.pop("hash")
            entry = TrailEntry(**told)
        except (ValueError, KeyError, TypeError, AttributeError):
            yield Break(number, "unreadable")
            return
        if entry.number != number:
            yield Break(number, "removed or reordered")
        if entry.previous != previous:
            yield Break(number, "not the successor")
        if hash_of(entry) != own:
            yield Break(number, "altered")
        previous = own
    if expected is not None and previous != expected:
        yield Break(number, "ends elsewhere")
