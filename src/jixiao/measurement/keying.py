"""Who somebody is → keyed hashes and masked forms; and what an identity number tells.

Works on the distinct values of a column, as Arrow arrays, not row by row.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from jixiao.measurement.faults import WeakKey
from jixiao.measurement.ledger import Kind
from jixiao.model.message import message

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa

    Numbers = np.ndarray[Any, np.dtype[Any]]

SHORTEST: Final = 32
"""Bytes of a key."""
BLOCK: Final = 64
TOP: Final = 0x3F
"""126 bits fit a decimal of 38 digits."""
LENGTH: Final = 18
WEIGHTS: Final = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS: Final = b"10X98765432"
"""By the weighted sum modulo 11. Source: GB 11643."""
SHOWN: Final = {Kind.PERSON: (6, 1), Kind.ACCOUNT: (0, 4), Kind.PHONE: (3, 4)}
"""How many characters of a masked form are clear, before and behind.

Only one behind an identity number: the store has the date of birth, and with the district and
the last four digits it would give the whole number.
"""


@dataclass(frozen=True, slots=True)
class Key:
    """The secret that persons are hashed with; it stays outside every store."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) < SHORTEST:
            raise WeakKey(
                message(
                    "密钥只有{found}字节，至少应有{least}字节；请重新生成密钥文件。",
                    found=len(self.secret),
                    least=SHORTEST,
                )
            )

    @property
    def fingerprint(self) -> str:
        """What a store keeps of the key, to recognise it."""
        return self._digests([b"jixiao:fingerprint"])[:16].hex()

    def hashes(self, values: pa.Array, kind: Kind) -> pa.Array:
        """Return the keyed hash of each text, as decimal128(38, 0); nulls are not allowed.

        The same text gives other hashes as a person than as an account.
        """
        import numpy as np  # noqa: PLC0415 - heavy, only when used
        import pyarrow as pa  # noqa: PLC0415 - as above

        prefix = kind.value.encode() + b":"
        digests = self._digests([prefix + one for one in values.cast(pa.binary()).to_pylist()])
        numbers = np.frombuffer(digests, dtype=np.uint8).reshape(-1, 32)[:, :16].copy()
        numbers[:, 15] &= TOP
        whole = pa.py_buffer(numbers.tobytes())
        return pa.Array.from_buffers(pa.decimal128(38, 0), len(values), [None, whole])

    def _digests(self, texts: list[bytes]) -> bytes:
        """Return HMAC-SHA-256 of each text, one behind the other."""
        padded = _padded(self.secret)
        inner = hashlib.sha256(bytes(one ^ 0x36 for one in padded)).copy
        outer = hashlib.sha256(bytes(one ^ 0x5C for one in padded)).copy
        found = []
        for text in texts:
            one, whole = inner(), outer()
            one.update(text)
            whole.update(one.digest())
            found.append(whole.digest())
        return b"".join(found)


def _padded(secret: bytes) -> bytes:
    short = hashlib.sha256(secret).digest() if len(secret) > BLOCK else secret
    return short.ljust(BLOCK, b"\0")


def masked(values: pa.Array, kind: Kind) -> pa.Array:
    """Return each text with all but a few characters replaced by stars."""
    import pyarrow as pa  # noqa: PLC0415 - heavy, only when used
    import pyarrow.compute as pc  # noqa: PLC0415 - as above

    if kind is Kind.NAME:
        return pc.binary_join_element_wise(pc.utf8_slice_codeunits(values, 0, 1), "**", "")
    before, behind = SHOWN[kind]
    lengths = pc.utf8_length(values)
    hidden = pc.max_element_wise(pc.subtract(lengths, before + behind), pa.scalar(0, pa.int32()))
    stars = pa.array(["*"] * len(values), pa.string())
    head = pc.utf8_slice_codeunits(values, 0, before)
    tail = pc.utf8_slice_codeunits(values, -behind)
    shown = pc.binary_join_element_wise(head, pc.binary_repeat(stars, hidden), tail, "")
    return pc.if_else(pc.greater_equal(hidden, 4), shown, pc.binary_repeat(stars, lengths))


@dataclass(frozen=True, slots=True)
class Numbers18:
    """What identity numbers tell, one entry a number; births and sexes hold where `sound`."""

    sound: pa.Array
    checked: pa.Array
    births: pa.Array
    sexes: pa.Array


def told_by(values: pa.Array) -> Numbers18:
    """Return what each identity number tells.

    `sound`: 17 digits and a digit or X, with a date of birth that there is; `checked`: the check
    digit is right as well. Source: GB 11643.
    """
    import numpy as np  # noqa: PLC0415 - heavy, only when used
    import pyarrow as pa  # noqa: PLC0415 - as above
    import pyarrow.compute as pc  # noqa: PLC0415 - as above

    long = pc.equal(pc.binary_length(values), LENGTH)
    at = np.flatnonzero(long.to_numpy(zero_copy_only=False))
    joined = "".join(values.filter(long).to_pylist()).encode()
    places = np.frombuffer(joined, dtype=np.uint8).reshape(-1, LENGTH).astype(np.int16)
    digits = places - ord("0")
    numeric = ((digits[:, :17] >= 0) & (digits[:, :17] <= 9)).all(axis=1)  # noqa: PLR2004 - digits
    last = places[:, 17]
    numeric &= ((last >= ord("0")) & (last <= ord("9"))) | (last == ord("X"))
    births, real = _births(digits)
    expected = np.frombuffer(CHECK_DIGITS, dtype=np.uint8)[_weighted(digits) % 11]
    sound = _spread(numeric & real, at, len(values))
    return Numbers18(
        pa.array(sound),
        pa.array(sound & _spread(expected == last, at, len(values))),
        pa.array(_spread(births, at, len(values)), mask=~sound),
        pa.array(np.where(_spread(digits[:, 16] % 2, at, len(values)) == 1, "M", "F"), mask=~sound),
    )


def _weighted(digits: Numbers) -> Numbers:
    found = digits[:, 0] * WEIGHTS[0]
    for at, weight in enumerate(WEIGHTS[1:], start=1):
        found = found + digits[:, at] * weight
    return found


def _number(digits: Numbers) -> Numbers:
    """Return the whole number that columns of decimal digits write."""
    import numpy as np  # noqa: PLC0415 - heavy, only when used

    found = np.zeros(len(digits), dtype=np.int64)
    for at in range(digits.shape[1]):
        found = found * 10 + digits[:, at]
    return found


def _births(digits: Numbers) -> tuple[Numbers, Numbers]:
    """Return the dates of birth, and whether there are such days."""
    year = _number(digits[:, 6:10])
    month = _number(digits[:, 10:12])
    day = _number(digits[:, 12:14])
    months = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
    days = months.astype("datetime64[D]") + (day - 1)
    there = (month >= 1) & (month <= 12) & (day >= 1)  # noqa: PLR2004 - months
    return days, there & (days.astype("datetime64[M]") == months)


def _spread(found: Numbers, at: Numbers, length: int) -> Numbers:
    """Return an array of the whole length with the found values in their places."""
    import numpy as np  # noqa: PLC0415 - heavy, only when used

    whole = np.zeros(length, dtype=found.dtype)
    whole[at] = found
    return whole
