"""A log file a day that several processes write to, kept as many days as the law asks."""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path
    from typing import TextIO

_NAMED: Final = re.compile(r"jixiao-(\d{4}-\d\d-\d\d)\.log")


class DailyFile(logging.Handler):
    """Adds each record to the file of its day (UTC), and removes files older than `days`.

    No file is renamed: of several processes that write to it, none loses what another wrote.
    """

    def __init__(self, folder: Path, days: int) -> None:
        """Keep where and how long; a file is opened with the first record."""
        super().__init__()
        self._folder, self._days = folder, days
        self._day, self._stream = "", None

    _stream: TextIO | None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line; a new day begins a new file."""
        try:
            stream = self._file_of(datetime.fromtimestamp(record.created, UTC))
            stream.write(self.format(record) + "\n")
            stream.flush()
        except OSError:
            self.handleError(record)

    def close(self) -> None:
        """Close the file."""
        if self._stream is not None:
            self._stream.close()
            self._stream, self._day = None, ""
        super().close()

    def _file_of(self, at: datetime) -> TextIO:
        day = f"{at:%Y-%m-%d}"
        if self._stream is None or day != self._day:
            if self._stream is not None:
                self._stream.close()
            path = self._folder / f"jixiao-{day}.log"
            self._stream, self._day = path.open("a", encoding="utf-8"), day
            self._remove_before(f"{at - timedelta(days=self._days):%Y-%m-%d}")
        return self._stream

    def _remove_before(self, first: str) -> None:
        for path in self._folder.iterdir():
            named = _NAMED.fullmatch(path.name)
            if named and named[1] < first:
                path.unlink(missing_ok=True)
