"""What is typed as PATH…: files, folders and standard input, read one by one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from jixiao.cli.speaking import tell

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from jixiao.model.errors import JixiaoError
    from jixiao.model.plan import PlanDocument

STDIN: Final = "-"
LOCK_FILES: Final = ("~$", ".~", ".")


class Inputs:
    """The paths of a command; `unreadable` counts what could not be read so far.

    `files` are the files being read; nothing that is written may replace one of them.
    """

    def __init__(self, paths: Sequence[str], *, jobs: int = 1, done: Collection[str] = ()) -> None:
        """Take the paths as typed; `done` are files to pass over, as `one_line` writes them."""
        self._typed = paths
        self._jobs = jobs
        self._done = frozenset(done)
        self.unreadable = 0
        self.files: list[str] = []

    def documents(self) -> Iterator[PlanDocument]:
        """Yield every document that can be read, telling of the others on standard error."""
        for _, documents in self.by_file():
            yield from documents

    def by_file(self) -> Iterator[tuple[str, list[PlanDocument]]]:
        """Yield each file with its documents, in order; a file that cannot be read is left out."""
        from jixiao.cli.progress import with_progress  # noqa: PLC0415 - only when something is read

        files = [name for name in self._files() if one_line(name) not in self._done]
        self.files.extend(name for name in files if name != STDIN)
        for name, found in with_progress(self._read(files), len(files)):
            readable = [each for each in found if not isinstance(each, Exception)]
            for fault in found:
                if isinstance(fault, Exception):
                    self.unreadable += 1
                    tell(fault.message)
            if readable:
                yield name, readable

    def _read(self, files: Sequence[str]) -> Iterator[tuple[str, list[PlanDocument | JixiaoError]]]:
        if self._jobs > 1 and len(files) > 1 and STDIN not in files:
            yield from _read_in_processes(files, self._jobs)
        else:
            yield from ((name, read_one(name)) for name in files)

    def _files(self) -> Iterator[str]:
        for typed in self._typed:
            if typed == STDIN:
                yield typed
                continue
            try:
                found = list(files_of(typed))
            except OSError:  # a name too long, a folder that may not be entered
                found = []
            if not found:
                self._refuse(typed)
            yield from found

    def _refuse(self, typed: str) -> None:
        from jixiao.model.message import message  # noqa: PLC0415 - only click at the top

        self.unreadable += 1
        tell(message("{path}：没有这个文件，或文件夹中没有文件；请检查路径。", path=typed))


def one_line(name: str) -> str:
    r"""Return the name as one line that UTF-8 can hold: line feeds and the like as `\x0a`."""
    return "".join(each if each.isprintable() else f"\\x{ord(each):02x}" for each in name)


def files_of(typed: str) -> Iterator[str]:
    """Yield the file itself, or the files under a folder in order, without lock files."""
    from pathlib import Path  # noqa: PLC0415 - only click at the top

    root = Path(typed)
    if root.is_file():
        yield typed
    elif root.is_dir():
        yield from sorted(str(path) for path in root.rglob("*") if _is_own(path, root))


def _is_own(path: Path, root: Path) -> bool:
    inner = path.relative_to(root).parts
    return path.is_file() and not any(part.startswith(LOCK_FILES) for part in inner)


def read_one(name: str) -> list[PlanDocument | JixiaoError]:
    """Return the documents of one file or of standard input, with what is unreadable among them."""
    from pathlib import Path  # noqa: PLC0415 - only click at the top

    from jixiao.flow import read_content, read_documents  # noqa: PLC0415 - only click at the top

    try:
        if name == STDIN:
            return read_content(STDIN, sys.stdin.buffer.read())
        return list(read_documents([Path(name)]))
    except Exception as fault:  # noqa: BLE001 - one bad file must not stop the others
        return [_broken(name, fault)]


def _broken(name: str, fault: Exception) -> JixiaoError:
    from jixiao.model.errors import JixiaoError, UnreadableDocument  # noqa: PLC0415 - as above
    from jixiao.model.message import message  # noqa: PLC0415 - as above

    if isinstance(fault, JixiaoError):
        return fault
    return UnreadableDocument(
        message(
            "{path}：读取时出错（{fault}）；其余文件不受影响，请把该文件交给维护人员。",
            path=name,
            fault=f"{type(fault).__name__}: {fault}",
        )
    )


def _read_in_processes(
    files: Sequence[str], jobs: int
) -> Iterator[tuple[str, list[PlanDocument | JixiaoError]]]:
    """Yield files in order, read by `jobs` processes started afresh (as on Windows)."""
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only with --jobs
    from multiprocessing import get_context  # noqa: PLC0415 - only with --jobs

    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from zip(files, pool.map(read_one, files), strict=True)
