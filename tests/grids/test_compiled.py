"""The compiled loops find the lattices, and put text into the cells, that Python does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.drawing import Drawing, Run, Stroke
from jixiao.grids import sorting
from jixiao.grids.compiled import loops
from jixiao.grids.ruled import Layout, layout_of

Box = tuple[float, float, float, float]

pytestmark = pytest.mark.skipif(loops() is None, reason="install a C compiler, then jixiao again")

SIZE = 9.0
PLACES = st.integers(0, 40).map(lambda n: n * 12.5)
SHIFTS = st.sampled_from([0.0, 0.0, 0.0, 0.4, 1.9, 2.1, 3.7, 4.5])
STROKES = st.lists(
    st.builds(
        lambda position, start, long, shift: Stroke(position + shift, start - shift, start + long),
        PLACES, PLACES, st.sampled_from([0.0, 3.0, 12.5, 40.0, 200.0, 500.0]), SHIFTS,
    ),
    max_size=40,
)  # fmt: skip
RUNS = st.lists(
    st.builds(
        lambda text, x, base, size: Run(
            text, x, base - size, x + size * len(text), base + 1, base, size
        ),
        st.text("项目AB12", min_size=1, max_size=12), st.one_of(PLACES, st.floats(-20, 520)),
        st.one_of(PLACES, st.floats(-20, 520)), st.sampled_from([SIZE, SIZE, 6.0]),
    ),
    max_size=40,
)  # fmt: skip
SHADES = st.lists(
    st.builds(
        lambda x, y: (x, y, x + 50.0, y + 12.5), st.sampled_from([530.0, 580.0, 630.0]), PLACES
    ),
    max_size=12,
)


def laid(drawing: Drawing) -> Layout:
    return layout_of(drawing, 1, "a.pdf")


@given(STROKES, STROKES, RUNS, SHADES, st.sampled_from([0.0, 1.5]))
def test_text_stands_in_the_same_cells(
    across: list[Stroke], down: list[Stroke], runs: list[Run], shades: list[Box], skew: float
) -> None:
    edges = [Stroke(at, 0, 500) for at in (0.0, 250.0, 500.0)]
    drawing = Drawing(520, 520, runs, [*across, *edges], [*down, *edges], shades, skew)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sorting, "loops", lambda: None)
        interpreted = laid(drawing)
    assert laid(drawing) == interpreted
    assert interpreted.grids
