"""A page measured: by the compiled loops where they were built, else in Python, with one result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from jixiao.documents.pdf_chars import TextPage
from jixiao.documents.pdf_compiled import CompiledPage, loops
from jixiao.documents.pdf_paths import lines_of
from jixiao.documents.pdf_replies import Drawn, packed
from jixiao.documents.pdf_runs import runs_of

if TYPE_CHECKING:
    from collections import Counter

    from jixiao.documents.pdf_frames import Frame
    from jixiao.documents.pdf_handles import Handle


class MeasuredPage(Protocol):
    """What a page draws, in the page's own space; to be closed."""

    def turn(self) -> int | None:
        """Return the quarter turns to the right that make most of the text upright."""

    def drawn(self, frame: Frame) -> Drawn:
        """Return what the page draws in the frame's space."""

    @property
    def unreadable(self) -> Counter[str]:
        """The characters whose font does not tell what they mean, by the font's name."""

    def close(self) -> None:
        """Give the memory back."""


class InterpretedPage:
    """A page measured in Python."""

    def __init__(self, page: Handle, text: Handle) -> None:
        """Take pdfium's page and text page, which must stay open."""
        self._page, self._chars = page, TextPage(text)

    def turn(self) -> int | None:
        """Return the quarter turns to the right that make most of the text upright."""
        return self._chars.turn()

    def drawn(self, frame: Frame) -> Drawn:
        """Return what the page draws in the frame's space."""
        runs, sink = runs_of(self._chars.upright(frame)), lines_of(self._page, frame)
        return Drawn(
            "".join(f"{run.text}\n" for run in runs),
            packed(run[1:] for run in runs),
            packed(sink.horizontal),
            packed(sink.vertical),
            packed(sink.shades),
            sink.pictures,
        )

    @property
    def unreadable(self) -> Counter[str]:
        """The characters whose font does not tell what they mean, by the font's name."""
        return self._chars.unreadable

    def close(self) -> None:
        """Hold nothing that must be given back."""


def measured_page(page: Handle, text: Handle) -> MeasuredPage:
    """Return a page of pdfium's and its text, measured; both must stay open."""
    compiled = loops()
    return InterpretedPage(page, text) if compiled is None else CompiledPage(compiled, page, text)
