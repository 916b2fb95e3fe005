"""Reading that can be interrupted: a list of files done, and a result that grows line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def read_on(paths: Sequence[str], *, output: str, resume: str, jobs: int) -> int:
    """Append the plans of files not yet done to `output`; return how many were unreadable.

    Each line of the list is the length of the result in bytes after a file, a tab, and the file.
    A result longer than the list says was cut off while being written: it is shortened first.
    """
    from pathlib import Path  # noqa: PLC0415 - loaded when called

    from jixiao.cli.inputs import Inputs  # noqa: PLC0415 - loaded when called
    from jixiao.notation.exchange import write_line  # noqa: PLC0415 - loaded when called

    done = done_files(Path(resume))
    inputs = Inputs(paths, jobs=jobs, done=[name for name, _ in done])
    with Path(output).open("ab") as result, Path(resume).open("ab") as record:
        result.truncate(done[-1][1] if done else 0)
        result.seek(0, 2)
        for name, documents in inputs.by_file():
            result.writelines(map(write_line, documents))
            result.flush()
            record.write(f"{result.tell()}\t{name}\n".encode())
            record.flush()
    return inputs.unreadable


def done_files(path: Path) -> list[tuple[str, int]]:
    """Return the files of a done-list with the length of the result after each.

    A last line without its line feed was cut off: it is taken away, from the file as well.
    """
    if not path.exists():
        return []
    content = path.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if whole != content:
        path.write_bytes(whole)
    lines = (line.partition("\t") for line in whole.decode("utf-8").splitlines())
    return [(name, int(length)) for length, _, name in lines]
