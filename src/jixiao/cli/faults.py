"""Faults on the command line, as sentences in the language that was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from jixiao.model.message import Message


def report(fault: click.ClickException, language: str) -> None:
    """Write a fault of usage to standard error, with the way to the help page."""
    from jixiao.locale import translator  # noqa: PLC0415 - only click is loaded at the top

    translate = translator(language)
    path = "jixiao"
    if isinstance(fault, click.UsageError) and fault.ctx is not None:
        path = fault.ctx.command_path
    click.echo(_sentence(fault, path).render(translate), err=True)


def report_own(fault: Exception, language: str) -> bool:
    """Write an error of this library or the file system to standard error; False for others."""
    from jixiao.locale import translator  # noqa: PLC0415 - only click is loaded at the top
    from jixiao.model.errors import JixiaoError  # noqa: PLC0415 - only click is loaded at the top
    from jixiao.model.message import message  # noqa: PLC0415 - only click is loaded at the top

    if isinstance(fault, JixiaoError):
        sentence = fault.message
    elif isinstance(fault, OSError):
        from jixiao.documents.refusals import refusal  # noqa: PLC0415 - as above
        from jixiao.measurement.no_room import is_full  # noqa: PLC0415 - as above

        file = fault.filename or message("输出")
        sentence = (
            message("{file}：磁盘已满，没有写完；请腾出空间后再试。", file=file)
            if is_full(fault)
            else message(
                "{file}：无法读写（{fault}）；请检查路径和权限。", file=file, fault=refusal(fault)
            )
        )
    else:
        return False
    click.echo(sentence.render(translator(language)), err=True)
    return True


def _sentence(fault: click.ClickException, path: str) -> Message:
    from jixiao.model.message import message  # noqa: PLC0415 - only click is loaded at the top

    return message("用法有误：{fault}\n请看 {path} --help。", fault=_detail(fault), path=path)


def _detail(fault: click.ClickException) -> Message | str:
    from jixiao.model.message import message  # noqa: PLC0415 - only click is loaded at the top

    if isinstance(fault, click.NoSuchOption):
        return message("没有选项 {option}。", option=fault.option_name)
    if isinstance(fault, click.MissingParameter):
        name = fault.param.human_readable_name if fault.param else fault.param_hint
        return message("缺少参数 {name}。", name=name)
    if isinstance(fault, click.BadOptionUsage):
        return message("选项 {option} 后面缺少内容。", option=fault.option_name)
    if isinstance(fault, click.BadParameter) and fault.param and (said := _wanted(fault.param)):
        return said
    return _group_detail(fault)


def _wanted(param: click.Parameter) -> Message | None:
    """Return what the parameter should be; None where only click can tell."""
    from jixiao.model.message import message  # noqa: PLC0415 - only click is loaded at the top

    name, kind = param.opts[0], param.type
    if isinstance(kind, click.Choice):
        choices = "、".join(map(str, kind.choices))
        return message("{name} 应为 {choices} 之一。", name=name, choices=choices)
    if isinstance(kind, click.DateTime):
        return message("{name} 应为 2024-12-31 这样的日期。", name=name)
    if isinstance(kind, click.FloatRange):
        return message(
            "{name} 应为大于 {least}、不超过 {most} 的数。",
            name=name, least=kind.min, most=kind.max,
        )  # fmt: skip
    if not isinstance(kind, click.IntRange):
        return message("{name} 应为整数。", name=name) if kind is click.INT else None
    if kind.max is None:
        return message("{name} 应为不小于 {least} 的整数。", name=name, least=kind.min)
    return message(
        "{name} 应为 {least} 到 {most} 的整数。", name=name, least=kind.min, most=kind.max
    )


def _group_detail(fault: click.ClickException) -> Message | str:
    import re  # noqa: PLC0415 - faults only

    from jixiao.model.message import message  # noqa: PLC0415 - only click is loaded at the top

    if fault.message.startswith("No such command"):
        return message("没有命令 {name}。", name=fault.message.split("'")[1])
    if extra := re.fullmatch(r"Got unexpected extra arguments? \((.*)\)", fault.message):
        return message("多余的内容：{words}。", words=extra[1])
    return fault.message
