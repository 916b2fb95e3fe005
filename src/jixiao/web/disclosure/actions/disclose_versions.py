"""Many approved versions are made public at once; those that cannot be fall out with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.model.errors import JixiaoError
from jixiao.web.disclosure.actions.disclose_version import disclose_version

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.web.disclosure.models import DisclosureRecord
    from jixiao.web.organisations.actor import Actor


@dataclass(frozen=True, slots=True)
class NotPublished:
    """A version that was not disclosed, and why."""

    version_id: int
    why: JixiaoError


@dataclass(frozen=True, slots=True)
class BulkDisclosure:
    """What came of disclosing many: the disclosures made, and what fell out."""

    disclosures: tuple[DisclosureRecord, ...]
    fallen_out: tuple[NotPublished, ...]


def disclose_versions(version_ids: Iterable[int], *, actor: Actor) -> BulkDisclosure:
    """Return what came of disclosing each version, each in a transaction of its own."""
    disclosures, fallen_out = [], []
    for version_id in dict.fromkeys(version_ids):
        try:
            disclosures.append(disclose_version(version_id, actor=actor))
        except JixiaoError as why:
            fallen_out.append(NotPublished(version_id, why))
    return BulkDisclosure(tuple(disclosures), tuple(fallen_out))
