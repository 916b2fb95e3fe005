"""Certified without a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="不见面认证率",
    definition="认证通过的人中，以手机人脸或信息比对认证的比例。",
    unit="%",
    filters=("benefit",),
)
def certified_remotely_rate(certifications: Table, ask: Ask) -> Measure:
    """Compare certifications by face or comparison with all passed."""
    passed = ask.selects(certifications) & (certifications.result == "passed")
    remote = certifications.method.isin(("face", "compare"))
    return ratio(count(certifications, passed & remote), count(certifications, passed))
