"""An expert's sheet as JSON or YAML: the same texts as in the workbook, each with its path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.errors import InvalidExchange
from jixiao.model.filled_sheet import FilledItem, FilledSheet, Written
from jixiao.model.message import message
from jixiao.notation.decoding import tree_of_json, tree_of_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.model.message import Message

CONTENT: Final = "score_sheet"
_FORMAT: Final = "jixiao/1"
_HEAD: Final = ("kind", "project", "expert", "chair", "day")
_PROJECT: Final = ("name", "code", "unit", "year")
_ITEM: Final = ("points", "score", "reason")
_KEYS: Final = ("format", "content", *_HEAD, "items", "told")


class _Tree:
    """A file's tree; `file` names it in refusals."""

    def __init__(self, file: str) -> None:
        self.file = file

    def place(self, *path: str) -> Message:
        return message("{file} 的 {path}", file=self.file, path=".".join(path))

    def mapping(self, value: object, known: tuple[str, ...], *path: str) -> Mapping[str, object]:
        """Return an object whose keys are known; any keys where none are told."""
        if not isinstance(value, dict):
            raise self.refused(value, message("一个对象"), *path)
        for key in value:
            if known and key not in known:
                raise self.refused(key, message("{known} 之一", known="、".join(known)), *path)
        return {str(key): each for key, each in value.items()}

    def text(self, value: object, *path: str) -> Written:
        """Return a scalar as the text it would be in a cell."""
        if isinstance(value, (dict, list)):
            raise self.refused(value, message("文字或数字"), *path)
        if isinstance(value, bool):
            return Written("是" if value else "否", self.place(*path))
        return Written("" if value is None else str(value).strip(), self.place(*path))

    def refused(self, found: object, expected: Message, *path: str) -> InvalidExchange:
        where = self.place(*path) if path else message("{file}", file=self.file)
        return InvalidExchange(
            message(
                "{place}：写的是“{found}”，应为{expected}，请改正后重试。",
                place=where, found=str(found)[:40], expected=expected,
            )
        )  # fmt: skip


def is_score_sheet(content: bytes) -> bool:
    """Return whether a file in JSON or YAML says that it is an expert's sheet."""
    return CONTENT.encode() in content[:4096]


def read_score_sheet(content: bytes, file: str) -> FilledSheet:
    """Return the sheet; raises InvalidExchange with the path of what is wrong."""
    is_json = content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    tree = _Tree(file)
    whole = tree.mapping((tree_of_json if is_json else tree_of_yaml)(content, file), _KEYS)
    for key, wanted in (("format", _FORMAT), ("content", CONTENT)):
        if whole.get(key) != wanted:
            raise tree.refused(whole.get(key), message("{wanted}", wanted=wanted), key)
    project = tree.mapping(whole.get("project") or {}, _PROJECT, "project")
    head = {name: tree.text(project.get(name), "project", name) for name in _PROJECT}
    head |= {name: tree.text(whole.get(name), name) for name in _HEAD if name != "project"}
    told = tree.mapping(whole.get("told") or {}, (), "told")
    return FilledSheet(
        message("{file}", file=file),
        head,
        tuple(_items(tree, whole.get("items") or {})),
        {name: tree.text(text, "told", name) for name, text in told.items() if text},
    )


def _items(tree: _Tree, told: object) -> Iterator[FilledItem]:
    for item, value in tree.mapping(told, (), "items").items():
        row = tree.mapping(value, _ITEM, "items", item)
        points, score, reason = (tree.text(row.get(one), "items", item, one) for one in _ITEM)
        yield FilledItem(Written(item, tree.place("items", item)), points, score, reason)
