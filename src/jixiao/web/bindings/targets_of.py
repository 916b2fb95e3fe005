"""What the targets of many approved versions mean, without the rest of their plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.notation.exchange import read_quantities
from jixiao.web.plans.models import VersionRecord

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model.quantity import Quantity

_AT_ONCE: Final = 500
_INDICATORS: Final = "content__projects__0__indicators"


def targets_of(versions: Sequence[int]) -> Iterator[tuple[int, tuple[Quantity | None, ...]]]:
    """Yield each version with its targets as they were understood, row 1 first."""
    for first in range(0, len(versions), _AT_ONCE):
        part = VersionRecord.objects.filter(pk__in=versions[first : first + _AT_ONCE])
        for version, indicators in part.order_by("pk").values_list("pk", _INDICATORS):
            yield version, read_quantities(indicators)
