"""Documents that passed by, with what was found in each, kept outside the memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from jixiao.review.reviewing import merged
from jixiao.review.shelf import DocumentShelf, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import TracebackType

    from jixiao.model.finding import Finding
    from jixiao.model.plan import PlanDocument
    from jixiao.review.reviewing import Review


class Reviewed:
    """What a review found, document by document, however many there are.

    `documents`, their `names` and `findings` are in the order the documents came; all can be
    gone through any number of times until the review is closed.
    """

    def __init__(self, documents: Iterable[PlanDocument], run: Review) -> None:
        """Let the documents pass by the review, then conclude it."""
        self.documents = DocumentShelf()
        self.names: list[str] = []
        # Hundreds of findings a document, each taken once.
        self._own: Shelf[list[Finding]] = Shelf(at_hand=1)
        self._across: Mapping[int, list[Finding]] = {}
        try:
            for document in documents:
                self.documents.append(document)
                self.names.append(document.document)
                self._own.append(run.look(document))
            self._across = run.conclude(self.documents)
        except BaseException:
            self.close()
            raise

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
        """Give back file and memory."""
        self.documents.close()
        self._own.close()

    def findings(self) -> Iterator[list[Finding]]:
        """Yield the findings of each document, in the order of projects, rows and rules."""
        for number, own in enumerate(self._own):
            yield merged(own, self._across.get(number, ()))
