"""Results: bytes to a file or to standard output, always as they are, never re-encoded."""

from __future__ import annotations

import sys
from typing import IO, TYPE_CHECKING, TextIO

import click

from jixiao.cli.speaking import harmless, wrong_usage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from contextlib import AbstractContextManager


def emit(content: bytes, output: str | None) -> None:
    """Write the whole content to the file `output`, or to standard output."""
    emit_pieces([content], output)


def result_stream(output: str | None) -> AbstractContextManager[IO[bytes]]:
    """Return the stream of results in bytes; a named file is begun anew."""
    from contextlib import nullcontext  # noqa: PLC0415 - only click at the top
    from pathlib import Path  # noqa: PLC0415 - only click at the top

    if output is None or output == "-":
        return nullcontext(_screen().buffer)
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

    if output is None and kind == "annotated":
        raise wrong_usage(message("批注写在文件的副本上，请用 -o 写明存放副本的文件夹。"))
    if output is None:
        raise wrong_usage(message("{kind} 不是文本，请用 -o 写明文件。", kind=kind))
    return output


def need_files(paths: Iterable[str], option: str) -> None:
    """Refuse standard input where copies of the files read are asked for by `option`."""
    from jixiao.cli.reading import STDIN  # noqa: PLC0415 - loaded when called
    from jixiao.model.message import message  # noqa: PLC0415 - only click at the top

    if STDIN in paths:
        raise wrong_usage(
            message("{option} 写出原文件的副本，不能用于标准输入；请写明文件。", option=option)
        )


def emit_text(text: str, output: str | None) -> None:
    """Write text: a file is always UTF-8, standard output follows the console."""
    emit_texts([text], output)


def emit_texts(texts: Iterable[str], output: str | None) -> None:
    """Write texts one behind the other, each as it comes; encoded as `emit_text` does."""
    if output is None or output == "-":
        screen = _screen()
        for text in texts:
            click.echo(harmless(text), file=screen, nl=False)
        return
    emit_pieces((text.encode("utf-8") for text in texts), output)


def emit_pieces(pieces: Iterable[bytes], output: str | None) -> None:
    """Write pieces of the content to the file `output`, or to standard output, as they come."""
    with result_stream(output) as stream:
        stream.writelines(pieces)
        stream.flush()


def _screen() -> TextIO:
    """Return standard output; a program started without one is told to name a file."""
    from jixiao.model.message import message  # noqa: PLC0415 - only click at the top

    if sys.stdout is None:
        raise wrong_usage(message("标准输出已关闭，结果无处可写；请用 -o 写明文件。"))
    return sys.stdout
