# ruff: noqa: INP001, T201 - a script that prints its page
"""Print docs/reference/commands.md: the help pages of all commands, in English and Chinese.

python scripts/commands_page.py > docs/reference/commands.md
"""

from __future__ import annotations

from typing import Final

import click

from jixiao.cli.main import cli

MADE: Final = "<!-- written by `make docs`; edit the code it is made from -->\n\n"
COLUMNS: Final = 90
HEAD: Final = """# Commands

Results go to standard output, talk to standard error; `-` reads standard input. Exit status:
0 fine, 1 blocking findings (`check` only), 2 wrong usage or unreadable input, which wins over 1;
the other inputs are still processed and reported.
"""


def help_page(name: str | None, language: str) -> str:
    """Return the help of a command (of the group when None) in `zh` or `en`."""
    group = click.Context(cli, info_name="jixiao", obj=language, max_content_width=COLUMNS)
    group.terminal_width = COLUMNS
    if name is None:
        return cli.get_help(group)
    command = cli.get_command(group, name)
    if command is None:
        msg = f"{name} is listed but is not there"
        raise LookupError(msg)
    context = click.Context(
        command, parent=group, info_name=name, obj=language, terminal_width=COLUMNS
    )
    return command.get_help(context)


def commands_page() -> str:
    """Return the whole page as Markdown."""
    names = [None, *cli.list_commands(click.Context(cli))]
    parts = [MADE + HEAD]
    for name in names:
        title = f"jixiao {name}" if name else "jixiao"
        english, chinese = help_page(name, "en"), help_page(name, "zh")
        parts.append(f"## {title}\n\n```text\n{english}\n```\n\n```text\n{chinese}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    print(commands_page(), end="")
