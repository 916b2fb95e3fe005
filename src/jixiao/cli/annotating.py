"""`jixiao check --format annotated`: copies of the checked files with comments at the cells."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from jixiao.cli.speaking import tell
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from jixiao.documents.entries import Entry
    from jixiao.model.finding import Finding
    from jixiao.publishing.marks import Mark

KINDS: Final = ("xlsx", "docx")
ANNOTATED: Final = "-批注"
WITH_MACROS: Final = (".xlsm", ".docm")
"""Office refuses files with macros under the endings of those without."""


def write_copies(
    files: Mapping[str, str],
    findings: Mapping[tuple[str, str], Sequence[Finding]],
    folder: Path,
    translate: Callable[[str], str],
    *,
    english: bool,
) -> int:
    """Write a commented copy of every Excel and Word file into `folder`, and tell their paths.

    `files` are paths with the names they are called by; `findings` are held by the path and the
    name of each document that was checked. What could not be read was told before and is passed
    over. Returns how many files could not be copied; what they are and what to do is told.
    """
    from jixiao.cli.reports import written  # noqa: PLC0415 - loaded when called
    from jixiao.publishing.marks import marks_of  # noqa: PLC0415 - loaded when called
    from jixiao.review.catalogue import rule_cards  # noqa: PLC0415 - loaded when called

    cards, failed = rule_cards(), 0
    kept = list(files)
    for file, entry in _entries(files):
        if (file, entry.name) not in findings:
            continue
        if entry.kind not in KINDS:
            failed += 1
            tell(
                message(
                    "{file}：只有 Excel（xlsx）和 Word（docx）文件可以加批注，这个文件没有写出；"
                    "请改用 --format html 或 docx。",
                    file=entry.name,
                )
            )
            continue
        own = findings[file, entry.name]
        marks = marks_of(own, cards=cards, english=english, translate=translate)
        copy = (_stem(entry.name), _annotated(entry, marks))
        for path in written([copy], _ending(entry), folder, kept):
            kept.append(str(path))
            tell(message("{path}：{count}条批注。", path=str(path), count=len(marks)))
    return failed


def _entries(files: Mapping[str, str]) -> Iterator[tuple[str, Entry]]:
    """Yield each file with what it holds; what cannot be opened was told when it was read."""
    from jixiao.documents.entries import Entry, entries_of  # noqa: PLC0415 - loaded when called

    for path, name in files.items():
        for entry in entries_of(Path(path), name):
            if isinstance(entry, Entry):
                yield path, entry


def _ending(entry: Entry) -> str:
    """Return the ending of the copy: that of its kind, unless the file may hold macros."""
    own = Path(entry.name).suffix.lower()
    return own[1:] if own in WITH_MACROS else entry.kind


def _stem(name: str) -> str:
    from jixiao.cli.reports import stem_of  # noqa: PLC0415 - loaded when called

    return stem_of(name) + ANNOTATED


def _annotated(entry: Entry, marks: Sequence[Mark]) -> bytes:
    if entry.kind == "xlsx":
        from jixiao.publishing.writers.annotated_xlsx import (  # noqa: PLC0415 - when used
            annotate_xlsx,
        )

        return annotate_xlsx(entry.content, marks)
    from jixiao.publishing.writers.annotated_docx import annotate_docx  # noqa: PLC0415 - when used

    return annotate_docx(entry.content, marks)
