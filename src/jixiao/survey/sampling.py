"""How many must be asked, and who: sizes of samples, and samples that can be drawn again."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from hashlib import sha256
from typing import TYPE_CHECKING

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.standards.surveys import SurveyRules


class SampleRefused(JixiaoError):
    """A sample cannot be drawn as asked."""


def sample_size(frame: int, margin: Decimal, rules: SurveyRules) -> int:
    """Return how many of `frame` persons to ask for an interval of ± `margin` (0-1).

    n₀ = z²·p(1−p)/e², less by n₀/(1 + (n₀ − 1)/N); never more than the frame. Raises
    SampleRefused for an empty frame or a margin outside 0-1. Source: survey-practice#size.
    """
    if frame < 1 or not 0 < margin < 1:
        raise SampleRefused(
            message(
                "总体{frame}人、误差{margin}不能抽样；总体应至少1人，误差应在0和1之间，如0.05。",
                frame=frame,
                margin=margin,
            )
        )
    share = rules.worst_share
    unbounded = rules.deviate**2 * share * (1 - share) / margin**2
    corrected = unbounded / (1 + (unbounded - 1) / frame)
    return min(frame, int(corrected.to_integral_value(ROUND_CEILING)))


def drawn(codes: Iterable[str], size: int, seed: str) -> list[str]:
    """Return `size` of the codes, chosen by chance that `seed` fixes, in the order of the codes.

    Whoever knows the seed draws the same sample from the same codes, in whatever order they come.
    Raises SampleRefused when there are fewer codes.
    """
    frame = sorted(set(codes))
    if size > len(frame):
        raise SampleRefused(
            message("要抽{size}人，总体只有{frame}人。", size=size, frame=len(frame))
        )
    ranked = sorted(frame, key=lambda code: sha256(f"{seed}\n{code}".encode()).digest())
    return sorted(ranked[:size])
