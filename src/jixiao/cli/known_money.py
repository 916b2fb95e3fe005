"""The money that `jixiao treasury` counted, put into the documents that are monitored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.cli.money_claims import Claims
from jixiao.cli.speaking import tell, wrong_usage
from jixiao.cli.treasury_pages import CONTENT, FORMAT
from jixiao.evaluation.share import shown
from jixiao.model.amount import Amount
from jixiao.model.message import Message, message
from jixiao.monitoring.coding import codes_of
from jixiao.monitoring.earlier_count import Before
from jixiao.monitoring.listed import Listed
from jixiao.monitoring.money import Voucher
from jixiao.monitoring.project_money import ProjectMoney, SourceMoney, execution_of, into
from jixiao.notation.decoding import tree_of_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from click import UsageError

    from jixiao.model.funding import Execution
    from jixiao.model.plan import PerformancePlan, PlanDocument

_AMOUNTS = ("initial", "year", "carried", "spent")


@dataclass(frozen=True, slots=True)
class KnownMoney:
    """The money of a year's projects by the end of a month (1-12), in 元, and they, by key."""

    year: int
    month: int
    listed: Mapping[str, Listed]
    money: Mapping[str, ProjectMoney]

    def put_into(self, documents: Sequence[PlanDocument]) -> Iterator[PlanDocument]:
        """Yield documents with the money in place of what they print; what differs is told.

        Money that plans of several projects would take is given to none of them.
        """
        codes = codes_of(self.listed.values())
        told = [document for document in documents if self._is_of_year(document)]
        claims = Claims(self.listed, codes, told)
        for document in documents:
            if document not in told:
                sentence = message(
                    "{document}是{year}年的，--money 的资金是{other}年的；没有采用。",
                    document=document.document, year=document.fiscal_year, other=self.year,
                )  # fmt: skip
                tell(sentence)
                yield document
                continue
            plans = tuple(
                self._filled(plan, document.document, claims.of(plan, document.document))
                for plan in document.projects
            )
            yield replace(document, projects=plans)

    def _is_of_year(self, document: PlanDocument) -> bool:
        return document.fiscal_year in (None, self.year)

    def _filled(self, plan: PerformancePlan, document: str, key: str | Message) -> PerformancePlan:
        if isinstance(key, Message):
            tell(key)
            return plan
        found = self.money.get(key)
        if found is None or found.spent is None:
            tell(
                message(
                    "{document}第{number}个项目“{name}”：--money 中没有它的执行数，按表中所写。",
                    document=document, number=plan.ordinal, name=plan.name or "",
                )
            )  # fmt: skip
            return plan
        known = execution_of(into(found))
        _tell_difference(plan, known, document)
        printed = plan.execution
        reason = printed.reason if printed else None
        return replace(plan, execution=replace(known, reason=reason))


def _tell_difference(plan: PerformancePlan, known: Execution, document: str) -> None:
    """Tell where the form prints another disbursement than the treasury's, to the cent."""
    printed = plan.execution
    if printed is None or printed.spent is None or known.spent is None:
        return
    told = Amount(printed.spent, printed.unit)
    places = printed.spent.as_tuple().exponent
    unit = Decimal(1).scaleb(places if isinstance(places, int) else 0)
    if abs(told.into("万元").number - known.spent) > Amount(unit, printed.unit).into("万元").number:
        tell(
            message(
                "{document}第{number}个项目“{name}”：表中执行数{told}万元，国库支付{spent}万元，"
                "按国库支付判断；请核对。",
                document=document, number=plan.ordinal, name=plan.name or "",
                told=shown(told.into("万元").number), spent=shown(known.spent),
            )
        )  # fmt: skip


def known_money(file: str, month: int) -> KnownMoney:
    """Return the money of a file; raises a fault of usage for another month, or another content."""
    tree = tree_of_json(Path(file).read_bytes(), Path(file).name)
    try:
        found = _read(tree)
    except (KeyError, TypeError, ValueError, InvalidOperation):
        raise _unfit(file) from None
    if found.month != month:
        raise wrong_usage(
            message(
                "{file} 计到{told}月底，--month 是{month}；"
                "请用 jixiao treasury --month {month} 重新统计。",
                file=file, told=found.month, month=month,
            )
        )  # fmt: skip
    return found


def counted_before(file: str, *, year: int, month: int, closed: int) -> Before:
    """Return what an earlier count took; months to `closed` (1-12, 0 for none) take no more.

    Raises a fault of usage for another year, a count beyond `month` (1-12), or another content.
    """
    tree = tree_of_json(Path(file).read_bytes(), Path(file).name)
    try:
        found = _read(tree)
        taken: list[Mapping[str, str]] = tree["taken"]  # type: ignore[index] # read just before
        vouchers = tuple(_voucher(one) for one in taken)
        against = {one["number"]: one["against"] for one in taken if one["against"]}
    except (KeyError, TypeError, ValueError, InvalidOperation):
        raise _unfit(file) from None
    if found.year != year:
        raise wrong_usage(
            message(
                "{file} 是{told}年的，--year 是{year}；请给出同一年度的结果。",
                file=file, told=found.year, year=year,
            )
        )  # fmt: skip
    if found.month > month:
        raise wrong_usage(
            message(
                "{file} 计到{told}月底，--month 是{month}，已计的支付有以后的；"
                "请写 --month {told} 或更后的月份，或给出计到{month}月底或更早的结果。",
                file=file, told=found.month, month=month,
            )
        )  # fmt: skip
    budgets = {
        key: [
            replace(one, spent=None)
            for one in money.sources
            if (one.initial, one.year) != (None, None)
        ]
        for key, money in found.money.items()
    }
    months = frozenset(range(1, closed + 1))
    return Before(vouchers, against, budgets, months, Path(file).name, found.listed)


def _voucher(told: Mapping[str, str]) -> Voucher:
    day, amount = date.fromisoformat(told["day"]), Decimal(told["amount"])
    return Voucher(int(told["row"]), told["code"], told["number"], day, amount, told["source"])


def _unfit(file: str) -> UsageError:
    return wrong_usage(
        message("{file} 不是 jixiao treasury --format json 的结果；请用它输出后再给出。", file=file)
    )


def _read(tree: object) -> KnownMoney:
    if not isinstance(tree, dict) or (tree["format"], tree["content"]) != (FORMAT, CONTENT):
        raise ValueError(CONTENT)
    projects = [
        (Listed(str(one["code"]), str(one["name"]), unit=str(one.get("unit", ""))), one)
        for one in tree["projects"]
    ]
    money = {
        listed.key: ProjectMoney(
            **_amounts(one),
            sources=tuple(
                SourceMoney(str(each["source"]), **_amounts(each)) for each in one["sources"]
            ),
        )
        for listed, one in projects
    }
    listed = {each.key: each for each, _ in projects}
    return KnownMoney(int(tree["year"]), int(tree["month"]), listed, money)


def _amounts(told: Mapping[str, str | None]) -> dict[str, Decimal | None]:
    return {name: None if (text := told[name]) is None else Decimal(text) for name in _AMOUNTS}
