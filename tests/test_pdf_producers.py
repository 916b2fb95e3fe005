"""All 41 sample plans, printed as PDF by several producers, read back equal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documents.pdf_producers import PRODUCERS, SAMPLES, missing, printed, sample
from jixiao.flow import read_content
from jixiao.model.plan import PlanDocument

PACKAGES = {"soffice": "libreoffice-writer-nogui libreoffice-calc-nogui", "gs": "ghostscript"}


@pytest.mark.parametrize("producer", PRODUCERS)
def test_the_samples_read_equal_whoever_printed_them(
    producer: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    lacking = missing(producer)
    if lacking:
        pytest.skip(f"install {PACKAGES[lacking]}: PDFs by {producer} are not tested")
    contents = printed(producer, tmp_path_factory.mktemp("producer"))
    assert len(contents) == len(SAMPLES)
    for path in SAMPLES:
        document = sample(path)
        (again,) = read_content("a.pdf", contents[path.stem])
        assert isinstance(again, PlanDocument), str(again)
        assert replace(again, document=document.document, sha256=document.sha256) == document
