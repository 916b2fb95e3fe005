"""Findings on their way out: as a stream where the format allows, else as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.cli.speaking import current_translator
from jixiao.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jixiao.cli.findings_text import Tally
    from jixiao.cli.inputs import Inputs
    from jixiao.model.finding import Finding
    from jixiao.model.plan import PlanDocument
    from jixiao.review.reviewed import Reviewed
    from jixiao.review.reviewing import Review

    Translate = Callable[[str], str]

STREAMED: Final = ("text", "json", "jsonl")
"""The formats written document by document; the others hold the whole result in memory."""


def checked(
    documents: Iterable[PlanDocument],
    run: Review,
    write: Callable[[Reviewed, Tally], int],
) -> tuple[int, bool]:
    """Review the documents and let `write` put out what was found.

    Returns what `write` returns, and whether something blocking was found.
    """
    from jixiao.cli.findings_text import Tally  # noqa: PLC0415 - loaded when called
    from jixiao.review.reviewed import Reviewed  # noqa: PLC0415 - loaded when called

    tally = Tally()
    with Reviewed(_counted(documents, tally), run) as reviewed:
        for findings in reviewed.findings():
            tally.add(findings)
        return write(reviewed, tally), tally.found[Severity.BLOCKING] > 0


def _counted(documents: Iterable[PlanDocument], tally: Tally) -> Iterator[PlanDocument]:
    for document in documents:
        tally.count(document)
        yield document


def write_findings(reviewed: Reviewed, tally: Tally, kind: str, output: str | None) -> int:
    """Write the findings as `kind` to the file `output` or the screen; return 0."""
    translate = current_translator()
    if kind in STREAMED:
        _write_streamed(reviewed, tally, kind, output, translate)
    else:
        _write_whole(reviewed, kind, output, translate)
    return 0


def _write_streamed(
    reviewed: Reviewed, tally: Tally, kind: str, output: str | None, translate: Translate
) -> None:
    from jixiao.cli.findings_text import findings_text  # noqa: PLC0415 - loaded when called
    from jixiao.cli.outputs import emit_pieces, emit_texts  # noqa: PLC0415 - loaded when called
    from jixiao.notation import findings as notation  # noqa: PLC0415 - loaded when called

    if kind == "text":
        pairs = zip(reviewed.documents, reviewed.findings(), strict=True)
        emit_texts(findings_text(tally, pairs, translate), output)
        return
    named = zip(reviewed.names, reviewed.findings(), strict=True)
    if kind == "json":
        emit_pieces(notation.findings_in_pieces(named, translate=translate), output)
        return
    lines = (notation.findings_line(*each, translate=translate) for each in named)
    emit_pieces(lines, output)


def _write_whole(reviewed: Reviewed, kind: str, output: str | None, translate: Translate) -> None:
    from jixiao.cli.outputs import emit  # noqa: PLC0415 - loaded when called
    from jixiao.cli.reports import findings_file, findings_sarif  # noqa: PLC0415 - as above

    documents, findings = list(reviewed.documents), all_findings(reviewed)
    if kind == "sarif":
        emit(findings_sarif(documents, findings, translate), output)
    else:
        emit(findings_file(documents, findings, kind, translate), output)


def all_findings(reviewed: Reviewed) -> list[Finding]:
    """Return the findings of all documents in order."""
    return [finding for findings in reviewed.findings() for finding in findings]


def write_comments(reviewed: Reviewed, inputs: Inputs, folder: str) -> int:
    """Write commented copies into the folder; return how many files could not be copied."""
    from collections import defaultdict  # noqa: PLC0415 - loaded when called
    from pathlib import Path  # noqa: PLC0415 - loaded when called

    from jixiao.cli.annotating import write_copies  # noqa: PLC0415 - loaded when called
    from jixiao.cli.reports import language  # noqa: PLC0415 - loaded when called

    translate = current_translator()
    english = language(translate) == "en"
    own: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for origin, name, findings in zip(
        inputs.origins, reviewed.names, reviewed.findings(), strict=True
    ):
        own[origin, name] += findings
    return write_copies(inputs.names, own, Path(folder), translate, english=english)
