"""`jixiao survey`: how many to ask, whom, and what the answers say with their interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from jixiao.cli import options
from jixiao.cli.speaking import SpeakingCommand, current_translator, wrong_usage

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.standards.surveys import SurveyRules


_MONTH = click.IntRange(200001, 210012)


@click.command(
    cls=SpeakingCommand,
    help="给出答卷文件时，计算满意度和95%置信区间，对照目标；"
    "给出 --frame 时，算出要调查多少人；给出 --list 和 --seed 时抽出样本；"
    "给出 --store、--ledger 和 --seed 时从封存的台账抽样，同一人只计一次，个人信息遮盖。"
    "答卷是有“编号”“答案”两列的 CSV，一个编号只计一次。",
    epilog="jixiao survey 答卷.csv --target 95% --asked 400",
)
@click.argument("path", required=False, metavar="[FILE]")
@click.option("--target", metavar="PERCENT", help="满意度目标，如 95%。")
@click.option("--asked", type=click.IntRange(1), help="调查了多少人，用于说明未答情况。")
@click.option("--frame", type=click.IntRange(1), help="受益对象总数；写明后算出样本量。")
@click.option(
    "--list",
    "register",
    metavar="FILE",
    help="受益对象编号，一行一个；按 --seed 抽出样本，一行一个编号。",
)
@click.option("--store", metavar="DIR", help="台账库所在的文件夹；从其中的台账抽样。")
@click.option("--ledger", metavar="NAME", help="抽样的台账，如 payments 或 待遇发放明细。")
@click.option("--first", type=_MONTH, help="台账的首月，如 202401。")
@click.option("--last", type=_MONTH, help="台账的末月，如 202412。")
@click.option(
    "--division",
    "divisions",
    multiple=True,
    metavar="CODE",
    help="只取这些区划（代码的开头）的行；可写多次。",
)
@click.option(
    "--filter",
    "filters",
    multiple=True,
    metavar="COLUMN=VALUE",
    help="只取这一列等于这个值的行，如 benefit=heating；可写多次。",
)
@click.option(
    "--load", "loads", multiple=True, type=click.IntRange(1), help="只取这几次载入的行；可写多次。"
)
@click.option("--size", type=click.IntRange(1), help="抽几人；不写则按误差算出。")
@click.option(
    "--as-of", type=click.IntRange(1), help="只看到第几次载入为止；用来重新抽出以前的样本。"
)
@click.option(
    "--day",
    type=options.DAY,
    callback=options.date_of,
    metavar="DATE",
    help="抽样的日期，如 2024-12-31，不写则为今天；台账库中这一天以前（含当天）已死亡的人不抽。",
)
@click.option(
    "--with-dead", is_flag=True, help="已死亡的人也抽；用来重新抽出没有剔除已死亡人员的样本。"
)
@click.option("--owner", is_flag=True, help="由台账所属单位查看：列出遮盖后的证件号码和姓名。")
@click.option("--seed", metavar="TEXT", help="抽样的种子，如 2024-3；种子相同，样本相同。")
@click.option(
    "--margin", metavar="PERCENT", default="5%", show_default=True, help="允许的误差，如 5%。"
)
@options.text_or_json
@options.output
def command(  # noqa: PLR0913 - click hands over one argument per option
    *,
    path: str | None,
    target: str | None,
    asked: int | None,
    frame: int | None,
    register: str | None,
    store: str | None,
    seed: str | None,
    owner: bool,
    margin: str,
    kind: str,
    output: str | None,
    size: int | None,
    **ledger: Any,  # noqa: ANN401 - the options that tell a ledger's rows
) -> None:
    """Write the size of a sample, the sample, or what the answers say."""
    from jixiao.model.message import message  # noqa: PLC0415 - loaded when called

    if (path, frame, register, store).count(None) != 3:  # noqa: PLR2004 - one of four
        raise wrong_usage(
            message(
                "答卷文件、--frame（受益对象总数）、--list（受益对象编号）、"
                "--store（台账库）四者写明一个。"
            )
        )
    if (seed is None) is not (register is None and store is None):
        raise wrong_usage(
            message("--list 或 --store 须与 --seed 一起使用：同样的名单和种子抽出同样的样本。")
        )
    if store is None and (owner or size or any(ledger.values())):
        raise wrong_usage(message("--ledger、--first 等说明台账的选项须与 --store 一起使用。"))
    if store is not None:
        _draw_people(store, (seed or "", margin, size, owner), ledger, (kind, output))
    elif register is not None:
        _draw(register, seed or "", margin, output)
    elif frame is not None:
        _size(frame, margin, output)
    else:
        _count(path or "", target, asked, kind, output)


def _size(frame: int, margin: str, output: str | None) -> None:
    """Write how many of a frame to ask."""
    from jixiao.cli.outputs import emit_text  # noqa: PLC0415 - loaded when called
    from jixiao.model.message import message  # noqa: PLC0415 - as above
    from jixiao.survey.sampling import sample_size  # noqa: PLC0415 - as above

    rules = _rules()
    told = message(
        "受益对象{frame}人，误差±{margin}，至少取得{size}份有效答卷（{source}）。",
        frame=frame,
        margin=margin,
        size=sample_size(frame, _share("--margin", margin), rules),
        source=rules.size_source,
    )
    emit_text(told.render(current_translator()) + "\n", output)


def _draw(register: str, seed: str, margin: str, output: str | None) -> None:
    """Write the codes of a sample, one a line."""
    from jixiao.cli.outputs import emit_text, spare_inputs  # noqa: PLC0415 - loaded when called
    from jixiao.cli.surveys import codes_in  # noqa: PLC0415 - as above
    from jixiao.survey.sampling import drawn, sample_size  # noqa: PLC0415 - as above

    spare_inputs(output, (register,))
    codes = codes_in(register)
    size = sample_size(len(codes), _share("--margin", margin), _rules())
    emit_text("".join(f"{code}\n" for code in drawn(codes, size, seed)), output)


def _draw_people(
    store: str,
    wanted: tuple[str, str, int | None, bool],
    ledger: dict[str, Any],
    written: tuple[str, str | None],
) -> None:
    """Write who was drawn from a sealed ledger, and how."""
    from jixiao.cli.actuals import store_of  # noqa: PLC0415 - loaded when called
    from jixiao.cli.engines import engine_named  # noqa: PLC0415 - as above
    from jixiao.cli.outputs import emit_text  # noqa: PLC0415 - as above
    from jixiao.cli.samples import (  # noqa: PLC0415 - as above
        Drawing,
        as_json,
        as_text,
        frame_of,
        sample_of,
    )

    seed, margin, size, owner = wanted
    drawing = Drawing(frame_of(**ledger), _share("--margin", margin), seed, size, owner)
    with engine_named("duckdb", master=None, memory="", threads=None) as running:
        sample = sample_of(running, store_of(store), drawing, _rules())
    kind, output = written
    emit_text((as_json if kind == "json" else as_text)(sample, current_translator()), output)


def _count(path: str, target: str | None, asked: int | None, kind: str, output: str | None) -> None:
    """Write what the answers of a file say."""
    from jixiao.cli.outputs import emit_text, spare_inputs  # noqa: PLC0415 - loaded when called
    from jixiao.cli.surveys import answers_in, survey_json, survey_text  # noqa: PLC0415 - as above
    from jixiao.survey.answers import counted  # noqa: PLC0415 - as above

    spare_inputs(output, (path,))
    ballot, refused = counted(answers_in(path), _rules())
    aim = None if target is None else _share("--target", target, whole=True)
    written = survey_text if kind == "text" else survey_json
    result = ballot.result(asked=asked, target=aim)
    emit_text(written(result, refused, current_translator()), output)


def _rules() -> SurveyRules:
    """Return the rules in force now."""
    from datetime import date  # noqa: PLC0415 - loaded when called

    from jixiao.standards.surveys import survey_rules  # noqa: PLC0415 - as above

    return survey_rules().on(date.max)


def _share(name: str, text: str, *, whole: bool = False) -> Decimal:
    """Return a percentage as a share (0-1); refuse what is none, and all of it but for `whole`."""
    from decimal import Decimal, InvalidOperation  # noqa: PLC0415 - loaded when called

    from jixiao.model.message import message  # noqa: PLC0415 - as above

    try:
        number = Decimal(text.strip().removeprefix("≥").rstrip("%％"))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise wrong_usage(message("{name} 的“{text}”不是百分比；应如 95%。", name=name, text=text))
    share = number / 100 if text.strip()[-1:] in ("%", "％") else number
    if not 0 < share <= 1 or (share == 1 and not whole):
        raise wrong_usage(
            message(
                "{name} 的“{text}”不在范围内：应大于0，{end}100%，"
                "写作百分比（如 5%）或小数（如 0.05）。",
                name=name,
                text=text,
                end=message("不超过") if whole else message("小于"),
            )
        )
    return share
