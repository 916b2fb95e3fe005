"""Identity numbers written where no number of a person belongs: they would be sealed in clear."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from jixiao.measurement.keying import LENGTH, told_by
from jixiao.measurement.ledger import Kind
from jixiao.measurement.row_checks import literal, quoted
from jixiao.measurement.staging import STAGED

if TYPE_CHECKING:
    from datetime import date

    from jixiao.measurement.staging import Staged

NUMBER: Final = r"(?:^|[^0-9])([1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx])(?:[^0-9Xx]|$)"
YOUNGEST: Final = timedelta(days=15 * 365)
"""A serial number of division, day and four digits looks like the number of somebody just born."""


def refuse_personal(staged: Staged, *, today: date) -> None:
    """Refuse rows with an identity number, its check digit right, in a code or a text."""
    import pyarrow as pa  # noqa: PLC0415 - heavy, only when used
    import pyarrow.compute as pc  # noqa: PLC0415 - as above

    for column in staged.ledger.columns:
        if column.kind not in {Kind.TEXT, Kind.CODE}:
            continue
        name = quoted(column.name)
        long = f"SELECT DISTINCT {name} AS v FROM {STAGED} WHERE strlen({name}) >= {LENGTH}"
        found = staged.engine.sql(
            f"SELECT v, unnest(regexp_extract_all(v, {literal(NUMBER)}, 1)) AS number FROM ({long})"
        ).to_arrow_table()
        if not found.num_rows:
            continue
        numbers = pc.utf8_upper(found["number"].combine_chunks())
        told = told_by(numbers)
        grown = pc.less(told.births, pa.scalar(today - YOUNGEST, pa.date32()))
        lost = found.filter(pc.and_(told.checked, pc.fill_null(grown, fill_value=False)))
        if not lost.num_rows:
            continue
        staged.engine.register("personal_texts", lost)
        rows = (
            f"SELECT DISTINCT {STAGED}.rowid AS nth, v AS found FROM {STAGED} "
            f"JOIN personal_texts ON {name} = v WHERE NOT bad"
        )
        staged.refuse(rows, column, "personal")
        staged.engine.unregister("personal_texts")
