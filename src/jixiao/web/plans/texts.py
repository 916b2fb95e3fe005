"""The sentences that the plan page's script says, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from jixiao.web.plans.layout import COLUMNS

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

TEXTS: Final[dict[str, StrPromise]] = {
    "saved": _("已保存"),
    "saved_with_theirs": _("已保存；他人同时做的修改已显示"),
    "waiting": _("正在保存…"),
    "lost": _("连接中断：所填内容暂存在本机，恢复后自动保存"),
    "logged_out": _("登录已过期：所填内容暂存在本机，请在新窗口登录后继续"),
    "refused": _("未保存：{why}"),
    "conflict_title": _("您和另一人改了同一处，请逐项选择"),
    "keep_choice": _("按所选保存"),
    "mine": _("我填的"),
    "theirs": _("对方填的"),
    "removed": _("（已删除该行）"),
    "row_removed": _("被删除的行"),
    "paste_title": _("粘贴预览"),
    "paste_about": _("共{rows}行，从第{first}行起填入，将增加{added}行；可改变各列填入的位置。"),
    "goes_to": _("第{number}列填入"),
    "left_out": _("不填"),
    "paste": _("填入"),
    "cancel": _("取消"),
    "number": _("序号"),
    "done": _("已取用"),
    "taken": _("已填入{count}处，Ctrl+Z 可撤销。"),
    "years_marked": _("其中{count}处写着以前年度，已标出，请核对。"),
    "year_doubt": _("写着以前年度，请核对"),
    **{f"column_{name}": label for name, label in COLUMNS},
}


def told_texts() -> dict[str, str]:
    """Return the sentences by name, rendered now."""
    return {name: str(text) for name, text in TEXTS.items()}
