"""What `jixiao treasury` does: exports and plans are read, what columns mean is kept in a file."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jixiao.cli.known_money import counted_before
from jixiao.cli.listed_plan import listed_of
from jixiao.cli.speaking import current_translator, tell, wrong_usage
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.monitoring.learned_columns import (
    ExportKind,
    InvalidColumns,
    SourceColumns,
    checked,
    export_in,
)
from jixiao.monitoring.listed import with_budget
from jixiao.monitoring.treasury import treasury

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.cli.inputs import Inputs
    from jixiao.monitoring.learned_columns import Export
    from jixiao.monitoring.listed import Listed
    from jixiao.monitoring.treasury import Treasury

_KEYS: Final = ("name", "kind", "unit", "columns")
_HEAD: Final = (
    "# 国库导出文件各栏的含义：一个来源一节，表头 = 字段，可以修改。\n"
    "# kind：payments 支付明细，budgets 预算指标执行情况。\n"
    "# payments 的字段：code 项目编码，name 项目名称，voucher 凭证号，day 支付日期，"
    "amount 支付金额，source 资金性质。\n"
    "# budgets 的字段：code，name，source，initial 年初预算数，change 预算调整数，less 预算调减数，"
    "year 全年预算数，carried 上年结转，spent 执行数。\n"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options said: year, month (1-12), the file of mappings, a source, a unit.

    `earlier` is the result of a count before, whose months to `closed` (0 for none) are closed.
    """

    year: int
    month: int
    mapping: str | None
    source: str
    unit: str
    earlier: str | None
    closed: int


def counted(exports: Inputs, plans: Inputs, asked: Asked) -> Treasury:
    """Return what the exports come to beside the plans; what was learned of columns is kept."""
    if asked.closed and asked.earlier is None:
        raise wrong_usage(
            message("--closed 须与 --earlier 一起使用：已结账月份的支付取自上次结果。")
        )
    before = (
        counted_before(asked.earlier, year=asked.year, month=asked.month, closed=asked.closed)
        if asked.earlier
        else None
    )
    known = _known(asked)
    listed = with_budget(_listed(plans))
    if not listed and not plans.unreadable:
        tell(message("--plans 中没有项目；支付没有可以对应的。"))
    read = list(_exports(exports, known, asked))
    return treasury(read, listed, year=asked.year, month=asked.month, before=before)


def _listed(plans: Inputs) -> Iterator[Listed]:
    for document in plans.documents():
        for plan in document.projects:
            yield listed_of(plan)


def _exports(exports: Inputs, known: list[SourceColumns], asked: Asked) -> Iterator[Export]:
    for path, name in exports.names.items():
        try:
            content = Path(path).read_bytes()
            found = export_in(
                name, content, known, unit=asked.unit, source=asked.source or Path(name).stem
            )
        except JixiaoError as fault:
            exports.refuse(fault)
            continue
        if found.learned:
            known.append(found.source)
            _learn(found, asked.mapping)
        yield found


def _learn(found: Export, mapping: str | None) -> None:
    """Tell what the columns were taken for, and keep it where there is a file for it."""
    fields = {one.value: one.label for one in found.source.kind.fields}
    say = current_translator()
    told = "，".join(f"{key}＝{say(fields[field])}" for key, field in found.source.columns.items())
    tell(
        message(
            "{document}：按表头认定各栏：{columns}；金额单位{unit}。",
            document=found.document, columns=told, unit=found.source.unit,
        )
    )  # fmt: skip
    if mapping is None:
        return
    path = Path(mapping)
    begun = path.read_text("utf-8").rstrip("\n") + "\n" if path.exists() else _HEAD
    path.write_text(begun + _section(found.source), "utf-8", newline="\n")
    tell(message("已记入 {file}，以后照用；有误请改正后重新运行。", file=mapping))


def _section(source: SourceColumns) -> str:
    """Return a source as TOML; texts are written as JSON, which TOML reads alike."""
    head = (("name", source.name), ("kind", source.kind.value), ("unit", source.unit))
    lines = ["", "[[source]]", *(f"{key} = {_text(value)}" for key, value in head)]
    lines += ["[source.columns]"]
    lines += [f"{_text(key)} = {_text(field)}" for key, field in source.columns.items()]
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _known(asked: Asked) -> list[SourceColumns]:
    """Return the sources of the file of mappings; the one that is asked for where one is."""
    if asked.mapping is None or not Path(asked.mapping).exists():
        return []
    told = list(sources_in(asked.mapping, Path(asked.mapping).read_bytes()))
    if asked.source and (own := [one for one in told if one.name == asked.source]):
        return own
    return [] if asked.source else told


def sources_in(file: str, content: bytes) -> Iterator[SourceColumns]:
    """Yield the sources of a TOML file; raises a fault of usage that says what is wrong in it."""
    try:
        tree = tomllib.loads(content.decode("utf-8-sig"))
        sources: Sequence[object] = tree.get("source", [])
        for one in sources:
            yield checked(_source(one))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError, ValueError) as fault:
        raise wrong_usage(
            message(
                "{file} 不是字段对应文件：{fault}；每个来源应有一节 [[source]]，写明 {keys}。",
                file=file, fault=str(fault), keys="、".join(_KEYS),
            )
        ) from None  # fmt: skip
    except InvalidColumns as fault:
        raise wrong_usage(message("{file}：{fault}", file=file, fault=fault.message)) from None


def _source(told: object) -> SourceColumns:
    if not isinstance(told, dict) or set(told) != set(_KEYS):
        raise ValueError(told)
    columns = told["columns"]
    if not isinstance(columns, dict):
        raise TypeError(columns)
    texts = {str(key): str(value) for key, value in columns.items()}
    return SourceColumns(str(told["name"]), ExportKind(told["kind"]), str(told["unit"]), texts)
