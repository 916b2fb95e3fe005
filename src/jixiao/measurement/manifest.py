"""What a load leaves behind in writing: sources, partitions, counts and hashes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT: Final = "jixiao-load/1"


class Action(StrEnum):
    """What a load does to a month: seals a new one, adds rows to it, or replaces its rows."""

    SEAL = "seal"
    ADD = "add"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class Source:
    """One file, sheet or table of a load; rows are counted without the heading."""

    number: int
    name: str
    sha256: str
    size: int
    ledger: str
    mapping: str
    sheet: str
    rows_in: int
    rows_out: int
    faults: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sealed:
    """One partition of a load: a ledger's rows of one division and month."""

    ledger: str
    division: str
    month: int
    path: str
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """One load, as its `manifest.json` tells it; `time` is ISO 8601 with its zone."""

    load: int
    action: Action
    time: str
    key: str
    sources: tuple[Source, ...]
    partitions: tuple[Sealed, ...]
    unchecked: tuple[str, ...] = ()

    def text(self) -> str:
        """Return the manifest as JSON, the same bytes for the same load."""
        table = {"format": FORMAT, **asdict(self)}
        return json.dumps(table, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def manifest_of(text: str) -> Manifest:
    """Return the manifest that `Manifest.text` wrote."""
    table: dict[str, Any] = json.loads(text)
    return Manifest(
        load=table["load"],
        action=Action(table["action"]),
        time=table["time"],
        key=table["key"],
        sources=tuple(Source(**one) for one in table["sources"]),
        partitions=tuple(Sealed(**one) for one in table["partitions"]),
        unchecked=tuple(table["unchecked"]),
    )
