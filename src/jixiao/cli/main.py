"""The command `jixiao`: a group that loads a command only when it is called."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from jixiao.cli.speaking import Speaking, language_of, language_option

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS: Final = {
    "read": "读取绩效目标文件，输出结构化结果",
    "check": "审核绩效目标，列出问题、算式和改法",
    "explain": "说明一条审核规则：内容、依据、正反例",
    "cost": "说明预算由哪些指标算出，或按标准和人数算出预算",
    "monitor": "双监控：资金和指标的红黄绿灯、依据和全年推算",
    "treasury": "国库支付和预算对应到项目：执行数、执行率、待核对的行",
    "survey": "满意度调查：样本量、满意度和置信区间",
    "score": "按评分办法计算自评得分，逐项说明算式和依据",
    "report": "按提纲输出自评报告，图表齐全",
    "ex-ante": "事前绩效评估：五个方面的得分、结论，能不能报送",
    "evaluate": "财政评价、部门评价：合成专家评分，量一致程度，出报告",
    "apply": "评价结果应用：下年预算建议，写明规则、算式和依据",
    "publish": "按官方表样输出 Word、Excel、PDF 或网页",
    "ledger": "检查、封存台账，列出已封存的月份，输出待填的模板",
    "metrics": "列出、说明从台账计算的指标算法",
    "bind": "为每个指标建议由台账得出完成值的算法，说明理由",
    "measure": "从封存的台账计算指标的完成值，可追到每一行",
    "safety": "查找资金安全疑点，办理疑点，统计各项检查的准确率",
    "sample-ledgers": "为样例项目生成虚构台账",
    "demo": "读取、审核并重新打印随附的三份样例",
    "serve": "启动网页平台",
    "backup": "备份平台的全部数据",
    "restore": "用备份恢复平台",
    "doctor": "检查安装是否完好",
    "trail": "导出或核对操作日志",
    "forms": "列出认识的官方表样",
    "rules": "列出全部审核规则",
    "schema": "输出交换格式 jixiao/1 的 JSON Schema",
}
USAGE: Final = 2
INTERRUPTED: Final = 130


class LazyGroup(Speaking, click.Group):
    """A group whose commands are modules of `jixiao.cli.commands`, imported when called."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Settle the language before anything is parsed, so that `--help --lang en` works."""
        ctx.obj = language_of(args)
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order a newcomer meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, or None when there is none of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module  # noqa: PLC0415 - only a called command is imported

        found: click.Command = import_module(
            f"jixiao.cli.commands.{cmd_name.replace('-', '_')}"
        ).command
        return found

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options."""
        from jixiao.locale import translator  # noqa: PLC0415 - only click is loaded at the top

        translate = translator(ctx.obj or "zh")
        with formatter.section(translate("命令")):
            formatter.write_dl([(name, translate(text)) for name, text in COMMANDS.items()])
        super().format_options(ctx, formatter)


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's
    del param
    if value and not ctx.resilient_parsing:
        from jixiao import __version__  # noqa: PLC0415 - only when asked
        from jixiao.documents.compiled_loops import are_built  # noqa: PLC0415 - as above
        from jixiao.locale import translator  # noqa: PLC0415 - as above

        click.echo(f"jixiao {__version__}")
        if not are_built():
            click.echo(translator(ctx.obj or "zh")("未带编译的PDF读取循环：结果相同，速度较慢"))
        ctx.exit()


@click.group(
    cls=LazyGroup,
    params=[language_option()],
    help="读取、审核、打印预算绩效目标。",
    epilog="jixiao check 绩效目标表.xlsx",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="显示版本后退出。",
)
def cli() -> None:
    """Hold the commands."""


def main(args: Sequence[str] | None = None) -> int:
    """Run the command line; return the exit status."""
    words = list(sys.argv[1:] if args is None else args)
    _make_consoles_patient()
    try:
        status = cli.main(words, prog_name="jixiao", standalone_mode=False)
    except click.ClickException as fault:
        from jixiao.cli.faults import report  # noqa: PLC0415 - only when something is wrong

        report(fault, language_of(words))
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click ends so when the pipe is broken
        return _quietly()
    except Exception as fault:
        from jixiao.cli.faults import report_own  # noqa: PLC0415 - only when something is wrong

        if report_own(fault, language_of(words)):
            return USAGE
        raise
    return status if isinstance(status, int) else 0


def _make_consoles_patient() -> None:
    r"""Let consoles in GBK print `\u…` for characters they do not have, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _quietly() -> int:
    """End in silence after the reader of our output went away (`jixiao read … | head`)."""
    import os  # noqa: PLC0415 - only when the pipe broke

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
