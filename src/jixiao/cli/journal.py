"""What a long reading has done: a list beside its result, one line a file, that survives a kill.

Each line is JSON: the name that the file's documents carry, the SHA-256 of its content, where its
part of the result ends (bytes), and the sentences told of what could not be read in it.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from jixiao.model.errors import UnreadableDocument
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from types import TracebackType
    from typing import Self

HEAD: Final = b'{"format": "jixiao-read/1"}\n'


@dataclass(frozen=True, slots=True)
class Part:
    """One file done: its part of the result reaches from the end of the one before to `end`."""

    name: str
    sha256: str
    end: int
    faults: list[str]


class Journal:
    """The list of files done and the result it belongs to; `parts` are in the result's order.

    As a context both are open, and what was written of an unfinished file is cut off.
    """

    def __init__(self, path: Path, result: Path) -> None:
        """Take up the list as it was left; without a result there is nothing to go on with.

        Raises UnreadableDocument when the list is none, or not that of the result.
        """
        self._path, self._result_path = path, result
        self.parts = _parts(path) if path.exists() else []
        if self.parts and not result.exists():
            self.parts = []
        if self.parts and not _ends_line(result, self.parts[-1].end):
            raise _no_list(path)

    def keep(self, is_wanted: Callable[[Part], bool]) -> None:
        """Take the parts that are not wanted any more out of the list and the result."""
        kept: list[Part] = []
        if all(map(is_wanted, self.parts)):
            return
        spare = self._result_path.with_name(f"{self._result_path.name}.part")
        with self._result_path.open("rb") as old, spare.open("wb") as new:
            begin = 0
            for part in self.parts:
                if is_wanted(part):
                    old.seek(begin)
                    new.write(old.read(part.end - begin))
                    kept.append(Part(part.name, part.sha256, new.tell(), part.faults))
                begin = part.end
        self._path.unlink()  # a list never stands beside a result that it does not tell of
        spare.replace(self._result_path)
        self.parts = kept
        _write_list(self._path, kept)

    def __enter__(self) -> Self:
        """Open the result and the list at their ends."""
        self._result = self._result_path.open("ab")
        self._result.truncate(self.parts[-1].end if self.parts else 0)
        self._result.seek(0, 2)
        if not self.parts:
            _write_list(self._path, [])
        self._list = self._path.open("ab")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._result.close()
        self._list.close()

    def write(self, line: bytes) -> None:
        """Write a line of the result."""
        self._result.write(line)

    def finish(self, name: str, sha256: str, faults: Iterable[str]) -> None:
        """Enter a file whose lines are all written; only then they count."""
        self._result.flush()
        part = Part(name, sha256, self._result.tell(), list(faults))
        self._list.write(_line(part))
        self._list.flush()
        self.parts.append(part)

    def drop(self) -> None:
        """Take back what was written of a file that is not finished."""
        self._result.truncate(self.parts[-1].end if self.parts else 0)
        self._result.seek(0, 2)

    def remove(self) -> None:
        """Take the list away: the result is whole."""
        self._path.unlink(missing_ok=True)


def _line(part: Part) -> bytes:
    return json.dumps(asdict(part)).encode("ascii") + b"\n"


def _write_list(path: Path, parts: Iterable[Part]) -> None:
    """Put a list in the place of another, whole or not at all."""
    spare = path.with_name(f"{path.name}.part")
    spare.write_bytes(HEAD + b"".join(map(_line, parts)))
    shutil.move(spare, path)


def _parts(path: Path) -> list[Part]:
    """Return the parts of a list; a last line that was cut off is taken away."""
    content = path.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if not whole.startswith(HEAD) and not HEAD.startswith(content):
        raise _no_list(path)
    try:
        parts = [_part(line) for line in whole[len(HEAD) :].splitlines()]
    except (ValueError, TypeError, KeyError):
        raise _no_list(path) from None
    ends = [part.end for part in parts]
    if ends != sorted(ends):
        raise _no_list(path)
    if whole != content:
        with path.open("r+b") as stream:
            stream.truncate(len(whole))
    return parts


def _part(line: bytes) -> Part:
    """Return the part of a line; raises ValueError, TypeError or KeyError for anything else."""
    read = json.loads(line)
    part = Part(**read)
    texts = [part.name, part.sha256, *part.faults]
    if (
        type(part.end) is not int
        or part.end < 0
        or not all(isinstance(each, str) for each in texts)
    ):
        raise ValueError(line)
    return part


def _ends_line(path: Path, end: int) -> bool:
    """Return whether a file is at least so long and a line ends there."""
    with path.open("rb") as stream:
        stream.seek(max(end - 1, 0))
        return end == 0 or stream.read(1) == b"\n"


def _no_list(path: Path) -> UnreadableDocument:
    return UnreadableDocument(
        message(
            "{file}：不是本次结果的已读清单；请删去该清单和结果文件，从头再读。",
            file=str(path),
        )
    )
