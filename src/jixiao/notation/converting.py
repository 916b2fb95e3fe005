"""Trees → wire structs, by one thread at a time.

msgspec works out what a struct is made of when it is first converted; two threads that do so at
once bring the process down. The lock costs nothing beside the conversion.
"""

from __future__ import annotations

import threading
from typing import Final, TypeVar

import msgspec

Kind = TypeVar("Kind")
_ONE: Final = threading.Lock()


def converted(tree: object, kind: type[Kind]) -> Kind:
    """Return the tree as a value of that type; raises msgspec.ValidationError."""
    with _ONE:
        return msgspec.convert(tree, kind)
