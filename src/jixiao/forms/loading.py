"""TOML text → `FormDefinition`; a wrong definition is refused with its name and the fault."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any, Final

from jixiao.forms.form import (
    FormBlock,
    FormCell,
    FormColumn,
    FormDefinition,
    FormLine,
    Owner,
    PageSetup,
    Rows,
    Scope,
    Typeface,
)
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.model.plan import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Toml = dict[str, Any]

LINES: Final = ("front", "department", "projects_front", "before")
ROWS: Final = ("head", "foot", "group_rows")
BLOCK_ROWS: Final = ("head", "header", "total_rows")
ONE_BLOCK: Final = ("header", "body", "total_rows", "total_first")
"""What a form with a single block declares of it without a `[[blocks]]` table."""


class InvalidFormDefinition(JixiaoError):
    """A definition file lacks a value, has an unknown one, or its spans do not fill the table."""


def load_form(text: str, *, name: str) -> FormDefinition:
    """Return the definition that TOML text `name` declares; raise InvalidFormDefinition."""
    try:
        form = _form(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise InvalidFormDefinition(
            message(
                "表样定义 {file} 无法读入：{fault}。请按其他定义的写法改正。",
                file=name,
                fault=error,
            )
        ) from error
    _check_spans(form, name)
    return form


def _form(toml: Toml) -> FormDefinition:
    toml["kind"] = DocumentKind(toml["kind"])
    toml["scope"] = Scope(toml["scope"])
    toml |= {key: tuple(toml.get(key, ())) for key in ("titles", "widths")}
    toml["page"] = _page(toml.get("page", {}))
    toml["fonts"] = {style: Typeface(**face) for style, face in toml.get("fonts", {}).items()}
    only = {key: toml.pop(key) for key in ONE_BLOCK if key in toml}
    toml["blocks"] = tuple(map(_block, toml.get("blocks", [only])))
    toml |= {key: tuple(FormLine(**line) for line in toml.get(key, ())) for key in LINES}
    toml |= {key: _rows(toml.get(key, ())) for key in ROWS}
    return FormDefinition(**toml)


def _block(toml: Toml) -> FormBlock:
    toml["body"] = tuple(_column(column) for column in toml.get("body", ()))
    toml |= {key: _rows(toml.get(key, ())) for key in BLOCK_ROWS}
    if "side" in toml:
        toml["side"] = FormCell(**toml["side"])
    return FormBlock(**toml)


def _page(toml: Toml) -> PageSetup:
    if "margins" in toml:
        toml["margins"] = tuple(toml["margins"])
    return PageSetup(**toml)


def _column(toml: Toml) -> FormColumn:
    owner = Owner(toml.pop("of", "indicator"))
    return FormColumn(of=owner, **toml)


def _rows(rows: Sequence[Sequence[Mapping[str, Any]]]) -> Rows:
    return tuple(tuple(FormCell(**cell) for cell in row) for row in rows)


def _check_spans(form: FormDefinition, name: str) -> None:
    width = len(form.widths)
    for part in ROWS:
        _check_rows(getattr(form, part), width, part=part, name=name)
    for number, block in enumerate(form.blocks, start=1):
        inner = width - block.indent
        for part in BLOCK_ROWS:
            columns = width if part == "head" else inner
            _check_rows(getattr(block, part), columns, part=f"blocks[{number}].{part}", name=name)
        body = FormCell(columns=sum(column.columns for column in block.body))
        _check_rows(((body,),), inner, part=f"blocks[{number}].body", name=name)


def _check_rows(rows: Rows, columns: int, *, part: str, name: str) -> None:
    area = sum(cell.columns * cell.rows for row in rows for cell in row)
    if area != len(rows) * columns:
        raise InvalidFormDefinition(
            message(
                "表样定义 {file} 的 {part} 有 {rows} 行 {columns} 列，单元格却占 {area} 格；"
                "请核对合并的行列数。",
                file=name,
                part=part,
                rows=len(rows),
                columns=columns,
                area=area,
            )
        )
