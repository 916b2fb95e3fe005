"""A store as it was after one of its loads: what was drawn then can be drawn again."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from jixiao.measurement.sealing import Store

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.measurement.manifest import Manifest


class StoreAsOf(Store):
    """The sealed ledgers without the loads that came after `load`; nothing sealed is ever lost."""

    def __init__(self, path: Path, load: int) -> None:
        super().__init__(path)
        self.load = load

    @cached_property
    def manifests(self) -> tuple[Manifest, ...]:
        """Every load up to that one, oldest first."""
        return tuple(one for one in Store(self.path).manifests if one.load <= self.load)
