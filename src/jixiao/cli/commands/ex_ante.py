"""`jixiao ex-ante`: a project not yet decided on → five dimensions, conclusion, the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jixiao.cli import options
from jixiao.cli.speaking import SpeakingCommand, current_translator, wrong_usage

if TYPE_CHECKING:
    from datetime import date

    from jixiao.cli.gates import Gate, Wanted
    from jixiao.evaluation.evaluating import Asked, Evaluated
    from jixiao.model.plan import PlanDocument


@click.command(
    cls=SpeakingCommand,
    help="事前绩效评估：给出项目的绩效目标表和各专家填好的评分表（文件或文件夹），按立项必要性、"
    "投入经济性、绩效目标合理性、实施方案可行性、筹资合规性五个方面合成得分，得出结论；"
    "写明 --threshold 时判断项目是否须先评估、能不能报送。--template 输出评分表。",
    epilog="jixiao ex-ante 绩效目标表.xlsx 评分表文件夹 --threshold 500",
)
@click.argument("path", metavar="PLAN")
@click.argument("sheets", nargs=-1, metavar="[SHEET...]")
@click.option("--template", "blank", is_flag=True, help="输出空白的评分表，一名专家一份。")
@options.first_round
@options.project
@click.option(
    "--threshold", metavar="AMOUNT", help="本地规定的额度（万元）；超过的新增项目须先评估。"
)
@click.option(
    "--previous",
    multiple=True,
    metavar="PATH",
    help="以前年度的绩效目标；项目属性没有写明时，有同一项目的算延续项目。可写多次。",
)
@click.option("--approved", metavar="AMOUNT", help="已经批复过的预算（万元）。")
@click.option("--assessed", metavar="AMOUNT", help="评估时的预算（万元）；不写则与现在相同。")
@click.option(
    "--decided",
    type=click.Choice(["support", "revise", "refuse"]),
    help="审定的结论：support 建议支持，revise 修改后支持，refuse 不予支持。",
)
@click.option("--reason", metavar="TEXT", help="审定的理由；与 --decided 一起使用。")
@click.option("--revised", is_flag=True, help="项目已按评估意见修改。")
@options.evaluation_day
@options.text_or_json
@click.option(
    "--to", type=click.Choice(["docx", "pdf", "html"]), help="按提纲输出评估报告，写入 -o。"
)
@options.organiser
@options.output
def command(  # noqa: PLR0913 - click hands over one argument per option
    *,
    path: str,
    sheets: tuple[str, ...],
    first: tuple[str, ...],
    blank: bool,
    project: int | None,
    threshold: str | None,
    previous: tuple[str, ...],
    approved: str | None,
    assessed: str | None,
    decided: str | None,
    reason: str | None,
    revised: bool,
    day: date | None,
    kind: str,
    to: str | None,
    organiser: str | None,
    output: str | None,
) -> None:
    """Write the template, the conclusion with what the gate says, or the report."""
    from jixiao.cli.gates import Wanted  # noqa: PLC0415 - loaded when called
    from jixiao.cli.outputs import emit, emit_text, need_file, spare_inputs  # noqa: PLC0415 - called
    from jixiao.cli.panels import asked_about, plan_in, sheets_in, template  # noqa: PLC0415 - called
    from jixiao.cli.reports import language  # noqa: PLC0415 - loaded when called
    from jixiao.evaluation.evaluating import evaluate  # noqa: PLC0415 - loaded when called
    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called
    from jixiao.standards.expert_evaluation import FrameworkKind  # noqa: PLC0415 - as above

    if (blank and sheets) or not (blank or sheets or threshold):
        raise wrong_usage(
            message("请给出专家的评分表，或用 --threshold 写明额度，或用 --template 输出评分表。")
        )
    if first and not sheets:
        raise wrong_usage(message("--first 是第一轮的评分表，须与第二轮的评分表一起给出。"))
    if (to is None) is not (organiser is None) or (to and not sheets):
        raise wrong_usage(message("--to 与 --organiser、专家的评分表须一起使用。"))
    if (decided is None) is not (reason is None):
        raise wrong_usage(message("--decided 与 --reason 须一起使用：审定要写明理由。"))
    if threshold is None and (previous or approved or assessed or revised):
        raise wrong_usage(
            message("--previous、--approved、--assessed、--revised 须与 --threshold 一起使用。")
        )
    spare_inputs(output, (path, *sheets, *first, *previous))
    document, plan = plan_in(path, project)
    asked = asked_about(FrameworkKind.EX_ANTE, document, plan, scale="national", day=day)
    lang = language(current_translator())
    if blank:
        emit(template(asked, "even", lang), need_file(output, "xlsx"))
        return
    found = (
        evaluate(asked, sheets_in(sheets, first), first=sheets_in(first, sheets))
        if sheets
        else None
    )
    if to and organiser and found:
        emit(_report(found, to, organiser, lang, (decided, reason)), need_file(output, to))
        return
    wanted = threshold and Wanted(threshold, approved, assessed, decided, revised)
    gate = _gate(asked, document, wanted, previous) if wanted else None
    written = _json if kind == "json" else _text
    emit_text(written(document, found, gate, (decided, reason), asked), output)


def _gate(asked: Asked, document: PlanDocument, wanted: Wanted, previous: tuple[str, ...]) -> Gate:
    """Return the gate; refused where a year before cannot be read, which would make it new."""
    from jixiao.cli.gates import gate_of  # noqa: PLC0415 - loaded when called
    from jixiao.cli.inputs import Inputs  # noqa: PLC0415 - as above
    from jixiao.model.message import message  # noqa: PLC0415 - as above

    inputs = Inputs(previous)
    known = list(inputs.documents())
    if inputs.unreadable:
        raise wrong_usage(message("--previous 中有文件读不了，不能判断是否新增项目；请先改正。"))
    return gate_of(asked, document, wanted, known)


def _report(
    found: Evaluated, to: str, organiser: str, lang: str, told: tuple[str | None, str | None]
) -> bytes:
    from jixiao.cli.panels import report  # noqa: PLC0415 - loaded when called
    from jixiao.standards.expert_evaluation import Outcome  # noqa: PLC0415 - as above

    proposed = found.asked.framework.conclude(found.score.total)
    decided, reason = told
    return report(
        found, to, organiser, lang,
        proposed=proposed.label if proposed else "",
        decided=Outcome(decided).label if decided else "", decision=reason or "",
    )  # fmt: skip


def _text(
    document: PlanDocument,
    found: Evaluated | None,
    gate: Gate | None,
    told: tuple[str | None, str | None],
    asked: Asked,
) -> str:
    from jixiao.cli.gates import conclusion_lines, gate_lines  # noqa: PLC0415 - loaded when called
    from jixiao.cli.panel_scores import panel_lines  # noqa: PLC0415 - as above
    from jixiao.cli.reports import language  # noqa: PLC0415 - as above
    from jixiao.model.message import message  # noqa: PLC0415 - as above

    translate = current_translator()
    if found:
        first, *rest = panel_lines(document, found, english=language(translate) == "en")
        lines = [first, *conclusion_lines(found, told[0])]
    else:
        rest = []
        lines = [
            message(
                "{document} 第 {project} 个项目“{name}”：还没有专家评分",
                document=document.document, project=asked.plan.ordinal, name=asked.plan.name or "",
            )
        ]  # fmt: skip
    if gate:
        lines += gate_lines(gate, found)
    return "".join(f"{line.render(translate)}\n" for line in (*lines, *rest))


def _json(
    document: PlanDocument,
    found: Evaluated | None,
    gate: Gate | None,
    told: tuple[str | None, str | None],
    asked: Asked,
) -> str:
    from jixiao.cli.gates import conclusion_record, gate_record  # noqa: PLC0415 - loaded when called
    from jixiao.cli.panel_scores import dumped, panel_record  # noqa: PLC0415 - as above

    translate = current_translator()
    plan = asked.plan
    whole = {"document": document.document, "project": plan.ordinal, "name": plan.name}
    if found:
        whole = panel_record(document, found, translate)
        whole["conclusion"] = conclusion_record(found, *told)
    whole["gate"] = gate and gate_record(gate, found, translate)
    return dumped("ex_ante", {"projects": [whole]})
