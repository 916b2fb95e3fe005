"""The compiled loops find the lattices, and put text into the cells, that Python does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.documents.drawing import Drawing, Run, Stroke
from jixiao.grids import ruled, rulings
from jixiao.grids.compiled import loops
from jixiao.grids.ruled import Layout, layout_of
from jixiao.grids.rulings import interpreted_lattices

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
        lambda text, x, base: Run(
            text, x, base - SIZE, x + SIZE * len(text), base + 1, base, SIZE
        ),
        st.text("项目ab12", min_size=1, max_size=12), st.floats(-20, 520), st.floats(-20, 520),
    ),
    max_size=40,
)  # fmt: skip


@given(STROKES, STROKES)
def test_lattices_are_the_same(across: list[Stroke], down: list[Stroke]) -> None:
    compiled = loops()
    assert compiled is not None
    assert compiled.lattices(across, down) == interpreted_lattices(across, down)


def laid(drawing: Drawing) -> Layout:
    return layout_of(drawing, 1, "a.pdf")


@given(STROKES, STROKES, RUNS)
def test_text_stands_in_the_same_cells(
    across: list[Stroke], down: list[Stroke], runs: list[Run]
) -> None:
    edges = [Stroke(at, 0, 500) for at in (0.0, 250.0, 500.0)]
    drawing = Drawing(520, 520, runs, [*across, *edges], [*down, *edges])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(ruled, "loops", lambda: None)
        patched.setattr(rulings, "loops", lambda: None)
        interpreted = laid(drawing)
    assert laid(drawing) == interpreted
    assert interpreted.grids
