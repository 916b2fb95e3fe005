"""`jixiao safety`: suspicions in sealed ledgers, and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from jixiao.cli import options
from jixiao.cli.speaking import SpeakingCommand, current_translator

if TYPE_CHECKING:
    from datetime import date

STEPS = ("confirm", "exclude", "stop", "claim", "recover", "refer", "close")
WORKS = ("list", "find", "issue", "cases", *STEPS, "seal", "precision")


@click.command(
    cls=SpeakingCommand,
    help=(
        "list 列出全部疑点检查；find 在台账中查找可疑的行；issue 把查到的立为疑点，写入疑点文件；"
        "cases 列出疑点；confirm 核查属实，exclude 排除，stop 停发，claim 定应追回金额，"
        "recover 记追回，refer 移送，close 办结；seal 把疑点封存进台账库，属实的计入发放准确率；"
        "precision 按已办结的疑点统计每项检查的准确率。"
    ),
    epilog="jixiao safety issue --store 台账库 --first 202401 --last 202412 --cases 疑点.json",
)
@click.argument("work", type=click.Choice(WORKS), metavar="WORK")
@click.argument("numbers", nargs=-1, metavar="[NUMBER...]")
@click.option("--store", metavar="DIR", help="台账库所在的文件夹。")
@click.option("--cases", metavar="FILE", help="疑点文件。")
@click.option("--first", type=click.IntRange(200001, 210012), help="期间的首月，如 202401。")
@click.option("--last", type=click.IntRange(200001, 210012), help="期间的末月，如 202412。")
@click.option(
    "--division", "divisions", multiple=True, metavar="CODE",
    help="只查这些区划（代码的开头）；可写多次。",
)  # fmt: skip
@click.option("--check", "kinds", multiple=True, metavar="KIND", help="只用这些检查；可写多次。")
@click.option("--day", type=options.DAY, callback=options.date_of, help="办理日期；不写为今天。")
@click.option("--reason", default="", metavar="TEXT", help="核查属实或排除的理由。")
@click.option("--amount", metavar="YUAN", help="应追回或追回的金额，元。")
@options.engine
@options.text_or_json
@options.output
def command(  # noqa: PLR0913 - one parameter an option
    *, work: str, numbers: tuple[str, ...], store: str | None, cases: str | None,
    first: int | None, last: int | None, divisions: tuple[str, ...], kinds: tuple[str, ...],
    day: date | None, reason: str, amount: str | None, engine: str, master: str | None,
    memory: str, threads: int | None, kind: str, output: str | None,
) -> None:  # fmt: skip
    """Do the work."""
    from datetime import UTC, datetime  # noqa: PLC0415 - loaded when called

    from jixiao.cli import engines, suspicions  # noqa: PLC0415 - as above
    from jixiao.cli.outputs import emit_text  # noqa: PLC0415 - as above

    translate = current_translator()
    today = day or datetime.now(UTC).astimezone().date()
    wanted = suspicions.Wanted(store, cases, first, last, divisions, kinds, today, reason, amount)
    text = ""
    if work in {"find", "issue"}:
        with engines.engine_named(engine, master=master, memory=memory, threads=threads) as begun:
            hits = suspicions.found(begun, wanted)
        if work == "issue":
            text = suspicions.cases_lines(suspicions.issue(hits, wanted), translate)
        else:
            written = suspicions.hits_json if kind == "json" else suspicions.hits_text
            text = written(hits, translate)
    elif work == "list":
        text = suspicions.checks_text(wanted.checks, translate)
    elif work == "seal":
        suspicions.seal(wanted)
    elif work in STEPS:
        text = suspicions.cases_lines(suspicions.step(work, numbers, wanted), translate)
    else:
        told = suspicions.cases_lines if work == "cases" else suspicions.precision_text
        text = told(suspicions.kept(wanted), translate)
    emit_text(text, output)
