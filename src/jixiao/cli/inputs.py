"""What is typed as PATH…: files, folders and standard input, read one by one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from jixiao.cli.speaking import tell

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from jixiao.model.errors import JixiaoError
    from jixiao.model.plan import PlanDocument

STDIN: Final = "-"
LOCK_FILES: Final = ("~$", ".~", ".")


class Inputs:
    """The paths of a command; `unreadable` counts what could not be read so far.

    `files` are the files being read; nothing that is written may replace one of them.
    `origins` holds the file of every document that `documents` has yielded, in order.
    """

    def __init__(
        self,
        paths: Sequence[str],
        *,
        jobs: int = 1,
        done: Collection[str] = (),
        spared: Collection[str | None] = (),
    ) -> None:
        """Take the paths as typed.

        `done` are files to pass over, as `one_line` writes them; `spared` are files being
        written, which are no input when they lie in a folder that is read.
        """
        self._typed = paths
        self._jobs = jobs
        self._done = frozenset(done)
        self._spared = [each for each in spared if each is not None and each != STDIN]
        self.unreadable = 0
        self.files: list[str] = []
        self.origins: list[str] = []

    def documents(self) -> Iterator[PlanDocument]:
        """Yield every document that can be read, telling of the others on standard error.

        Nothing is held back: of a corpus in JSON Lines each line is a document of its own.
        """
        for name, found in self._read_files():
            for document in self._readable(found):
                self.origins.append(name)
                yield document

    def by_file(self) -> Iterator[tuple[str, list[PlanDocument]]]:
        """Yield each file with its documents, in order; a file that cannot be read is left out."""
        for name, found in self._read_files():
            if readable := list(self._readable(found)):
                yield name, readable

    def _readable(self, found: Iterable[PlanDocument | JixiaoError]) -> Iterator[PlanDocument]:
        """Yield the documents, telling of what is unreadable."""
        for each in found:
            if isinstance(each, Exception):
                self.unreadable += 1
                tell(each.message)
            else:
                yield each

    def _read_files(self) -> Iterator[tuple[str, Iterable[PlanDocument | JixiaoError]]]:
        from jixiao.cli.progress import with_progress  # noqa: PLC0415 - only when something is read

        files = [name for name in self._files() if one_line(name) not in self._done]
        self.files.extend(name for name in files if name != STDIN)
        yield from with_progress(self._read(files), len(files))

    def _read(
        self, files: Sequence[str]
    ) -> Iterator[tuple[str, Iterable[PlanDocument | JixiaoError]]]:
        if self._jobs > 1 and len(files) > 1 and STDIN not in files:
            yield from _read_in_processes(files, self._jobs)
        else:
            yield from ((name, read_one(name)) for name in files)

    def _files(self) -> Iterator[str]:
        for typed in self._typed:
            if typed == STDIN:
                yield typed
                continue
            locked = self._tell_locked(typed)
            try:
                found = [name for name in files_of(typed) if not self._is_spared(name, typed)]
            except OSError:  # a name too long, a folder that may not be entered
                found = []
            if not found and not locked:
                self._refuse(typed)
            yield from found

    def _tell_locked(self, typed: str) -> int:
        """Tell of folders that may not be entered, as nothing else would; return how many."""
        import os  # noqa: PLC0415 - only click at the top

        from jixiao.model.message import message  # noqa: PLC0415 - only click at the top

        locked: list[OSError] = []
        for _ in os.walk(typed, onerror=locked.append):
            pass
        refused = [fault for fault in locked if isinstance(fault, PermissionError)]
        for fault in refused:
            sentence = message(
                "{path}：没有权限打开此文件夹，其中的文件没有读取。", path=fault.filename
            )
            tell(sentence)
        self.unreadable += len(refused)
        return len(refused)

    def _is_spared(self, name: str, typed: str) -> bool:
        """Return whether a file of a folder is one that is being written."""
        from pathlib import Path  # noqa: PLC0415 - only click at the top

        path = Path(name)
        return name != typed and any(
            path.name == Path(each).name and Path(each).exists() and path.samefile(each)
            for each in self._spared
        )

    def _refuse(self, typed: str) -> None:
        from jixiao.model.message import message  # noqa: PLC0415 - only click at the top

        self.unreadable += 1
        tell(message("{path}：没有这个文件，或文件夹中没有文件；请检查路径。", path=typed))


def tell_of_same(paths: Iterable[str], earlier: Iterable[str]) -> bool:
    """Tell of every path that is given as last year's as well; return whether there was one.

    A file says nothing against itself.
    """
    from pathlib import Path  # noqa: PLC0415 - only click at the top

    from jixiao.model.message import message  # noqa: PLC0415 - only click at the top

    now = [Path(typed) for typed in paths if Path(typed).exists()]
    then = [typed for typed in dict.fromkeys(earlier) if Path(typed).exists()]
    both = [typed for typed in then if any(Path(typed).samefile(each) for each in now)]
    for typed in both:
        tell(
            message(
                "{file} 既是要审核的，又写作上年的，没有可比较的；请核对 --previous。",
                file=typed,
            )
        )
    return bool(both)


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


def read_one(name: str) -> Iterator[PlanDocument | JixiaoError]:
    """Yield the documents of one file or of standard input, with what is unreadable among them."""
    from pathlib import Path  # noqa: PLC0415 - only click at the top

    from jixiao.flow import read_documents, read_stream  # noqa: PLC0415 - only click at the top

    try:
        if name == STDIN:
            yield from read_stream(STDIN, sys.stdin.buffer)
        else:
            yield from read_documents([Path(name)])
    except Exception as fault:  # noqa: BLE001 - one bad file must not stop the others
        yield _broken(name, fault)


def _read_whole(name: str) -> list[PlanDocument | JixiaoError]:
    """Return what `read_one` yields, as one piece that another process can send."""
    return list(read_one(name))


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
) -> Iterator[tuple[str, Iterable[PlanDocument | JixiaoError]]]:
    """Yield files in order, read by `jobs` processes; a file that kills its process is told.

    Corpora in JSON Lines are read here, line by line.
    """
    from pathlib import Path  # noqa: PLC0415 - only click at the top

    from jixiao.cli.processes import called_in_processes  # noqa: PLC0415 - only with --jobs
    from jixiao.flow import holds_lines  # noqa: PLC0415 - only click at the top

    corpora = {name for name in files if holds_lines(Path(name))}
    others = [name for name in files if name not in corpora]
    called = called_in_processes(_read_whole, others, jobs)
    for name in files:
        if name in corpora:
            yield name, read_one(name)
            continue
        _, found = next(called)
        yield name, [_killed(name)] if isinstance(found, Exception) else found


def _killed(name: str) -> JixiaoError:
    from jixiao.model.errors import UnreadableDocument  # noqa: PLC0415 - faults only
    from jixiao.model.message import message  # noqa: PLC0415 - faults only

    return UnreadableDocument(
        message(
            "{path}：读取它的进程被系统中止（多为内存不足）；其余文件不受影响，"
            "请不用 --jobs 单独读取该文件，或拆分后再试。",
            path=name,
        )
    )
