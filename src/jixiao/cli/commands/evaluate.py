"""`jixiao evaluate`: a project and its experts' sheets → scores, agreement, grade, the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jixiao.cli import options
from jixiao.cli.speaking import SpeakingCommand, current_translator, wrong_usage

if TYPE_CHECKING:
    from datetime import date


@click.command(
    cls=SpeakingCommand,
    help="财政评价、部门评价：给出项目的绩效目标表或自评表和各专家填好的评分表（文件或文件夹），"
    "按“决策—过程—产出—效益”框架逐项合成得分，列出每名专家的评分、分歧、一致程度和等级；"
    "--template 输出专家填写的评分表；--to 按提纲输出评价报告。",
    epilog="jixiao evaluate 自评表.xlsx 评分表文件夹 --to docx --organiser 县财政局 "
    "-o 评价报告.docx",
)
@click.argument("path", metavar="PLAN")
@click.argument("sheets", nargs=-1, metavar="[SHEET...]")
@click.option("--template", "wanted", is_flag=True, help="输出空白的评分表，一名专家一份。")
@click.option(
    "--points",
    default="finished",
    show_default=True,
    metavar="SET",
    help="评分表中预设的分值：finished 实施期结束后20/20/30/30；ongoing 实施期间15/25/30/30。"
    "发出前可在表中逐项改动。",
)
@options.first_round
@options.project
@click.option(
    "--scale",
    type=click.Choice(["national", "early_excellent"]),
    default="national",
    show_default=True,
    help="等级：national 90、80、60分；early_excellent 80、70、60分。",
)
@options.evaluation_day
@options.text_or_json
@click.option(
    "--to", type=click.Choice(["docx", "pdf", "html"]), help="按提纲输出评价报告，写入 -o。"
)
@options.organiser
@options.output
def command(  # noqa: PLR0913 - click hands over one argument per option
    *,
    path: str,
    sheets: tuple[str, ...],
    first: tuple[str, ...],
    wanted: bool,
    points: str,
    project: int | None,
    scale: str,
    day: date | None,
    kind: str,
    to: str | None,
    organiser: str | None,
    output: str | None,
) -> None:
    """Write the template, the scores or the report."""
    from jixiao.cli.outputs import emit, emit_text, need_file, spare_inputs  # noqa: PLC0415 - called
    from jixiao.cli.panel_scores import dumped, panel_lines, panel_record  # noqa: PLC0415 - called
    from jixiao.cli.panels import asked_about, plan_in, report, sheets_in, template  # noqa: PLC0415
    from jixiao.cli.reports import language  # noqa: PLC0415 - loaded when called
    from jixiao.evaluation.evaluating import evaluate  # noqa: PLC0415 - loaded when called
    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called
    from jixiao.standards.expert_evaluation import FrameworkKind  # noqa: PLC0415 - as above

    if wanted is bool(sheets):
        raise wrong_usage(message("请给出专家的评分表，或用 --template 输出空白的评分表。"))
    if first and not sheets:
        raise wrong_usage(message("--first 是第一轮的评分表，须与第二轮的评分表一起给出。"))
    if (to is None) is not (organiser is None):
        raise wrong_usage(message("--to 与 --organiser 须一起使用：报告要写明组织单位。"))
    spare_inputs(output, (path, *sheets, *first))
    translate = current_translator()
    lang = language(translate)
    document, plan = plan_in(path, project)
    asked = asked_about(FrameworkKind.EVALUATION, document, plan, scale=scale, day=day)
    if wanted:
        emit(template(asked, points, lang), need_file(output, "xlsx"))
        return
    found = evaluate(asked, sheets_in(sheets, first), first=sheets_in(first, sheets))
    if to and organiser:
        emit(report(found, to, organiser, lang), need_file(output, to))
    elif kind == "json":
        told = {"projects": [panel_record(document, found, translate)]}
        emit_text(dumped("evaluation", told), output)
    else:
        lines = [
            line.render(translate) for line in panel_lines(document, found, english=lang == "en")
        ]
        emit_text("\n".join(lines) + "\n", output)
