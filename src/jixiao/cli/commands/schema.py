"""`jixiao schema`: the JSON Schema of the exchange format."""

from __future__ import annotations

import click

from jixiao.cli import options
from jixiao.cli.speaking import SpeakingCommand


@click.command(
    cls=SpeakingCommand,
    help="输出交换格式 jixiao/1 的 JSON Schema。",
    epilog="jixiao schema -o jixiao.schema.json",
)
@options.output
def command(output: str | None) -> None:
    """Write the schema."""
    from jixiao.cli.outputs import emit  # noqa: PLC0415 - loaded when called
    from jixiao.notation.schema import schema_text  # noqa: PLC0415 - loaded when called

    emit(schema_text().encode("utf-8"), output)
