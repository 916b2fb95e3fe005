"""Findings and forms as files: the one place where the command line meets publishing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import warnings
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from jixiao.model.finding import Finding
    from jixiao.model.opinion import ReviewOpinion
    from jixiao.model.plan import PlanDocument


REVIEWED: Final = "-审核表"
LONGEST: Final = 200
"""Bytes of a file name's stem; systems allow 255 for the whole name."""


def findings_file(
    documents: Sequence[PlanDocument],
    findings: Sequence[Finding],
    to: str,
    translate: Callable[[str], str],
) -> bytes:
    """Return the report of findings as `to`: html, xlsx or docx."""
    from jixiao.publishing import findings as reports  # noqa: PLC0415 - loaded when called
    from jixiao.review.catalogue import rule_cards  # noqa: PLC0415 - loaded when called

    cards = rule_cards()
    lang = language(translate)
    if to == "html":
        page = reports.findings_html(
            documents, findings, cards=cards, lang=lang, translate=translate
        )
        return page.encode("utf-8")
    return reports.findings_paper(
        documents, findings, cards=cards, to=to, lang=lang, translate=translate
    )


def findings_sarif(
    documents: Sequence[PlanDocument],
    findings: Sequence[Finding],
    translate: Callable[[str], str],
) -> bytes:
    """Return the findings as a SARIF log."""
    from jixiao import __version__  # noqa: PLC0415 - loaded when called
    from jixiao.notation.sarif import write_sarif  # noqa: PLC0415 - loaded when called
    from jixiao.review.catalogue import rule_cards  # noqa: PLC0415 - loaded when called

    return write_sarif(
        documents,
        findings,
        cards=rule_cards(),
        version=__version__,
        language="zh-CN" if language(translate) == "zh" else "en",
        translate=translate,
    )


def language(translate: Callable[[str], str]) -> str:
    """Return the language of `translate`: zh or en."""
    return "en" if translate("依据：{source}") != "依据：{source}" else "zh"


def print_forms(
    documents: Sequence[PlanDocument],
    form: str | None,
    to: str,
    folder: Path,
    *,
    kept: Sequence[str] = (),
) -> list[Path]:
    """Write each document in its form (or in `form`) into `folder`; return the files.

    The files `kept` (what was read) are never replaced.

    Raises UnknownForm when no form was recognised and none is named.
    """
    from jixiao import flow  # noqa: PLC0415 - loaded when called

    printed = ((stem_of(one.document), flow.publish(one, form, to)) for one in documents)
    return written(printed, to, folder, kept)


def print_reviews(
    documents: Sequence[PlanDocument],
    findings: Sequence[Finding],
    to: str,
    folder: Path,
    *,
    kept: Sequence[str] = (),
) -> list[Path]:
    """Write each document's review forms, as the findings propose them, into `folder`.

    Returns the files. The files `kept` (what was read) are never replaced.
    """
    from jixiao.forms.formbook import formbook  # noqa: PLC0415 - loaded when called
    from jixiao.forms.review_sheets import REVIEW_FORM, review_sheet  # noqa: PLC0415 - when called
    from jixiao.publishing.exports.target_form import record_form  # noqa: PLC0415 - when called
    from jixiao.publishing.publishing import write_sheet  # noqa: PLC0415 - loaded when called
    from jixiao.review.opinion import review_opinions  # noqa: PLC0415 - loaded when called

    form = formbook().get(REVIEW_FORM)

    def paper(one: PlanDocument, its: Sequence[ReviewOpinion]) -> bytes:
        sheets = [review_sheet(each, one.fiscal_year) for each in its]
        return write_sheet(record_form(sheets, form), to)

    opinions = zip(documents, review_opinions(documents, findings), strict=True)
    printed = ((f"{stem_of(one.document)}{REVIEWED}", paper(one, its)) for one, its in opinions)
    return written(printed, to, folder, kept)


def written(
    printed: Iterable[tuple[str, bytes]], to: str, folder: Path, kept: Sequence[str]
) -> list[Path]:
    """Write each content under its stem, or a numbered one where that is taken; return the files.

    The files `kept` (what was read) are never replaced; that one of a run before was, is told.
    """
    import warnings  # noqa: PLC0415 - only when something is printed

    folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    taken = {type(folder)(name).resolve() for name in kept}
    with warnings.catch_warnings(record=True) as warned:
        for stem, content in printed:
            path = _free(folder, stem, to, taken)
            was_there = path.exists()
            path.write_bytes(content)
            if was_there:
                _tell_replaced(path)
            files.append(path)
            taken.add(path.resolve())
            _tell_warnings(path, warned)
    return files


def _tell_replaced(path: Path) -> None:
    from jixiao.cli.speaking import tell  # noqa: PLC0415 - loaded when called
    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called

    tell(message("{path}：原来已有同名的文件，已替换为这次的。", path=str(path)))


def _tell_warnings(path: Path, warned: list[warnings.WarningMessage]) -> None:
    """Tell what a writer warned of while the file was made, and forget it."""
    from jixiao.cli.speaking import tell  # noqa: PLC0415 - loaded when called
    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called

    for one in warned:
        said = getattr(one.message, "message", None) or str(one.message)
        tell(message("{path}：{said}", path=str(path), said=said))
    warned.clear()


def stem_of(document: str) -> str:
    """Return a file name for a document: its own without folders, archive and ending."""
    name = document.replace("\\", "/").replace("!", "/").rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    allowed = "".join("_" if each in '<>:"|?*' or each < " " else each for each in stem)
    return _cut(allowed.strip(" .")) or "document"


def _cut(stem: str) -> str:
    """Return the stem cut to what file systems allow with an ending and a number behind it."""
    return stem.encode("utf-8", "replace")[:LONGEST].decode("utf-8", "ignore")


def _free(folder: Path, stem: str, to: str, taken: set[Path]) -> Path:
    path, number = folder / f"{stem}.{to}", 1
    while path.resolve() in taken:
        number += 1
        path = folder / f"{stem}-{number}.{to}"
    return path
