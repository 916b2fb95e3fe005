"""A kind of list that is uploaded for a year: what is its own in how one is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from jixiao.web.years.models import UploadedListRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from django.db.models import Manager

    from jixiao.grids.list_table import ListKind
    from jixiao.model.message import Message
    from jixiao.workflow.cycle_duty import CycleDuty
    from jixiao.workflow.year_duty import YearDuty

Uploaded = TypeVar("Uploaded", bound=UploadedListRecord)


@dataclass(frozen=True, slots=True)
class UploadedKind(Generic[Uploaded]):
    """Where lists of a kind are kept, how they are read, who may take them and what is said.

    `labels` name the fields that columns can hold; those in `several` may have many columns, the
    others one; `faults_of` yields the fields that are still missing. `unit` is what money is
    printed in where the list tells none. `word` is how the trail calls a list. Said are `unchosen`
    without a file, `unknown` of a list there is not, `settled` where the columns of a list that
    was taken are told again; without it they may be.
    """

    records: Manager[Uploaded]
    table: ListKind
    duty: YearDuty | CycleDuty
    labels: Mapping[Any, str]
    faults_of: Callable[[Mapping[Any, Sequence[int]]], Iterable[str]]
    word: str
    unchosen: Message
    unknown: Message
    settled: Message | None = None
    several: frozenset[str] = frozenset()
    unit: str = ""
