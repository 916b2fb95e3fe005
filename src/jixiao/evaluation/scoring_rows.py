"""The points of one row, with the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.evaluation.choosing import AT_MOST, is_reverse, share_of, stands_on_strict_line
from jixiao.evaluation.form_words import is_not_applicable, nothing_done
from jixiao.evaluation.over_achievement import exceeds, kept_share
from jixiao.evaluation.reached import Reached, reached
from jixiao.evaluation.share import NOTHING, WHOLE, Share, settled, shown
from jixiao.evaluation.weighing import level_of
from jixiao.model.indicator import Level1
from jixiao.model.message import Message, message
from jixiao.model.score import IndicatorScore, Standing

if TYPE_CHECKING:
    from jixiao.evaluation.settling import Settled
    from jixiao.model.indicator import Indicator
    from jixiao.standards.scoring import ScoringScheme

_UNDONE = {Level1.OUTPUT, Level1.OUTCOME}


@dataclass(frozen=True, slots=True)
class RowScorer:
    """What the rows of one plan have in common; `year` completes days printed without one."""

    scheme: ScoringScheme
    settled: Settled
    year: int | None

    def score(self, number: int, row: Indicator, points: Decimal) -> IndicatorScore:
        """Return the score of a row (from 1) that can reach so many points."""
        if (why := self.settled.removed.get(number)) is not None:
            told = self._left_out(number, why)
            return self._made(number, row, points, removed(told, self.scheme.removal_source))
        share, remark = self._share(number, row)
        return self._made(number, row, points, share, remark)

    def _left_out(self, number: int, why: str) -> Message:
        """Return why a row is left out: a person settled it, or the form says so itself."""
        if (said := self.settled.told.get(number)) is None:
            return message("经批准剔除：{why}", why=why)
        return message("表中写明“{why}”；{said}", why=why, said=said)

    def _share(self, number: int, row: Indicator) -> tuple[Share, Message | None]:
        """Return the share of the points, and a remark where the unit must explain."""
        zero = self.scheme.zero_source
        if not self.settled.carried_out and level_of(row) in _UNDONE:
            return settled("zero", NOTHING, message("项目未实施，不得分"), zero), None
        if not row.actual:
            return settled("zero", NOTHING, message("没有实际完成值，不得分"), zero), None
        if is_not_applicable(row):
            return Share(
                "unread", NOTHING, WHOLE, _unreasoned(row), self.scheme.removal_source
            ), None
        held = reached(row)
        if nothing_done(row) and not _is_limit(row, held):
            return settled("zero", NOTHING, message("没有实施，不得分"), zero), None
        if isinstance(held, Message):
            return Share("unread", NOTHING, WHOLE, held, self.scheme.source), None
        return self._of_both(number, row, held)

    def _of_both(self, number: int, row: Indicator, held: Reached) -> tuple[Share, Message | None]:
        share = with_notes(share_of(row, held, self.scheme, self.year), held)
        share = self._chosen(number, row, share)
        if exceeds(held, self.scheme):
            return self._reduced(number, row, held, share)
        return share, _strictly_missed(held)

    def _chosen(self, number: int, row: Indicator, share: Share) -> Share:
        """Return the share a person set, or the form prints, if the band allows it."""
        if not share.is_open:
            return share
        chosen = self._set_by_person(number, row)
        if chosen is None:
            return share
        if share.low <= chosen <= share.high:
            told = message(
                "{band}，评定为{share:.2%}", band=share.arithmetic, share=_decimal(chosen)
            )
            return Share(share.method, chosen, chosen, told, share.clause)
        told = message(
            "{band}；填写的得分相当于{share:.2%}，不在档内，请重新评定",
            band=share.arithmetic,
            share=_decimal(chosen),
        )
        return Share(share.method, share.low, share.high, told, share.clause)

    def _set_by_person(self, number: int, row: Indicator) -> Fraction | None:
        """Return the share (0-1) a person settled, else the one the form's score amounts to."""
        if number in self.settled.shares:
            return Fraction(self.settled.shares[number])
        full = _full(row)
        if row.score is None or not full:
            return None
        return Fraction(row.score) / Fraction(full)

    def _reduced(
        self, number: int, row: Indicator, held: Reached, share: Share
    ) -> tuple[Share, Message]:
        """Return the share where a target was far exceeded: less if it was set too low."""
        line = self.scheme.explain_from
        if number not in self.settled.set_too_low:
            return share, _exceeded(row, line)
        kept = kept_share(held, self.scheme)
        told = message(
            "{first}；目标值偏低，保留{kept:.2%}", first=share.arithmetic, kept=_decimal(kept)
        )
        if (said := self.settled.told.get(number)) is not None:
            told = message("{told}（{said}）", told=told, said=said)
        low, high = share.low * kept, share.high * kept
        return Share(share.method, low, high, told, self.scheme.over_source), message(
            "目标值偏低，按超出{line:.0%}的部分扣分", line=line
        )

    def _made(
        self,
        number: int,
        row: Indicator,
        points: Decimal,
        share: Share,
        remark: Message | None = None,
    ) -> IndicatorScore:
        low = rounded(share.low * Fraction(points), self.scheme.decimals)
        high = rounded(share.high * Fraction(points), self.scheme.decimals)
        standing = Standing.OPEN if share.is_open else Standing.SCORED
        if share.method == "removed":
            standing, points = Standing.REMOVED, Decimal(0)
        return IndicatorScore(
            row=number,
            points=points,
            standing=standing,
            method=share.method,
            score=None if standing is not Standing.SCORED else low,
            least=low,
            most=high,
            arithmetic=_told(row, points, share, low),
            clause=share.clause,
            evidence=self.settled.evidence_of(number),
            typed=row.score,
            remark=remark,
        )


def removed(told: Message, clause: str) -> Share:
    """Return the share of a row that was left out: nothing, settled."""
    return Share("removed", NOTHING, NOTHING, told, clause)


def with_notes(share: Share, held: Reached) -> Share:
    """Return the share whose arithmetic also says what had to be supposed to compare."""
    for note in held.notes:
        told = message("{note}；{how}", note=note, how=share.arithmetic)
        share = replace(share, arithmetic=told)
    return share


def _unreasoned(row: Indicator) -> Message:
    """Return that a row is said to apply no more, without a reason."""
    return message(
        "实际完成值写明“{actual}”，没有写明原因；因政策取消等不再适用的，"
        "请在实际完成值或偏差原因中写明原因，并附批准文件",
        actual=row.actual,
    )


def _exceeded(row: Indicator, line: Decimal) -> Message:
    """Return what is asked where a target was far exceeded, and the reason if one is told."""
    if not row.deviation_reason:
        return message("实际值达到目标值的{line:.0%}及以上，须说明原因", line=line)
    return message(
        "实际值达到目标值的{line:.0%}及以上，已写原因“{reason}”；目标值设定偏低的，须适当扣分",
        line=line,
        reason=row.deviation_reason,
    )


def _strictly_missed(held: Reached) -> Message | None:
    if not stands_on_strict_line(held):
        return None
    return message(
        "目标值{target}，实际值等于这个数，没有达到要求，须说明原因", target=held.target_text
    )


def _is_limit(row: Indicator, held: Reached | Message) -> bool:
    """Return whether nothing done may well be within what the row allows at most."""
    target = row.target.quantity
    if isinstance(held, Reached):
        return is_reverse(row, held)
    return target is not None and (target.comparison in AT_MOST or target.number == 0)


def rounded(points: Fraction, decimals: int) -> Decimal:
    """Return exact points rounded half up."""
    unit = Decimal(1).scaleb(-decimals)
    scaled = points / Fraction(unit)
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return (Decimal(whole) * unit).quantize(unit, ROUND_HALF_UP)


def _decimal(share: Fraction) -> Decimal:
    return Decimal(share.numerator) / Decimal(share.denominator)


def _full(row: Indicator) -> Decimal | None:
    return row.full_score if row.full_score is not None else row.weight


def _told(row: Indicator, points: Decimal, share: Share, score: Decimal) -> Message:
    """Return the arithmetic of a row in full."""
    if share.is_open or share.method == "removed":
        return share.arithmetic
    return message(
        "目标值{target}，实际值{actual}；{how}；{points}×{share}＝{score}",
        target=row.target.text or "—",
        actual=row.actual or "—",
        how=share.arithmetic,
        points=shown(points),
        share=_fraction(share.low),
        score=score,
    )


def _fraction(share: Fraction) -> str:
    """Return an exact share: as a decimal number of at most four places, else as a fraction."""
    if (share * 10_000).denominator == 1:
        return shown(_decimal(share))
    return f"{share.numerator}/{share.denominator}"
