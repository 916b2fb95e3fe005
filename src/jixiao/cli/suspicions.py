"""What `jixiao safety` does: suspicions found, cases kept in a file, how often checks are right."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jixiao.cli.actuals import store_of
from jixiao.cli.speaking import tell, wrong_usage
from jixiao.measurement.ask import Ask
from jixiao.model.message import message
from jixiao.safety import cases as steps
from jixiao.safety.case_records import cases_of, cases_text
from jixiao.safety.check import check_named, checks
from jixiao.safety.checking import Look, find
from jixiao.safety.precision import precision_of
from jixiao.safety.sealing_cases import seal_cases

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jixiao.measurement.engines.engine import Engine
    from jixiao.model.case import SuspicionCase
    from jixiao.safety.check import Check
    from jixiao.safety.hit import Hit

    Translate = Callable[[str], str]

_FORMAT: Final = "jixiao/1"
_NO_STEP: Final = message("请写明疑点编号，一次可写多个。")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options said; months are YYYYMM."""

    store: str | None
    cases: str | None
    first: int | None
    last: int | None
    divisions: tuple[str, ...]
    kinds: tuple[str, ...]
    day: date
    reason: str
    amount: str | None

    @property
    def checks(self) -> list[Check]:
        """The checks named, or all; raises UnknownCheck."""
        return [check_named(one) for one in self.kinds] or list(checks().values())

    @property
    def file(self) -> Path:
        """The file of cases."""
        if not self.cases:
            raise wrong_usage(message("请用 --cases 写明疑点文件。"))
        return Path(self.cases)


def kept(wanted: Wanted) -> list[SuspicionCase]:
    """Return the cases of the file; none when it is not there yet."""
    if not wanted.file.exists():
        return []
    return cases_of(wanted.file.read_text("utf-8"), wanted.file.name)


def _keep(wanted: Wanted, held: Sequence[SuspicionCase]) -> None:
    """Put the cases in the place of those in the file, whole or not at all."""
    draft = wanted.file.with_name(f".{wanted.file.name}.new")
    draft.write_text(cases_text(held), encoding="utf-8")
    draft.replace(wanted.file)


def found(engine: Engine, wanted: Wanted) -> list[Hit]:
    """Return the suspicious rows of the period."""
    store = store_of(wanted.store)
    if wanted.first is None or wanted.last is None or wanted.first > wanted.last:
        raise wrong_usage(
            message("请用 --first 和 --last 写明期间的首月和末月，如 202401、202412。")
        )
    ask = Ask(wanted.first, wanted.last)
    return find(Look(engine, store, wanted.divisions), wanted.checks, ask)


def issue(hits: Sequence[Hit], wanted: Wanted) -> list[SuspicionCase]:
    """Add a case to the file for what it does not know yet; return the new ones."""
    known = kept(wanted)
    made = steps.issue(hits, wanted.day, known=known)
    _keep(wanted, [*known, *made])
    tell(
        message(
            "新立{made}件疑点，{file}中共{all}件。",
            made=len(made),
            file=wanted.file.name,
            all=len(known) + len(made),
        )
    )
    return made


def step(work: str, numbers: Sequence[str], wanted: Wanted) -> list[SuspicionCase]:
    """Take a step with the cases of these numbers, or with none if one is not ready for it.

    Raises CaseRefused.
    """
    if not numbers:
        raise wrong_usage(_NO_STEP)
    held = {one.number: one for one in kept(wanted)}
    for number in numbers:
        if number not in held:
            raise wrong_usage(
                message(
                    "{file}中没有疑点 {number}；用 jixiao safety cases 查看全部。",
                    file=wanted.file.name,
                    number=number,
                )
            )
        held[number] = _stepped(work, held[number], wanted)
    _keep(wanted, list(held.values()))
    return [held[number] for number in numbers]


def _stepped(work: str, case: SuspicionCase, wanted: Wanted) -> SuspicionCase:
    if work in {"confirm", "exclude"}:
        judge = steps.confirm if work == "confirm" else steps.exclude
        return judge(case, wanted.day, reason=wanted.reason)
    if work in {"claim", "recover"}:
        return (steps.claim if work == "claim" else steps.recover)(case, _amount(wanted))
    if work == "refer":
        return steps.refer(case)
    return (steps.stop if work == "stop" else steps.close)(case, wanted.day)


def _amount(wanted: Wanted) -> Decimal:
    try:
        return Decimal(wanted.amount or "")
    except ArithmeticError:
        raise wrong_usage(message("请用 --amount 写明金额（元），如 370.00。")) from None


def seal(wanted: Wanted) -> None:
    """Seal the cases in the store, so that confirmed ones lower the accuracy of payments."""
    store = store_of(wanted.store)
    held = kept(wanted)
    if not held:
        tell(message("{file}中没有疑点，没有封存。", file=wanted.file.name))
        return
    manifest = seal_cases(held, store, datetime.now(UTC).astimezone())
    if manifest is None:
        tell(message("疑点与上次封存的相同，没有再封存。"))
        return
    rows = sum(one.rows for one in manifest.partitions)
    tell(message("第{load}次载入：封存{rows}件疑点。", load=manifest.load, rows=rows))


def checks_text(held: Sequence[Check], translate: Translate) -> str:
    """Return a block a check: kind, title, ledgers, reason, clause."""
    lines = []
    for one in held:
        lines.append(f"{one.kind}\t{translate(one.title)}\t{','.join(one.ledgers)}\t{one.source}")
        lines.append(f"  {translate(one.why)}")
    return "\n".join(lines) + "\n"


def hits_text(hits: Sequence[Hit], translate: Translate) -> str:
    """Return a suspicious row a line, and how many each check found; nobody is named."""
    lines = [
        "\t".join(map(str, record.values())) for record in (_hit(one, translate) for one in hits)
    ]
    heading = "\t".join(_hit(hits[0], translate)) if hits else ""
    lines = [heading, *lines] if hits else []
    told = message(
        "共{rows}行可疑，{kinds}种疑点。", rows=len(hits), kinds=len({h.kind for h in hits})
    )
    return "\n".join([*lines, told.render(translate)]) + "\n"


def _hit(hit: Hit, translate: Translate) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "title": translate(check_named(hit.kind).title),
        "division": hit.division,
        "ledger": hit.ledger,
        "key": hit.key,
        "month_from": hit.month_from,
        "month_to": hit.month_to,
        "amount": format(hit.amount, "f"),
        "project": hit.project,
        "load": hit.load,
        "source": hit.source,
        "row": hit.row,
    }


def hits_json(hits: Sequence[Hit], translate: Translate) -> str:
    """Return the same as JSON."""
    records = [_hit(one, translate) for one in hits]
    told = {"format": _FORMAT, "content": "suspicions", "suspicions": records}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def cases_lines(held: Sequence[SuspicionCase], translate: Translate) -> str:
    """Return a case a line: number, stage, verdict, check, months, money, deadline."""
    lines = [
        f"{one.number}\t{one.stage.value}\t{one.verdict.value}\t{one.kind}\t"
        f"{translate(check_named(one.kind).title)}\t{one.month_from}–{one.month_to}\t"
        f"{one.amount}\t{one.recovered or 0}\t{one.due_on}"
        for one in held
    ]
    return "".join(f"{line}\n" for line in lines)


def precision_text(held: Sequence[SuspicionCase], translate: Translate) -> str:
    """Return a check a line: of its closed cases, how many were right."""
    return "".join(
        f"{one.kind}\t{translate(check_named(one.kind).title)}\t{one.confirmed}\t{one.excluded}\t"
        f"{one.percent}%\n"
        for one in precision_of(held)
    )
