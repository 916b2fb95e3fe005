"""The money of projects as text and as JSON: each project, its sources, every doubtful row."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.share import shown
from jixiao.model.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from jixiao.monitoring.listed import Listed
    from jixiao.monitoring.project_money import ProjectMoney, SourceMoney
    from jixiao.monitoring.treasury import Doubt, Treasury

    Translate = Callable[[str], str]

FORMAT: Final = "jixiao/1"
CONTENT: Final = "money"


def money_text(found: Treasury, translate: Translate) -> str:
    """Return what was counted, project by project the money, then the doubtful rows."""
    blocks = [[_counted(found)]]
    blocks += [list(_project(one, money)) for one, money in found.projects]
    if found.doubts:
        told = message("待核对的{count}行：", count=len(found.doubts))
        blocks.append([told, *map(_doubt, found.doubts)])
    return "\n\n".join(
        "\n".join(line.render(translate) for line in block) for block in blocks
    ) + "\n"  # fmt: skip


def _counted(found: Treasury) -> Message:
    return message(
        "{year}年1–{month}月：{projects}个项目，计入支付{vouchers}笔、退款{refunds}笔，"
        "待核对{doubts}行；金额单位元。",
        year=found.year, month=found.month, projects=len(found.projects),
        vouchers=found.vouchers, refunds=found.refunds, doubts=len(found.doubts),
    )  # fmt: skip


def _project(one: Listed, money: ProjectMoney) -> Iterator[Message]:
    if one.code or not one.unit:
        yield message("{code} {name}", code=one.code, name=one.name)
    else:
        yield message("{unit} {name}", unit=one.unit, name=one.name)
    rate = message("—") if money.rate is None else message("{rate}%", rate=shown(money.rate))
    yield message(
        "  年初预算{initial}，全年预算{year}，其中上年结转{carried}，执行{spent}，执行率{rate}",
        rate=rate, **_amounts(money),
    )  # fmt: skip
    for each in money.sources:
        yield message(
            "    {source}：年初预算{initial}，全年预算{year}，其中上年结转{carried}，执行{spent}",
            source=each.source or message("没有写明来源"), **_amounts(each),
        )  # fmt: skip


def _amounts(money: ProjectMoney | SourceMoney) -> dict[str, str]:
    told = {"initial": money.initial, "year": money.year, "carried": money.carried}
    return {key: _amount(value) for key, value in (told | {"spent": money.spent}).items()}


def _amount(amount: Decimal | None) -> str:
    return "—" if amount is None else f"{amount:,.2f}"


def _doubt(one: Doubt) -> Message:
    if one.row is None:
        return message("  {document}：{why}", document=one.document, why=one.why)
    if one.sheet:
        return message(
            "  {document}“{sheet}”第{row}行：{why}",
            document=one.document, sheet=one.sheet, row=one.row, why=one.why,
        )  # fmt: skip
    return message("  {document}第{row}行：{why}", document=one.document, row=one.row, why=one.why)


def money_json(found: Treasury, translate: Translate) -> str:
    """Return the same as JSON, for `jixiao monitor --money` and a later count; strings in 元."""
    told = {
        "format": FORMAT, "content": CONTENT, "year": found.year, "month": found.month,
        "unit": "元", "vouchers": found.vouchers, "refunds": found.refunds,
        "projects": [
            {"code": one.code, "name": one.name, "unit": one.unit, **_record(money),
             "rate": None if money.rate is None else f"{money.rate:f}",
             "sources": [{"source": each.source, **_record(each)} for each in money.sources]}
            for one, money in found.projects
        ],
        "taken": [
            {"row": one.row, "number": one.number, "code": one.code, "day": one.day.isoformat(),
             "amount": f"{one.amount:f}", "source": one.source,
             "against": found.against.get(one.number)}
            for one in found.taken
        ],
        "doubts": [
            {"document": one.document, "sheet": one.sheet, "row": one.row,
             "why": one.why.render(translate)}
            for one in found.doubts
        ],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _record(money: ProjectMoney | SourceMoney) -> dict[str, str | None]:
    return {
        name: None if amount is None else f"{amount:f}"
        for name in ("initial", "year", "carried", "spent")
        for amount in (getattr(money, name),)
    }
