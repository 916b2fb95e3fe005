"""The demonstration: samples → plans, findings, reports and reprinted forms in one folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from jixiao.cli.findings_text import SEVERITIES, place, summary
from jixiao.cli.speaking import current_translator
from jixiao.model.errors import UnreadableDocument
from jixiao.model.finding import Outcome, Severity
from jixiao.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model.finding import Finding
    from jixiao.model.plan import PlanDocument

SHOWN: Final = 5
ORDER: Final = (Severity.BLOCKING, Severity.QUERY, Severity.ADVICE)


class SamplesMissing(UnreadableDocument):
    """The three sample documents are neither in the installation nor beside the source."""


def demonstrate(folder: str, *, port: int | None, ask: bool = False, ledgers: bool = False) -> int:
    """Write everything into `folder` and print the answer first; return the exit status.

    Then the platform is served at `port` with sample data, until interrupted; not with None. With
    `ask` only where somebody sits at a terminal, and it can be: a job of a machine comes to an end.
    `ledgers` lets the platform load the sample ledgers of all counties.
    """
    from jixiao import flow  # noqa: PLC0415 - loads every reader

    read = list(flow.read_documents(samples()))
    for fault in read:
        if isinstance(fault, Exception):
            raise fault
    documents = [each for each in read if not isinstance(each, Exception)]
    findings = flow.review(documents)
    _say(summary(documents, findings))
    _print_most_important(documents, findings)
    written = write_results(documents, findings, Path(folder))
    _say(message("结果在 {folder}：", folder=Path(folder).resolve()))
    for path in written:
        click.echo(f"  {path.relative_to(folder)}")
    if port is not None:
        from jixiao.cli.platform import run_platform, why_not_served  # noqa: PLC0415 - only where it is wanted

        if ask and (why_not := why_not_served() or _nobody_there()):
            _say(why_not)
            return 0
        run_platform("127.0.0.1", port, samples=documents, ledgers=ledgers)
    return 0


def _nobody_there() -> Message | None:
    """Return the sentence that says how to serve, where nobody could stop it; else None."""
    if sys.stdin is not None and sys.stdin.isatty() and not os.environ.get("CI"):
        return None
    return message("没有在终端里运行，因此不启动网页平台；要启动请运行 jixiao demo --serve。")


def samples() -> list[Path]:
    """Return the sample documents: those of the installation, else those beside the source."""
    from importlib.resources import files  # noqa: PLC0415 - only for the demonstration

    installed = Path(str(files("jixiao"))) / "samples"
    beside = Path(__file__).resolve().parents[3] / "samples"
    for folder in (installed, beside):
        if found := sorted(folder.glob("*.txt")):
            return found
    raise SamplesMissing(message("{folder}：没有样例文件；请重新安装 jixiao。", folder=installed))


def most_important(findings: Sequence[Finding]) -> list[Finding]:
    """Return five findings: the severest first, those with arithmetic first, one of each rule."""
    found = [each for each in findings if each.outcome is Outcome.FOUND]
    ranked = sorted(found, key=lambda each: (ORDER.index(each.severity), each.difference is None))
    first_of_rule = {each.rule: each for each in reversed(ranked)}
    return [each for each in ranked if first_of_rule[each.rule] is each][:SHOWN]


def _print_most_important(documents: Sequence[PlanDocument], findings: Sequence[Finding]) -> None:
    plans = {(each.document, plan.ordinal): plan for each in documents for plan in each.projects}
    for number, finding in enumerate(most_important(findings), start=1):
        plan = plans.get((finding.locus.document, finding.locus.project or 0))
        _say(
            message(
                "{number}. [{severity}] {place}：{message}",
                number=number,
                severity=SEVERITIES[finding.severity],
                place=place(finding, plan),
                message=finding.message,
            )
        )


def write_results(
    documents: Sequence[PlanDocument], findings: Sequence[Finding], folder: Path
) -> list[Path]:
    """Write plans, findings and forms into `folder`; return the files in the order to look at."""
    from jixiao.cli.reports import findings_file, print_forms, print_reviews  # noqa: PLC0415 - loads writers
    from jixiao.notation.exchange import write_plans  # noqa: PLC0415 - loads the format

    folder.mkdir(parents=True, exist_ok=True)
    translate = current_translator()
    written = []
    for to in ("html", "xlsx"):
        path = folder / f"findings.{to}"
        path.write_bytes(findings_file(documents, findings, to, translate))
        written.append(path)
    plans = folder / "plans.json"
    plans.write_bytes(write_plans(documents))
    written.append(plans)
    for to in ("docx", "xlsx", "pdf"):
        written += print_forms(documents, None, to, folder / "forms")
    return written + print_reviews(documents, findings, "pdf", folder / "reviews")


def _say(sentence: Message) -> None:
    click.echo(sentence.render(current_translator()))
