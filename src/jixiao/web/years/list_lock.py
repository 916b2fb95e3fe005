"""An uploaded list taken hold of, with its year, by who has the duty for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.web.years.year_lock import NoSuchYear, locked_year

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.years.uploaded_kind import Uploaded, UploadedKind


def locked_list(kind: UploadedKind[Uploaded], list_id: int, *, actor: Actor) -> Uploaded:
    """Return the list with its year locked; raises as `locked_year`."""
    found = kind.records.filter(pk=list_id).first()
    if found is None:
        raise NoSuchYear(kind.unknown)
    found.year = locked_year(found.year_id, actor=actor, duty=kind.duty)
    found.refresh_from_db(fields=["taken", "columns", "unit"])
    return found
