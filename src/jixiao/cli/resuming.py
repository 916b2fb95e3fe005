"""Reading that can be interrupted: a list of files done, and a result that grows line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from jixiao.model.errors import JixiaoError


LONGEST: Final = 18
"""Digits of the longest length; more is no length."""


def read_on(paths: Sequence[str], *, output: str, resume: str, jobs: int) -> int:
    """Append the plans of files not yet done to `output`; return how many were unreadable.

    Each line of the list is the length of the result in bytes after a file, a tab, and the file.
    A result longer than the list says was cut off while being written: it is shortened first.
    Raises UnreadableDocument when the list is no such list or the result is shorter than it says.
    """
    from pathlib import Path  # noqa: PLC0415 - loaded when called

    from jixiao.cli.inputs import Inputs, one_line  # noqa: PLC0415 - loaded when called
    from jixiao.notation.exchange import write_line  # noqa: PLC0415 - loaded when called

    done = done_files(Path(resume))
    inputs = Inputs(paths, jobs=jobs, done=[name for name, _ in done], spared=(output, resume))
    with Path(output).open("ab") as result, Path(resume).open("ab") as record:
        length = done[-1][1] if done else 0
        if result.seek(0, 2) < length:
            raise _no_list(resume)
        result.truncate(length)
        result.seek(0, 2)
        for name, documents in inputs.by_file():
            result.writelines(map(write_line, documents))
            result.flush()
            record.write(f"{result.tell()}\t{one_line(name)}\n".encode())
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
    try:
        lines = [line.partition("\t") for line in whole.decode("utf-8").split("\n")[:-1]]
    except UnicodeDecodeError:
        raise _no_list(str(path)) from None
    if not all(length.isdecimal() and len(length) <= LONGEST and name for length, _, name in lines):
        raise _no_list(str(path))
    return [(name, int(length)) for length, _, name in lines]


def _no_list(path: str) -> JixiaoError:
    from jixiao.model.errors import UnreadableDocument  # noqa: PLC0415 - faults only
    from jixiao.model.message import message  # noqa: PLC0415 - faults only

    return UnreadableDocument(
        message(
            "{file}：不是本次结果的已读清单（每行应为结果长度、制表符、文件名）；"
            "请删去该清单和结果文件，从头再读。",
            file=path,
        )
    )
