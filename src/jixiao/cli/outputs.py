"""Results: bytes to a file or to standard output, always as they are, never re-encoded."""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING

import click

from jixiao.cli.speaking import harmless, wrong_usage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager


def emit(content: bytes, output: str | None) -> None:
    """Write the whole content to the file `output`, or to standard output."""
    with result_stream(output) as stream:
        stream.write(content)
        stream.flush()


def result_stream(output: str | None) -> AbstractContextManager[IO[bytes]]:
    """Return the stream of results in bytes; a named file is begun anew."""
    from contextlib import nullcontext  # noqa: PLC0415 - only click at the top
    from pathlib import Path  # noqa: PLC0415 - only click at the top

    if output is None or output == "-":
        return nullcontext(sys.stdout.buffer)
    return Path(output).open("wb")


def spare_inputs(output: str | None, paths: Iterable[str]) -> None:
    """Refuse an output that is one of the files to be read: it would be lost."""
    from pathlib import Path  # noqa: PLC0415 - only click at the top

    from jixiao.model.message import message  # noqa: PLC0415 - only click at the top

    if output is None or not Path(output).exists():
        return
    if any(Path(path).exists() and Path(path).samefile(output) for path in paths):
        raise wrong_usage(
            message("{file} 是要读取的文件，不能又写入结果；请用 -o 写明另一个文件。", file=output)
        )


def need_file(output: str | None, kind: str) -> str:
    """Return the file for a binary kind of result; refuse the terminal with a sentence."""
    from jixiao.model.message import message  # noqa: PLC0415 - only click at the top

    if output is None:
        raise wrong_usage(message("{kind} 不是文本，请用 -o 写明文件。", kind=kind))
    return output


def emit_text(text: str, output: str | None) -> None:
    """Write text: a file is always UTF-8, standard output follows the console."""
    if output is None or output == "-":
        click.echo(harmless(text), nl=False)
    else:
        emit(text.encode("utf-8"), output)
