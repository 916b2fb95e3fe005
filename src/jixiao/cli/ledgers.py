"""What `jixiao ledger` does: keys and times come in here, reports go out."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from jixiao.cli.outputs import emit_text
from jixiao.cli.speaking import current_translator, tell, wrong_usage
from jixiao.measurement import loading
from jixiao.measurement.key_files import make_key_file
from jixiao.measurement.keying import Key
from jixiao.measurement.ledger import ledger_named, ledgers
from jixiao.measurement.load_report import Refused, said_of
from jixiao.measurement.manifest import Action
from jixiao.measurement.mapping import SourceMapping, mapping_of, mappings
from jixiao.measurement.sealing import Store
from jixiao.measurement.tables import open_postgresql, open_tables
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.measurement.load_report import Report
    from jixiao.measurement.loading import Order
    from jixiao.measurement.raw_table import RawTable

FAULTY: Final = 1
SHOWN: Final = 20
"""Faulty cells told of each table; -o takes those that were kept."""
DATABASES: Final = ("postgresql://", "postgres://")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options said."""

    paths: tuple[str, ...]
    store: str | None
    action: Action
    take_good: bool
    output: str | None
    given: Mapping[str, str | None]


def action_of(*, add: bool, correct: bool) -> Action:
    """Return what is done to months; both at once is refused."""
    if add and correct:
        raise wrong_usage(message("--add 是补充行，--correct 是更正整月；两者取其一。"))
    return Action.ADD if add else Action.CORRECT if correct else Action.SEAL


def check(asked: Asked) -> int:
    """Tell what is wrong with the files, and change nothing."""
    store = Store(Path(asked.store or os.devnull))
    key = _key(asked, store) if asked.store and asked.given["key"] else Key(secrets.token_bytes(32))
    report = loading.check(_tables(asked), store, _order(asked, key))
    return _told(report, asked.output)


def load(asked: Asked) -> int:
    """Seal the files, or tell what is wrong with them."""
    if not asked.store:
        raise wrong_usage(message("请用 --store 写明台账库所在的文件夹。"))
    store = Store(Path(asked.store))
    order = _order(asked, _key(asked, store, make=True))
    try:
        report = loading.load(_tables(asked), store, order)
    except Refused as fault:
        _told(fault.report, asked.output)
        tell(fault.message)
        return FAULTY
    _told(report, asked.output)
    tell(
        message(
            "第{load}次载入：封存{rows}行，{partitions}个分区。",
            load=report.load,
            rows=sum(one.rows for one in report.partitions),
            partitions=len(report.partitions),
        )
    )
    return FAULTY if report.faulty else 0


def _order(asked: Asked, key: Key) -> Order:
    name, mapping = asked.given["name"], asked.given["mapping"]
    return loading.Order(
        key=key,
        now=datetime.now(UTC).astimezone(),
        division=asked.given["division"] or "",
        action=asked.action,
        take_good=asked.take_good,
        ledger=ledger_named(name) if name else None,
        mapping=_mapping(mapping) if mapping else None,
        memory=asked.given["memory"] or "",
    )


def _mapping(name: str) -> SourceMapping:
    """Return a mapping of this installation, or one of a file."""
    for one in mappings():
        if name in {one.name, one.title}:
            return one
    path = Path(name)
    if path.suffix == ".toml" and path.is_file():
        return mapping_of(path.stem, path.read_text("utf-8"))
    known = "、".join(one.name for one in mappings())
    raise wrong_usage(
        message("没有名为“{name}”的字段对应；可用的有：{known}。", name=name, known=known)
    )


def _tables(asked: Asked) -> Iterator[RawTable]:
    if not asked.paths:
        raise wrong_usage(message("请写明要读的台账文件或文件夹。"))
    for path in asked.paths:
        if path.startswith(DATABASES):
            table = asked.given["table"]
            if not table:
                raise wrong_usage(message("请用 --table 写明要读的表或视图。"))
            yield open_postgresql(path, table)
        else:
            yield from open_tables(Path(path))


def _key(asked: Asked, store: Store, *, make: bool = False) -> Key:
    """Return the key in the file, made anew for a new store when it is not there yet."""
    given = asked.given["key"]
    if not given:
        raise wrong_usage(
            message("请用 --key 写明密钥文件（或设环境变量 JIXIAO_LEDGER_KEY）；须放在台账库之外。")
        )
    path = Path(given)
    if path.resolve().is_relative_to(store.path.resolve()):
        raise wrong_usage(message("密钥文件不能放在台账库里；请换一个位置。"))
    if make and not path.exists() and not store.exists:
        make_key_file(path)
        tell(
            message("已新建密钥文件 {file}；请妥善备份，丢失后无法再载入同一个库。", file=path.name)
        )
    return Key(path.read_bytes().strip())


def _told(report: Report, output: str | None) -> int:
    """Write each table's counts and first faults; return the exit status."""
    translate = current_translator()
    lines = []
    for table in report.tables:
        place = table.place
        if table.known_as:
            seen = message(
                "{place}：已在第{load}次载入过，略去。", place=place, load=table.known_as
            )
            lines.append(seen.render(translate))
            continue
        counted = message(
            "{place}：{ledger}，{rows}行，合格{good}行。",
            place=place, ledger=table.ledger.title, rows=table.rows_in, good=table.rows_out,
        )  # fmt: skip
        lines.append(counted.render(translate))
        if table.unknown:
            passed = message("  略去不认识的列：{columns}。", columns="、".join(table.unknown))
            lines.append(passed.render(translate))
        found = sorted(table.faults.rows, key=lambda one: (one.row, one.column))
        for one in found if output else found[:SHOWN]:
            told = message(
                "  第{row}行 {column}：{fault}", row=one.row, column=one.column, fault=one.message
            )
            lines.append(told.render(translate))
        total = sum(table.faults.counts.values())
        if total > SHOWN and not output:
            more = message("  共{count}处；用 -o 写入文件看更多。", count=total)
            lines.append(more.render(translate))
    lines += [one.render(translate) for one in said_of(report.closed)]
    unchecked = (
        message("未核对：{reference}（没有载入）。", reference=one) for one in report.unchecked
    )
    lines += [one.render(translate) for one in unchecked]
    emit_text("\n".join(lines) + "\n", output)
    return FAULTY if report.faulty or report.closed else 0


def list_sealed(store: str | None, output: str | None) -> int:
    """Write which months of which ledgers are in force, and how many rows each has."""
    if not store:
        raise wrong_usage(message("请用 --store 写明台账库所在的文件夹。"))
    found = Store(Path(store))
    lines = ["ledger\tdivision\tmonth\trows\tload\tsha256"]
    for ledger in ledgers():
        lines += [
            f"{one.ledger}\t{one.division}\t{one.month}\t{one.rows}\t{one.load}\t{one.sha256}"
            for one in found.partitions(ledger.name)
        ]
    emit_text("\n".join(lines) + "\n", output)
    return 0


def write_templates(names: tuple[str, ...], output: str | None) -> int:
    """Write a workbook to fill for each ledger named, or for all."""
    from jixiao.publishing.exports.ledger_template import ledger_template  # noqa: PLC0415 - here
    from jixiao.publishing.publishing import write_sheet  # noqa: PLC0415 - as above

    folder = Path(output or ".")
    folder.mkdir(parents=True, exist_ok=True)
    for ledger in map(ledger_named, names) if names else ledgers():
        path = folder / f"{ledger.title}.xlsx"
        path.write_bytes(write_sheet(ledger_template(ledger, current_translator()), "xlsx"))
        click.echo(path)
    return 0
