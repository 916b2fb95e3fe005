"""The recognition model: crops of lines → characters with how sure each is."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import cv2
import numpy as np
import onnxruntime  # type: ignore[import-untyped] # ships no types

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

HIGH: Final = 48
"""Pixels of height the model wants."""

NARROWEST: Final = 48
STEP: Final = 16
"""Pixels: crops whose widths round up to the same multiple are read together."""

BATCH: Final = 8
OTHERS: Final = 4
"""Characters held beside the likeliest one."""

DASH: Final = "-"
DASHES: Final = frozenset("-−–—―－")
"""Signs of one look, told apart by their length only."""

LEAST: Final = 1e-4
"""Likelihood below which another character is not held."""


class Letter(NamedTuple):
    """A character read: how likely it is, at which share of the crop's width, and what else."""

    char: str
    likelihood: float
    at: float
    others: tuple[tuple[str, float], ...]


@cache
def model() -> Model:
    """Return the model, loaded once."""
    return Model()


class Model:
    """The recognition model that comes inside the wheel of `rapidocr`, on one thread."""

    def __init__(self) -> None:
        self._session = session_of(model_file("rec"))
        self._input = self._session.get_inputs()[0].name
        listed = self._session.get_modelmeta().custom_metadata_map["character"].splitlines()
        self._chars = ["", *listed, " "]

    def read(self, crops: Sequence[NDArray[Any]]) -> list[list[Letter]]:
        """Return the letters of each crop, a line of dark letters on white in grey."""
        shaped = [_shaped(crop) for crop in crops]
        order = sorted(range(len(shaped)), key=lambda at: shaped[at].shape[1])
        found: list[list[Letter]] = [[] for _ in crops]
        for batch in _batches(order, [one.shape[1] for one in shaped]):
            wide = max(shaped[at].shape[1] for at in batch)
            held = np.zeros((len(batch), 3, HIGH, wide), np.float32)
            for row, at in enumerate(batch):
                held[row, :, :, : shaped[at].shape[1]] = shaped[at]
            (likely,) = self._session.run(None, {self._input: held})
            for row, at in enumerate(batch):
                found[at] = list(self._letters(likely[row], wide / shaped[at].shape[1]))
        return found

    def _letters(self, likely: NDArray[Any], stretch: float) -> Iterator[Letter]:
        """Yield the letters of a line from the likelihoods of each step (CTC)."""
        best = likely.argmax(axis=1)
        begins = np.flatnonzero((best != 0) & (np.concatenate(([0], best[:-1])) != best))
        for begin in begins.tolist():
            chosen, end = best[begin], begin
            while end + 1 < len(best) and best[end + 1] == chosen:
                end += 1
            peak = begin + int(likely[begin : end + 1, chosen].argmax())
            step = likely[peak]
            top = np.argpartition(step, -OTHERS - 1)[-OTHERS - 1 :]
            top = top[np.argsort(-step[top])]
            char = self._chars[chosen]
            held = [
                (self._chars[one], float(step[one]))
                for one in top.tolist()
                if one not in (0, chosen) and step[one] >= LEAST
            ]
            same = sum(likely for other, likely in held if _plain(other) == _plain(char))
            others = tuple(pair for pair in held if _plain(pair[0]) != _plain(char))
            place = min(1.0, (begin + end + 1) / 2 / len(best) * stretch)
            yield Letter(char, min(1.0, float(step[chosen]) + same), place, others)


def _plain(char: str) -> str:
    """Return a character without its width, which pictures do not tell."""
    return DASH if char in DASHES else unicodedata.normalize("NFKC", char)


def _batches(order: Sequence[int], widths: Sequence[int]) -> Iterator[list[int]]:
    batch: list[int] = []
    for at in order:
        if batch and (len(batch) == BATCH or widths[at] != widths[batch[0]]):
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def _shaped(crop: NDArray[Any]) -> NDArray[Any]:
    """Return a crop as high as the model wants it, from -1 to 1, white added at its right."""
    high, wide = crop.shape
    scaled = max(1, round(wide * HIGH / high))
    resized = cv2.resize(crop, (scaled, HIGH), interpolation=cv2.INTER_LINEAR)
    whole = max(NARROWEST, -(-scaled // STEP) * STEP)
    held = np.ones((HIGH, whole), np.float32)
    held[:, :scaled] = resized.astype(np.float32) / 127.5 - 1
    return held


def model_file(task: str) -> Path:
    """Return the path of a model (`rec`, `det`) inside the installed wheel."""
    found = find_spec("rapidocr")
    if found is None or found.origin is None:
        raise FileNotFoundError(task)
    (path,) = (Path(found.origin).parent / "models").glob(f"*_{task}_small.onnx")
    return path


def session_of(path: Path) -> Any:  # noqa: ANN401 - the library ships no types
    """Return a model ready to run on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
