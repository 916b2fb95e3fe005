"""What is typed as PATH…: files, folders and standard input, read one by one."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from jixiao.cli.reading import STDIN, processes_for, read_in_processes, read_one
from jixiao.cli.speaking import tell
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from jixiao.cli.reading import Read
    from jixiao.model.errors import JixiaoError
    from jixiao.model.plan import PlanDocument

LOCK_FILES: Final = ("~$", ".~", ".")


class Inputs:
    """The paths of a command; `unreadable` counts what could not be read so far.

    `files` are the files being read; nothing that is written may replace one of them. `names` is
    how each is called, files of one name told apart. `origins` holds the file of every document
    that `documents` has yielded, in order.
    """

    def __init__(
        self,
        paths: Sequence[str],
        *,
        jobs: int | None = 1,
        spared: Collection[str | None] = (),
    ) -> None:
        """Take the paths as typed.

        Without `jobs` many files are read on all processors. `spared` are files being written,
        which are no input when they lie in a folder that is read.
        """
        self._typed = paths
        self._jobs = jobs
        self._spared = [each for each in spared if each is not None and each != STDIN]
        self.unreadable = 0
        self.origins: list[str] = []

    @property
    def files(self) -> list[str]:
        """The files being read, standard input left out."""
        return [path for path in self.names if path != STDIN]

    @cached_property
    def names(self) -> dict[str, str]:
        """The files found, by path, with their names; told once is what there is not."""
        from jixiao.cli.naming import told_apart  # noqa: PLC0415 - only when something is read

        return told_apart(self._files())

    def documents(self) -> Iterator[PlanDocument]:
        """Yield every document that can be read, telling of the others on standard error.

        Nothing is held back: of a corpus in JSON Lines each line is a document of its own.
        """
        for path, found in self.by_file():
            for each in found:
                if isinstance(each, Exception):
                    self.refuse(each)
                else:
                    self.origins.append(path)
                    yield each

    def refuse(self, fault: JixiaoError) -> None:
        """Tell of what is unreadable, and count it."""
        self.unreadable += 1
        tell(fault.message)

    def refuse_again(self, sentence: str) -> None:
        """Tell once more of what was unreadable in a run before, and count it."""
        self.unreadable += 1
        tell(message("{sentence}", sentence=sentence))

    def by_file(self, done: Collection[str] = ()) -> Iterator[tuple[str, Read]]:
        """Yield each file that is not done with its documents and faults, in order."""
        from jixiao.cli.progress import with_progress  # noqa: PLC0415 - only when something is read

        left = {path: name for path, name in self.names.items() if path not in done}
        yield from with_progress(self._read(left), len(self.names), len(self.names) - len(left))

    def _read(self, names: Mapping[str, str]) -> Iterator[tuple[str, Read]]:
        jobs = min(processes_for(len(names), self._jobs), len(names))
        if jobs > 1 and STDIN not in names:
            yield from read_in_processes(names, jobs)
        else:
            yield from ((path, read_one(path, name)) for path, name in names.items())

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
                self._refuse_path(typed)
            yield from found

    def _tell_locked(self, typed: str) -> int:
        """Tell of folders that may not be entered, as nothing else would; return how many."""
        import os  # noqa: PLC0415 - only click at the top

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
        """Return whether a file of a folder is one that is being written, whatever its name."""
        import os  # noqa: PLC0415 - only click at the top

        if name == typed:
            return False
        written = [each for each in self._spared if os.path.exists(each)]  # noqa: PTH110 - a text
        return any(os.path.samefile(name, each) for each in written)  # noqa: PTH121 - texts

    def _refuse_path(self, typed: str) -> None:
        self.unreadable += 1
        tell(message("{path}：没有这个文件，或文件夹中没有文件；请检查路径。", path=typed))


def tell_of_same(paths: Iterable[str], earlier: Iterable[str]) -> bool:
    """Tell of every path that is given as last year's as well; return whether there was one.

    A file says nothing against itself.
    """
    from pathlib import Path  # noqa: PLC0415 - only click at the top

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
