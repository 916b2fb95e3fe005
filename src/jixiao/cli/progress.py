"""A progress bar on standard error: only on a terminal, only after a second."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, Final, TypeVar

from jixiao.cli.speaking import current_translator

if TYPE_CHECKING:
    from collections.abc import Iterator

Item = TypeVar("Item")
PATIENCE: Final = 1.0
"""Seconds before the bar appears."""


def with_progress(items: Iterator[Item], total: int, done: int = 0) -> Iterator[Item]:
    """Yield the items, drawing how many of `total` are done when it takes long.

    `done` were done before.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield from items
        return
    begun, bar, task = monotonic(), None, None
    try:
        for count, item in enumerate(items, start=done + 1):
            if bar is None and monotonic() - begun > PATIENCE:
                bar, task = _bar(total)
            if bar is not None and task is not None:
                bar.update(task, completed=count)
            yield item
    finally:
        if bar is not None:
            bar.stop()


def _bar(total: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 - rich is loaded here only
    from rich.console import Console  # noqa: PLC0415 - only when a bar is drawn
    from rich.progress import Progress  # noqa: PLC0415 - only when a bar is drawn

    bar = Progress(console=Console(stderr=True), transient=True)
    task = bar.add_task(current_translator()("正在读取"), total=total)
    bar.start()
    return bar, task
