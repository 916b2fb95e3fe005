import pytest

from jixiao.notation.plan_text_sets import read_plan_set
from jixiao.review.context import Context
from jixiao.review.counties import County, county_groups, county_of
from jixiao.review.register import Register

EARLIER = """
documents:
  - {fiscal_year: 2024, name: NAME, UNIT}
previous:
  - fiscal_year: 2023
    projects:
      - {name: 2023年村干部养老保险补助, unit: 甲县社会保险中心, code: 63012323T000000001}
      - {name: 2023年被征地农民养老保险补助, unit: 甲县社会保险中心}
      - {name: 职业年金做实, unit: 乙县社会保险中心}
"""


@pytest.mark.parametrize(
    ("name", "unit", "matched"),
    [
        pytest.param(
            "改名的项目", "code: 63012323T000000001", "2023年村干部养老保险补助", id="code"
        ),
        pytest.param(
            "2024年村干部养老保险补助",
            "unit: 甲县社会保险中心",
            "2023年村干部养老保险补助",
            id="year left out",
        ),
        pytest.param(
            "被征地农民养老保险的补助",
            "unit: 甲县社会保险中心",
            "2023年被征地农民养老保险补助",
            id="nearly the same name",
        ),
        pytest.param("职业年金做实", "unit: 甲县社会保险中心", None, id="another county"),
        pytest.param("取暖费补助", "unit: 甲县社会保险中心", None, id="a new project"),
    ],
)
def test_a_project_is_found_again(name: str, unit: str, matched: str | None) -> None:
    written = read_plan_set(EARLIER.replace("NAME", name).replace("UNIT", unit))
    document = written.documents[0]
    found = Register(written.previous).same_project(document.projects[0], document)
    assert [entry.plan.name for entry in found] == ([matched] if matched else [])


@pytest.mark.parametrize(
    ("issuer", "county"),
    [
        pytest.param("平罗县社会保险事业管理中心", "平罗县", id="county"),
        pytest.param("秦皇岛市抚宁区人力资源和社会保障局", "抚宁区", id="city before it"),
        pytest.param("青海省西宁市湟源县社会保险服务局", "湟源县", id="province and city"),
        pytest.param("内蒙古自治区锡林郭勒盟正蓝旗财政局", "正蓝旗", id="region and league"),
        pytest.param("四川省凉山彝族自治州西昌市财政局", "西昌市", id="prefecture"),
        pytest.param("乐山市市中区教育局", "市中区", id="a district that begins with 市"),
        pytest.param("幸福社区卫生服务中心", None, id="a neighbourhood is no county"),
        pytest.param("县市场监督管理局", None, id="a bureau is no county"),
        pytest.param("民政局", None, id="no county"),
    ],
)
def test_the_county_is_what_the_issuer_begins_with(issuer: str, county: str | None) -> None:
    document = read_plan_set(f"issuer: {issuer}").documents[0]
    assert county_of(document) == County(None, county)


def test_only_one_county_year_and_stage_are_compared() -> None:
    written = read_plan_set("""
documents:
  - {document: a, issuer: 甲县财政局, fiscal_year: 2024, name: 一}
  - {document: b, issuer: 甲县民政局, fiscal_year: 2024, name: 二}
  - {document: c, issuer: 乙县民政局, fiscal_year: 2024, name: 三}
  - {document: d, issuer: 甲县民政局, fiscal_year: 2023, name: 四}
  - {document: e, issuer: 甲县民政局, fiscal_year: 2024, kind: self_evaluation, name: 五}
  - {document: f, issuer: 甲县民政局, fiscal_year: 2024, name: 二}
  - {document: g, issuer: 甲县民政局, name: 六}
""")
    contexts = {each.document: Context.of(each) for each in written.documents}
    groups = [
        [placed.plan.name for placed in one] for one in county_groups(written.documents, contexts)
    ]
    assert groups == [["一", "二"], ["三"], ["四"], ["五"], ["六"]]
