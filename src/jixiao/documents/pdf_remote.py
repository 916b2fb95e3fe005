"""The pages of a PDF that the reading process has open."""

from __future__ import annotations

import weakref
from itertools import count
from typing import TYPE_CHECKING, Final

from jixiao.documents.pdf_process import (
    Awaited,
    ReaderEnded,
    ReadingProcess,
    reading_process,
)
from jixiao.documents.pdf_replies import DAMAGED, NotRead, Opened, PageRead, Question, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

AHEAD: Final = 16
"""Pages asked for at a time: they are read while those before them are understood."""

_numbers: Final = count(1)


class RemotePages:
    """The pages of an open PDF; opened again when the process that had it open is gone."""

    def __init__(self, content: bytes, *, scans: bool) -> None:
        """Open a document; raises NotRead, ReaderEnded."""
        self._content, self._scans = content, scans
        self._number = next(_numbers)
        self._ahead: Awaited | None = None
        self._process = self._opened()

    def read(self, first: int, last: int) -> Iterator[PageRead]:
        """Yield what pages `first` to before `last`, from 0, draw; raises NotRead, ReaderEnded."""
        for begun in range(first, last, AHEAD):
            ended = min(begun + AHEAD, last)
            awaited = self._asked(begun, ended)
            for _ in range(begun, ended):
                reply = self._process.answer(awaited)
                if not isinstance(reply, PageRead):
                    raise NotRead(reply.why if isinstance(reply, Refused) else DAMAGED)
                yield reply

    def _asked(self, first: int, last: int) -> Awaited:
        """Return the pages as they are awaited: the first ones were asked for at once."""
        if self._process.has_ended:
            self._process = self._opened()
        ahead, self._ahead = self._ahead, None
        if ahead is not None and first == 0:
            return ahead
        return self._process.ask(Question("pages", self._number, first, last))

    def _opened(self) -> ReadingProcess:
        process = reading_process()
        size = len(self._content)
        question = Question("open", self._number, 0, AHEAD, size, self._scans)
        self._ahead = awaited = process.ask(question, self._content)
        reply = process.answer(awaited)
        if isinstance(reply, Refused):
            raise NotRead(reply.why, reply.count)
        if not isinstance(reply, Opened):
            raise ReaderEnded(too_slow=False)
        self.count = reply.count
        weakref.finalize(self, process.forget, self._number).atexit = False
        return process
