"""Who is told of a panel: its experts, the chair, and the organiser who called them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from jixiao.web.evaluations.models import PanelRecord
from jixiao.web.notices.models import Kind, NoticeRecord
from jixiao.web.notices.telling import keep, notices_to
from jixiao.web.organisations.holders import holders_for
from jixiao.workflow.deadlines import SOON, Standing, standing
from jixiao.workflow.panel_course import PanelStanding
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jixiao.web.evaluations.models import SeatRecord
    from jixiao.web.organisations.models import PersonRecord
    from jixiao.web.plans.models import YearRecord

_TO_SCORE: Final = (Kind.CALLED, Kind.TO_SCORE, Kind.READ_AGAIN)
"""Kinds that ask an expert for the own sheet."""
_ASKING: Final = (*_TO_SCORE, Kind.ALL_IN)
_NEAR: Final = frozenset({Standing.SOON, Standing.LATE})


def tell_called(panel: PanelRecord, seats: Iterable[SeatRecord]) -> None:
    """Tell experts that they were called, and by when they hand in."""
    told = [one.person for one in seats]
    _tell(panel, told, Kind.CALLED, "called", due=panel.due)


def tell_to_score(panel: PanelRecord, by: PersonRecord, *, text: str = "") -> list[SeatRecord]:
    """Return the seats whose sheet is missing, their experts asked for it, once a day."""
    missing = list(missing_sheets(panel))
    people = [one.person for one in missing]
    about = f"asked:{timezone.localdate()}"
    _tell(panel, people, Kind.TO_SCORE, about, by=by, text=text, due=panel.due)
    return missing


def tell_read_again(panel: PanelRecord, seats: Iterable[SeatRecord], by: PersonRecord) -> None:
    """Tell experts that they score a second time, and why; the chair's own request is done."""
    _settle(panel, [by], (Kind.ALL_IN,))
    told = [one.person for one in seats]
    text = panel.first_reading.get("reason", "")
    _tell(panel, told, Kind.READ_AGAIN, "again", by=by, text=text, due=panel.due)


def tell_released(panel: PanelRecord, seats: Iterable[SeatRecord], reason: str) -> None:
    """Tell experts that they are no longer asked, and why; what asked them before is done."""
    seats = list(seats)
    people = [one.person for one in seats]
    _settle(panel, people, _ASKING)
    for seat in seats:
        _tell(panel, [seat.person], Kind.RELEASED, f"released:{seat.pk}", text=reason)


def tell_handed_in(panel: PanelRecord, seat: SeatRecord | None = None) -> None:
    """Count as read what asked the expert; the chair is told once all sheets are in."""
    if seat is not None:
        _settle(panel, [seat.person], _TO_SCORE)
    if panel.standing == PanelStanding.DELIBERATING:
        chair = panel.seats.filter(chair=True, dismissed=None).select_related("person")
        about = "all_in_again" if panel.first_reading else "all_in"
        _tell(panel, [one.person for one in chair], Kind.ALL_IN, about)


def tell_concluded(panel: PanelRecord, by: PersonRecord, text: str) -> None:
    """Tell the organisers what the panel came to; the chair's own request is done."""
    _settle(panel, [by], (Kind.ALL_IN,))
    organisers = holders_for(panel.path).of(Role(panel.organiser), panel.path)
    _tell(panel, organisers, Kind.CONCLUDED, "concluded", by=by, text=text)


def missing_sheets(panel: PanelRecord) -> Iterable[SeatRecord]:
    """Return the seats that count whose sheet is not in."""
    return panel.seats.filter(dismissed=None, handed_in=None).select_related("person")


def of_panels(year: YearRecord, today: date) -> Iterator[NoticeRecord]:
    """Yield a notice for each expert whose sheet is due soon, or late, in a year."""
    panels = PanelRecord.objects.filter(
        plan__project__year=year, standing=PanelStanding.SCORING,
        due__lte=today + timedelta(days=SOON),
    )  # fmt: skip
    for panel in panels.select_related("plan__project"):
        when = standing(panel.due, today)
        if when in _NEAR:
            people = [one.person for one in missing_sheets(panel)]
            about = f"{when}:{panel.due}{'again' if panel.first_reading else ''}"
            yield from _notices(panel, people, NoticeRecord(
                kind=Kind.TO_SCORE, about=about, due=panel.due
            ))  # fmt: skip


def _tell(  # noqa: PLR0913 - what a notice says
    panel: PanelRecord,
    people: Iterable[PersonRecord],
    kind: Kind,
    about: str,
    *,
    by: PersonRecord | None = None,
    text: str = "",
    due: date | None = None,
) -> None:
    keep(_notices(panel, people, NoticeRecord(kind=kind, about=about, by=by, text=text, due=due)))


def _notices(
    panel: PanelRecord, people: Iterable[PersonRecord], like: NoticeRecord
) -> list[NoticeRecord]:
    """Return notices of the panel; `about` names it, so that a later panel is told of too."""
    like.about = f"panel:{panel.pk}:{like.about}"
    found = notices_to(people, panel.plan, like)
    for one in found:
        one.panel = panel
    return found


def _settle(panel: PanelRecord, people: Iterable[PersonRecord], kinds: Iterable[Kind]) -> None:
    """Count as read what asked these people: it was done, or is no longer asked."""
    asking = NoticeRecord.objects.filter(panel=panel, person__in=list(people), kind__in=list(kinds))
    asking.filter(read=None).update(read=timezone.now())
