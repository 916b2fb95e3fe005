"""`jixiao ledger`: check ledgers, seal them, list what is sealed, write templates to fill."""

from __future__ import annotations

import click

from jixiao.cli.speaking import SpeakingCommand

WORKS = ("check", "load", "list", "template")


@click.command(
    cls=SpeakingCommand,
    help=(
        "check 逐行检查台账文件（xlsx、csv、parquet 或文件夹），只说明问题，不载入；"
        "load 检查后封存进台账库，有一行不合格就一行都不收，除非写明 --take-good；"
        "list 列出已封存的月份；template 输出待填的工作簿（PATH 写台账名称，不写则全部）。"
        "发现不合格的行时退出码为 1。"
    ),
    epilog="jixiao ledger load 发放明细.csv --store 台账库 --key 密钥文件 --division 630123",
)
@click.argument("work", type=click.Choice(WORKS), metavar="check|load|list|template")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--store", metavar="DIR", help="台账库所在的文件夹。")
@click.option(
    "--key",
    metavar="FILE",
    envvar="JIXIAO_LEDGER_KEY",
    help="密钥文件，用来把证件号码等变成代号；须放在台账库之外，没有时由 load 新建。",
)
@click.option("--division", default="", metavar="CODE", help="这些行所属的区划代码。")
@click.option("--ledger", "name", metavar="NAME", help="台账名称；不写时按表头判断。")
@click.option("--mapping", metavar="NAME", help="来源系统的字段对应：名称，或自备的 TOML 文件。")
@click.option("--table", metavar="NAME", help="PATH 为 PostgreSQL 连接串时，要读的表或视图。")
@click.option("--add", is_flag=True, help="向已封存的月份补充行。")
@click.option("--correct", is_flag=True, help="用这些行更正已封存的整月；旧的一版仍保留。")
@click.option("--take-good", is_flag=True, help="只收合格的行，其余不收。")
@click.option("--memory", default="", metavar="SIZE", help="内存上限，如 2GiB；超出时加密暂存。")
@click.option("-o", "output", metavar="FILE", help="template 写入的文件夹；其他写入的文件。")
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context, /, *, work: str, paths: tuple[str, ...], add: bool, correct: bool,
    take_good: bool, output: str | None, store: str | None, **given: str | None,
) -> None:  # fmt: skip
    """Do the work; exit 1 when rows are faulty."""
    from jixiao.cli import ledgers  # noqa: PLC0415 - loaded when called

    if work == "list":
        ctx.exit(ledgers.list_sealed(store, output))
    if work == "template":
        ctx.exit(ledgers.write_templates(paths, output))
    action = ledgers.action_of(add=add, correct=correct)
    asked = ledgers.Asked(paths, store, action, take_good, output, given)
    ctx.exit(ledgers.check(asked) if work == "check" else ledgers.load(asked))
