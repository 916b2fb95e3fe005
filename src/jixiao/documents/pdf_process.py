"""The process that reads PDFs, seen from outside: asked, watched, ended and started anew.

One process serves all files of this one, so that starting it (a fifth of a second) is paid once.
It is ended when an answer takes longer than it may, and started anew for the next file when it was
ended or ended itself. On Windows its memory is not bounded; time is, everywhere.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import weakref
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO, Final, cast

import msgspec

from jixiao.documents.pdf_replies import LENGTH, Opened, Question, Reply

if TYPE_CHECKING:
    from collections.abc import Sequence

NANO: Final = 1_000_000_000
TOLD: Final = 200
"""Bytes that hold what the system tells of a process's time."""

MOST: Final = 1 << 28
"""Bytes of an answer, more than a scan takes; what promises more answers no longer sensibly."""

HELD: Final = 1 << 18
"""Bytes that are held on their way before either process has to wait for the other."""

SECONDS: Final = 60.0
"""Seconds that one answer may take: thousands of times what a dense page takes."""

LOOKS: Final = 0.25
"""Seconds between two looks of the watch at the clock."""

FILES: Final = 2_000
"""Files after which the process is started anew, should the library have kept memory."""


try:
    import fcntl
except ImportError:  # Windows, whose pipes are as they are
    fcntl = None  # type: ignore[assignment] # told apart by what it lacks


class ReaderEnded(Exception):
    """The process ended before it answered; `too_slow` tells that it had to be ended."""

    def __init__(self, *, too_slow: bool) -> None:
        super().__init__()
        self.too_slow = too_slow


@dataclass(eq=False)
class Awaited:
    """Answers that are still to come, those that came already among them.

    `pages` are asked for with the opening of a document, as far as it has them.
    """

    left: int
    pages: int = 0
    came: deque[Reply] = field(default_factory=deque)


class ReadingProcess:
    """A process that reads PDFs, one question at a time; its answers may be fetched later."""

    def __init__(self) -> None:
        self._child = subprocess.Popen(
            [sys.executable, "-B", "-m", "jixiao.documents.pdf_child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=HELD,
        )
        _widen(self._child)
        self._questions = cast("BinaryIO", self._child.stdin)  # both are pipes, as just asked
        self._answers = cast("BinaryIO", self._child.stdout)
        self._decode = msgspec.msgpack.Decoder(Reply).decode
        self._lock = threading.RLock()
        self._awaited: Awaited | None = None
        self._until: float | None = None
        self._too_slow = False
        self._closed: list[int] = []
        self._owner = os.getpid()
        self._files = 0
        weakref.finalize(self, _end, self._child, self._owner)
        threading.Thread(target=_watch, args=(weakref.ref(self),), daemon=True).start()

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._child.pid

    def wait(self) -> None:
        """Wait until the process has ended."""
        self._child.wait()

    @property
    def has_ended(self) -> bool:
        """True when the process has ended, or is not this process's own."""
        return self._child.poll() is not None or self._owner != os.getpid()

    @property
    def is_worn(self) -> bool:
        """True when the process has ended or has read so many files that a new one should."""
        return self.has_ended or self._files >= FILES

    def seconds(self) -> float:
        """Return the seconds of computing that the process has taken; 0 where that is not told."""
        try:
            told = os.open(f"/proc/{self._child.pid}/schedstat", os.O_RDONLY)
        except OSError:
            return 0.0
        try:
            return int(os.read(told, TOLD).split()[0]) / NANO
        finally:
            os.close(told)

    def ask(self, question: Question, content: bytes = b"") -> Awaited:
        """Put a question; its answers are fetched one by one. Raises ReaderEnded."""
        with self._lock:
            self._finish()
            closed = [Question("close", number) for number in self._closed]
            self._closed.clear()
            self._put([*closed, question], content)
            pages = question.last - question.first
            self._awaited = Awaited(pages)
            if question.verb == "open":
                self._files += 1
                self._awaited = Awaited(1, pages)
            return self._awaited

    def answer(self, awaited: Awaited) -> Reply:
        """Return the next answer that is awaited. Raises ReaderEnded."""
        with self._lock:
            if not awaited.came:
                self._fetch(awaited)
            return awaited.came.popleft()

    def forget(self, number: int) -> None:
        """Let a document be closed when next something is asked."""
        self._closed.append(number)

    def look_at_the_clock(self) -> bool:
        """End the process when an answer has been awaited for too long; False once it ended."""
        until = self._until
        if until is not None and monotonic() > until:
            self._too_slow = True
            self._child.kill()
        return self._child.poll() is None

    def _ended(self) -> ReaderEnded:
        """Make sure that the process has ended; return the fault to raise."""
        self._child.kill()
        self._child.wait()
        return ReaderEnded(too_slow=self._too_slow)

    def _finish(self) -> None:
        """Fetch what still comes for whoever asked before."""
        while self._awaited is not None and self._awaited.left:
            self._fetch(self._awaited)

    def _put(self, questions: Sequence[Question], content: bytes) -> None:
        """Put questions at once; the content belongs to the last."""
        asked = [msgspec.msgpack.encode(one) for one in questions]
        self._until = monotonic() + SECONDS
        try:
            for one in asked:
                self._questions.write(len(one).to_bytes(LENGTH, "big") + one)
            self._questions.write(content)
            self._questions.flush()
        except OSError as fault:
            raise self._ended() from fault
        finally:
            self._until = None

    def _fetch(self, awaited: Awaited) -> None:
        self._until = monotonic() + SECONDS
        try:
            length = int.from_bytes(self._answers.read(LENGTH), "big")
            answer = self._answers.read(length) if length < MOST else b""
        finally:
            self._until = None
        if not answer:
            raise self._ended()
        try:
            came = self._decode(answer)
        except msgspec.MsgspecError as fault:
            raise self._ended() from fault
        awaited.came.append(came)
        awaited.left -= 1
        if isinstance(came, Opened):
            awaited.left += min(came.count, awaited.pages)


def _widen(child: subprocess.Popen[bytes]) -> None:
    """Let a process's pipes hold that much, where the system can; a page is some ten thousand."""
    for pipe in (child.stdin, child.stdout):
        if pipe is not None and hasattr(fcntl, "F_SETPIPE_SZ"):
            with suppress(OSError):  # the user's pipes are many
                fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, HELD)


def _end(child: subprocess.Popen[bytes], owner: int) -> None:
    """End a process that nobody holds any more, unless it is another process's."""
    if owner == os.getpid():
        child.kill()
        child.communicate()


def _watch(reader: weakref.ref[ReadingProcess]) -> None:
    """Look at the clock as long as the process is held by anybody."""
    pause = threading.Event()
    while not pause.wait(LOOKS):
        held = reader()
        if held is None or not held.look_at_the_clock():
            return
        del held


_held: dict[int, ReadingProcess] = {}
"""The reading process of each process: a fork must not use its parent's."""

_starting: Final = threading.Lock()


def reading_process() -> ReadingProcess:
    """Return this process's reading process, started if there is none that is fit."""
    with _starting:
        mine = os.getpid()
        held = _held.get(mine)
        if held is None or held.is_worn:
            _held.clear()
            held = _held[mine] = ReadingProcess()
        return held
