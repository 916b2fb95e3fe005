"""Field path → what stands in the cell, for records that are worked out, not read.

A summary over many documents and the changes between two versions of a plan are such records.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.forms.form import PLACE, FormBlock, FormDefinition
from jixiao.forms.printed_values import Printed, printed, walk

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class RecordPrinting:
    """Looks fields up in one record by their dotted path."""

    form: FormDefinition
    record: object

    def field(self, path: str, *, thousands: bool = False) -> Printed:
        """Return what the record's field at `path` prints."""
        return printed(walk(self.record, path), thousands=thousands)

    def line(self, pattern: str) -> str | None:
        """Return the pattern filled in, or None when it has places and all are missing."""
        values = {path: self.field(path).text for path in PLACE.findall(pattern)}
        if values and not any(values.values()):
            return None
        return PLACE.sub(lambda place: values[place[1]], pattern).strip()

    def items(self, block: FormBlock) -> Sequence[object]:
        """Return what the rows of the block are made of."""
        return walk(self.record, block.over) or ()  # type: ignore[return-value] # a tuple
