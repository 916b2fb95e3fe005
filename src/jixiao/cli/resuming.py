"""Reading that goes on where it was interrupted: finished files are not read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.cli.inputs import Inputs
from jixiao.cli.journal import Journal
from jixiao.cli.reading import ENOUGH, STDIN, ReadingNotFinished
from jixiao.cli.speaking import current_translator, tell
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from jixiao.cli.journal import Part
    from jixiao.cli.reading import Read


def journal_of(output: str) -> Path:
    """Return where the list of files done stands beside a result."""
    from pathlib import Path  # noqa: PLC0415 - loaded when called

    return Path(f"{output}.journal")


def can_go_on(output: str | None, paths: Sequence[str]) -> bool:
    """Return whether a reading into `output` can be gone on with: files into a file."""
    from pathlib import Path  # noqa: PLC0415 - loaded when called

    if output is None or output == STDIN or STDIN in paths:
        return False
    return Path(output).is_file() or not Path(output).exists()


def read_on(paths: Sequence[str], *, output: str, resume: str | None, jobs: int | None) -> int:
    """Write the plans of all files to `output`, a line each; return how many were unreadable.

    Files that the list tells of are passed over while their content is the same; those that
    changed are read again, and those that are gone are taken out of the result. The list stands
    beside the result and goes when all is read; a list named by `resume` stays, and keeps what
    other paths have put there.

    Raises UnreadableDocument when the list is none, or not that of the result.
    """
    from pathlib import Path  # noqa: PLC0415 - loaded when called

    place = journal_of(output) if resume is None else Path(resume)
    inputs = Inputs(paths, jobs=jobs, spared=(output, str(place), f"{place}.part"))
    journal = Journal(place, Path(output))
    done = _settled(journal, inputs.names, keep_others=resume is not None)
    for part in done.values():
        for fault in part.faults:
            inputs.refuse_again(fault)
    if done:
        _tell_of_rest(output, str(place), len(done))
    elif resume is None and len(inputs.names) >= ENOUGH:
        _tell_of_list(str(place))
    unfinished = 0
    with journal:
        for path, found in inputs.by_file(done):
            unfinished += not _written(journal, inputs, path, found)
    if resume is None and not unfinished:
        journal.remove()
    return inputs.unreadable


def _settled(journal: Journal, names: Mapping[str, str], *, keep_others: bool) -> dict[str, Part]:
    """Return path → part of the files that are done; what is done no more leaves the journal."""
    listed = {part.name: part for part in journal.parts}
    done = {
        path: listed[name]
        for path, name in names.items()
        if name in listed and _digest(path) == listed[name].sha256
    }
    held, known = {part.name for part in done.values()}, set(names.values())
    journal.keep(lambda part: part.name in held or (keep_others and part.name not in known))
    return done


def _written(journal: Journal, inputs: Inputs, path: str, found: Read) -> bool:
    """Write what a file holds and enter it as done; return False when its reading broke off."""
    from jixiao.notation.exchange import write_line  # noqa: PLC0415 - loaded when called

    translate = current_translator()
    digest, faults, broke_off = _digest(path), [], False
    for each in found:
        if isinstance(each, Exception):
            inputs.refuse(each)
            faults.append(each.render(translate))
            broke_off |= isinstance(each, ReadingNotFinished)
        else:
            journal.write(write_line(each))
    if digest is None:
        return not faults
    if broke_off:
        journal.drop()
    else:
        journal.finish(inputs.names[path], digest, faults)
    return not broke_off


def _digest(path: str) -> str | None:
    """Return the SHA-256 of a file, None when it cannot be read."""
    from hashlib import file_digest  # noqa: PLC0415 - loaded when called
    from pathlib import Path  # noqa: PLC0415 - loaded when called

    try:
        with Path(path).open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None


def _tell_of_rest(output: str, journal: str, count: int) -> None:
    tell(
        message(
            "{output}：接着上次读，{count} 个文件已经读完，不再重读；"
            "要从头读，请先删去 {journal}。",
            output=output,
            count=count,
            journal=journal,
        )
    )


def _tell_of_list(journal: str) -> None:
    tell(
        message(
            "读完的文件记在 {journal}；中断后再次运行同一命令，会从断处继续。",
            journal=journal,
        )
    )
