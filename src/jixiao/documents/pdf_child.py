"""The process in which PDFs are read: a hostile file can end it, but nothing else.

Started by `pdf_process`: questions come on standard input, answers go to standard output, each as
eight bytes of length and a message of `pdf_replies`. It ends when its input ends.
"""

from __future__ import annotations

import gc
import os
import sys
from time import monotonic
from typing import BinaryIO, Final

import msgspec

from jixiao.documents.pdf_reading import PdfReading
from jixiao.documents.pdf_replies import (
    DAMAGED,
    LENGTH,
    OUT_OF_MEMORY,
    NotRead,
    Opened,
    Question,
    Refused,
    Reply,
)

MEMORY: Final = 2 << 30
"""Bytes of address space: a dense page of the largest file that is opened needs a third of it."""

BUSY_SECONDS: Final = 120
"""Seconds of computing for one question, should nobody wait for the answer any more."""

HELD: Final = 1 << 18
"""Bytes of answers that are held back, for every message wakes whoever waits for it."""

PATIENCE: Final = 0.01
"""Seconds that an answer is held back, at most, while the next one is made."""

SELDOM: Final = 50_000
"""Objects made before those are looked for that only hold one another: pages leave hardly any."""

try:
    import resource
except ImportError:  # Windows, where only the time is bounded
    resource = None  # type: ignore[assignment] # told apart by its absence


def main() -> None:
    """Answer questions until there are no more."""
    answers = os.fdopen(os.dup(1), "wb", HELD)
    os.dup2(2, 1)  # what a library prints is no answer
    _limit()
    gc.freeze()  # what is imported stays
    gc.set_threshold(SELDOM)
    _answer(sys.stdin.buffer, answers)


def _answer(questions: BinaryIO, answers: BinaryIO) -> None:
    opened: dict[int, PdfReading] = {}
    decode, encode = msgspec.msgpack.Decoder(Question).decode, msgspec.msgpack.Encoder().encode
    while head := questions.read(LENGTH):
        asked = decode(questions.read(int.from_bytes(head, "big")))
        _allow()
        if asked.verb == "close":
            if asked.document in opened:
                opened.pop(asked.document).close()
            continue
        last = asked.last
        if asked.verb == "open":
            reply = _opened(opened, asked, questions.read(asked.size))
            _say(answers, encode(reply))
            last = min(last, reply.count if isinstance(reply, Opened) else 0)
        since = monotonic()
        for index in range(asked.first, last):
            _say(answers, encode(_page(opened[asked.document], index)))
            if monotonic() - since > PATIENCE:
                answers.flush()
                since = monotonic()
        answers.flush()


def _opened(opened: dict[int, PdfReading], asked: Question, content: bytes) -> Reply:
    try:
        opened[asked.document] = reading = PdfReading(content, scans=asked.scans)
    except NotRead as fault:
        return fault.reply
    except MemoryError:
        return Refused(OUT_OF_MEMORY)
    except Exception:  # noqa: BLE001 - whatever a broken file makes the library stumble over
        return Refused(DAMAGED)
    return Opened(reading.count)


def _page(reading: PdfReading, index: int) -> Reply:
    try:
        return reading.page(index)
    except MemoryError:
        return Refused(OUT_OF_MEMORY)
    except Exception:  # noqa: BLE001 - as above
        return Refused(DAMAGED)


def _say(answers: BinaryIO, answer: bytes) -> None:
    answers.write(len(answer).to_bytes(LENGTH, "big"))
    answers.write(answer)


def _limit() -> None:
    """Bound memory, and keep the process from writing files, a core dump among them."""
    if resource is None:
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (bound, bound))


def _allow() -> None:
    """Allow the next question its seconds."""
    if resource is not None:
        spent = resource.getrusage(resource.RUSAGE_SELF)
        until = int(spent.ru_utime + spent.ru_stime) + BUSY_SECONDS
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        if hard == resource.RLIM_INFINITY or until <= hard:
            resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


if __name__ == "__main__":
    main()
