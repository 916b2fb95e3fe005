"""The language of the command line: help, sentences and faults in Chinese or English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.model.message import Message

LANG_VARIABLE: Final = "JIXIAO_LANG"
HELP_OF_HELP: Final = "显示本帮助后退出。"


def language_of(args: Sequence[str]) -> str:
    """Return `zh` or `en`: what `--lang` says anywhere before `--`, else JIXIAO_LANG, else zh."""
    import os  # noqa: PLC0415 - already loaded by click; kept out of the file's head by rule

    chosen = os.environ.get(LANG_VARIABLE, "zh")
    for word, following in zip(args, [*args, ""][1:], strict=True):
        if word == "--":
            break
        if word == "--lang":
            chosen = following
        elif word.startswith("--lang="):
            chosen = word.removeprefix("--lang=")
    return "en" if chosen == "en" else "zh"


def current_translator() -> Callable[[str], str]:
    """Return the translator of the running command."""
    from jixiao.locale import translator  # noqa: PLC0415 - only click is loaded at the top

    context = click.get_current_context(silent=True)
    return translator((context and context.obj) or "zh")


def tell(sentence: Message) -> None:
    """Write one sentence to standard error, in the language of the running command."""
    click.echo(harmless(sentence.render(current_translator())), err=True)


def harmless(text: str) -> str:
    """Return the text without control characters, which could steer a terminal."""
    return "".join(each if each >= " " or each in "\n\t" else "\ufffd" for each in text)


def wrong_usage(sentence: Message) -> click.UsageError:
    """Return the fault of wrong usage that says `sentence`; exit status 2."""
    return click.UsageError(sentence.render(current_translator()))


def _say(ctx: click.Context, text: str) -> str:
    from jixiao.locale import translator  # noqa: PLC0415 - only click is loaded at the top

    return translator(ctx.obj or "zh")(text)


class Speaking:
    """Help pages in the language of the context; mixed into commands and the group."""

    help: str | None
    epilog: str | None
    get_params: Callable[[click.Context], list[click.Parameter]]
    collect_usage_pieces: Callable[[click.Context], list[str]]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_say(ctx, "用法："))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        if self.help:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(_say(ctx, self.help))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options with their help translated."""
        records = [
            (record[0], _spoken(ctx, param, record[1]))
            for param in self.get_params(ctx)
            if isinstance(param, click.Option)
            and (record := param.get_help_record(ctx)) is not None
        ]
        with formatter.section(_say(ctx, "选项")):
            formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the example."""
        if self.epilog:
            with formatter.section(_say(ctx, "示例")):
                formatter.write_text(_say(ctx, self.epilog))


def _spoken(ctx: click.Context, param: click.Parameter, record: str) -> str:
    if "--help" in param.opts:
        return _say(ctx, HELP_OF_HELP)
    text = getattr(param, "help", None) or ""
    return record.replace(text, _say(ctx, text), 1) if text else record


class SpeakingCommand(Speaking, click.Command):
    """A command whose help pages follow `--lang`; every one takes `--lang`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - click's own signature
        super().__init__(*args, **kwargs)
        self.params.append(language_option())

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:  # noqa: ANN401 - click's
        """Return the context with the language set, also when run without the group."""
        words = list(args[1] if len(args) > 1 else kwargs["args"])
        parent = args[2] if len(args) > 2 else kwargs.get("parent")  # noqa: PLR2004 - third one
        kwargs.setdefault("obj", parent.obj if parent and parent.obj else language_of(words))
        return super().make_context(*args, **kwargs)


def language_option() -> click.Option:
    """Return the option `--lang`; it was looked at before parsing, here it is only checked."""
    return click.Option(
        ["--lang"],
        type=click.Choice(["zh", "en"]),
        expose_value=False,
        help="说明和结果的语言：zh 中文，en 英文；也可设环境变量 JIXIAO_LANG。",
    )
