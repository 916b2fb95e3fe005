"""Documents put aside outside the memory and taken back one by one, in the order they came."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Final, Generic, Self, TypeVar, overload

from jixiao.review.packing import pack, pack_apart, unpack, unpack_with

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.packing import Places

# Bytes held in memory before a file is begun; some 15,000 plans need no file.
_IN_MEMORY: Final = 32 * 2**20
# Items last asked for that stay at hand; plans take some 15 KB each.
_AT_HAND: Final = 2000

T = TypeVar("T")


class Shelf(Sequence[T], Generic[T]):
    """A sequence that grows at its end and keeps what it holds packed, past 32 MB in a file.

    What was taken last is given again as it is; the file is a nameless one of the system's
    temporary folder and goes with the shelf.
    """

    def __init__(self, items: Iterable[T] = (), *, at_hand: int = _AT_HAND) -> None:
        """Begin with some items; so many of those last asked for stay at hand."""
        self._most = at_hand
        self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 # closed by `close`
        self._ends = array("Q", [0])
        self._at_hand: OrderedDict[int, T] = OrderedDict()
        for item in items:
            self.append(item)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back file and memory; nothing can be taken from the shelf any more."""
        self._at_hand.clear()
        self._file.close()

    def append(self, item: T) -> None:
        """Put one more item behind the others."""
        packed = self._packed(item)
        self._file.seek(self._ends[-1])
        self._file.write(packed)
        self._ends.append(self._ends[-1] + len(packed))

    @property
    def room(self) -> int:
        """How many bytes the packed items take."""
        return self._ends[-1]

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, number: int) -> T: ...
    @overload
    def __getitem__(self, number: slice) -> list[T]: ...
    def __getitem__(self, number: int | slice) -> T | list[T]:
        """Return an item (from 0), or some as a list; raises IndexError behind the last."""
        if isinstance(number, slice):
            return [self._taken(each) for each in range(len(self))[number]]
        return self._taken(range(len(self))[number])

    def __iter__(self) -> Iterator[T]:
        """Yield every item in order."""
        return (self._taken(number) for number in range(len(self)))

    def _taken(self, number: int) -> T:
        if number in self._at_hand:
            self._at_hand.move_to_end(number)
            return self._at_hand[number]
        item = self._at_hand[number] = self._unpacked(number)
        if len(self._at_hand) > self._most:
            self._at_hand.popitem(last=False)
        return item

    def _bytes(self, number: int) -> bytes:
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        return self._file.read(end - start)

    def _packed(self, item: T) -> bytes:
        return pack(item)

    def _unpacked(self, number: int) -> T:
        item: T = unpack(self._bytes(number))
        return item


class PlanShelf(Shelf["PerformancePlan"]):
    """Plans on a shelf; where they were read from lies on another, and is seldom taken."""

    def __init__(self) -> None:
        """Begin without plans."""
        self._places: Shelf[list[Places]] = Shelf()
        super().__init__()

    def close(self) -> None:
        """Give back files and memory; nothing can be taken from the shelf any more."""
        self._places.close()
        super().close()

    @property
    def room(self) -> int:
        """How many bytes the packed plans and their places take."""
        return super().room + self._places.room

    def _packed(self, item: PerformancePlan) -> bytes:
        packed, places = pack_apart(item)
        self._places.append(places)
        return packed

    def _unpacked(self, number: int) -> PerformancePlan:
        plan: PerformancePlan = unpack_with(
            self._bytes(number), partial(self._places.__getitem__, number)
        )
        return plan


class DocumentShelf(Sequence["PlanDocument"]):
    """Documents on a shelf, their plans one by one, so that each can be taken alone."""

    def __init__(self, documents: Iterable[PlanDocument] = ()) -> None:
        """Begin with some documents."""
        self._heads: Shelf[PlanDocument] = Shelf()
        self._plans = PlanShelf()
        self._starts = array("Q", [0])
        for document in documents:
            self.append(document)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back files and memory; nothing can be taken from the shelf any more."""
        self._heads.close()
        self._plans.close()

    def append(self, document: PlanDocument) -> None:
        """Put one more document behind the others."""
        self._heads.append(replace(document, projects=()))
        for plan in document.projects:
            self._plans.append(plan)
        self._starts.append(len(self._plans))

    @property
    def room(self) -> int:
        """How many bytes the packed documents take."""
        return self._heads.room + self._plans.room

    def plan(self, number: int, position: int) -> PerformancePlan:
        """Return one plan of a document; both count from 0."""
        return self._plans[self._starts[number] + position]

    def heads(self) -> Iterator[PlanDocument]:
        """Yield every document without its plans."""
        return iter(self._heads)

    def __len__(self) -> int:
        return len(self._heads)

    @overload
    def __getitem__(self, number: int) -> PlanDocument: ...
    @overload
    def __getitem__(self, number: slice) -> list[PlanDocument]: ...
    def __getitem__(self, number: int | slice) -> PlanDocument | list[PlanDocument]:
        """Return a document (from 0), or some as a list; raises IndexError behind the last."""
        if isinstance(number, slice):
            return [self[each] for each in range(len(self))[number]]
        place = range(len(self))[number]
        head = self._heads[place]
        first, behind = self._starts[place], self._starts[place + 1]
        return replace(head, projects=tuple(self._plans[first:behind]))


def plan_of(documents: Sequence[PlanDocument], number: int, position: int) -> PerformancePlan:
    """Return one plan (both from 0), from a shelf without taking the rest of its document."""
    if isinstance(documents, DocumentShelf):
        return documents.plan(number, position)
    return documents[number].projects[position]


def heads_of(documents: Sequence[PlanDocument]) -> Iterator[PlanDocument]:
    """Yield documents of which only the head is asked for; from a shelf without their plans."""
    return documents.heads() if isinstance(documents, DocumentShelf) else iter(documents)
