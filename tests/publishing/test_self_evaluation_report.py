"""The report of a self-evaluation: six chapters, four charts with their tables, the form behind."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from docx import Document

from jixiao.evaluation.reporting import Reported, ReportedRow, with_report
from jixiao.evaluation.reviewing_year import as_earlier, report_on
from jixiao.evaluation.scoring_plans import score_plan
from jixiao.flow import publish_report
from jixiao.locale import translator
from jixiao.model.evaluation_report import EvaluationReport, ReportTexts, ToldNotice, ToldSurvey
from jixiao.model.funding import SpendingPlan
from jixiao.model.plan import DocumentKind, PlanDocument
from jixiao.monitoring.year_curve import year_curve
from jixiao.notation.plan_text import read_plan_text
from jixiao.publishing.reports.page import Page
from jixiao.publishing.reports.self_evaluation import self_evaluation_report
from jixiao.publishing.sheet import Figure, Paragraph, Table
from jixiao.standards.application import application_rules
from jixiao.standards.scoring import scoring_schemes

DAY = date(2026, 12, 31)
SCHEME = scoring_schemes()["national"].on(DAY)
PLAN = read_plan_text(
    """
name: 城区路灯节能改造
code: 53082500026T000000917
unit: 341001 县城市照明管理所
department: 县住房和城乡建设局
year: 2026
budget: {total: 100}
objectives:
  - 更换800盏灯具。
indicators:
  - 成本指标 / 经济成本指标 / 灯具购置费 / ≤129万元 / 20 / 方案
  - 产出指标 / 数量指标 / 更换灯具数量 / =800盏 / 20 / 方案
  - 产出指标 / 时效指标 / 完工时间 / 2026年8月31日前 / 20 / 方案
  - 效益指标 / 生态效益指标 / 用电量下降率 / ≥45% / 20 / 方案
  - 满意度指标 / 服务对象满意度指标 / 居民满意度 / ≥88% / 10 / 方案
"""
).projects[0]
ACTUALS = {1: "120万元", 2: "600盏", 3: "2026年8月1日", 4: "45%", 5: "90%"}
WHY = ReportedRow("600盏", "灯具到货晚。", "提前招标。")


def reported(spent: str, actuals: dict[int, str]) -> PlanDocument:
    rows = {number: ReportedRow(text) for number, text in actuals.items()} | {2: WHY}
    told = Reported(Decimal(110), Decimal(100), Decimal(spent), rows=rows, money=WHY)
    return PlanDocument("自评", kind=DocumentKind.SELF_EVALUATION, fiscal_year=2026,
                        projects=(with_report(PLAN, told),))  # fmt: skip


@pytest.fixture(scope="module")
def document() -> PlanDocument:
    return reported("80", ACTUALS)


@pytest.fixture(scope="module")
def full(document: PlanDocument) -> EvaluationReport:
    plan = document.projects[0]
    old = reported("60", {**ACTUALS, 4: "36%"}).projects[0]
    curve = year_curve(SpendingPlan(((6, Decimal(40)), (12, Decimal(100)))),
                       {6: Decimal(30), 12: Decimal(80)}, "caiyu-2019-136#dual")  # fmt: skip
    found = report_on(
        document, score_plan(plan, SCHEME, DAY), scheme=SCHEME,
        rules=application_rules().on(DAY), curve=curve,
        earlier=as_earlier(old, score_plan(old, SCHEME, DAY), 2025),
    )  # fmt: skip
    survey = ToldSurvey(5, "沿街居民", 60, 52, Decimal("0.9"), Decimal("0.78"), Decimal("0.95"))
    notice = ToldNotice("加快支付。", date(2026, 8, 31), closed=True)
    return replace(found, surveys=(survey,), notices=(notice,),
                   texts=ReportTexts(management="专账核算。"))  # fmt: skip


def blocks(found: EvaluationReport, lang: str = "zh") -> list[Paragraph | Table | Figure]:
    sheet = self_evaluation_report(found, lang=lang, translate=translator(lang))
    return [block for section in sheet.sections for block in section.blocks]


def told(found: EvaluationReport, lang: str = "zh") -> str:
    texts: list[str] = []
    for block in blocks(found, lang):
        if isinstance(block, Paragraph):
            texts.append(block.text)
        elif isinstance(block, Table):
            texts += [cell.text for cell in block.cells]
    return "\n".join(texts)


def test_chapters_follow_the_outline_and_every_chart_has_its_table(full: EvaluationReport) -> None:
    every = blocks(full)
    headings = [one.text for one in every if isinstance(one, Paragraph) and one.level == 1]
    assert headings == [
        "项目支出绩效自评报告", "一、项目基本情况", "二、绩效自评工作开展情况",
        "三、绩效目标完成情况分析", "四、偏离绩效目标的原因和改进措施",
        "五、绩效自评结果应用和公开情况", "六、其他需要说明的问题",
    ]  # fmt: skip
    figures = [number for number, one in enumerate(every) if isinstance(one, Figure)]
    assert len(figures) == 4
    for number in figures:
        assert any(isinstance(one, Table) for one in every[number : number + 4])
    signed = [one for one in every if isinstance(one, Paragraph) and one.align == "right"]
    assert [one.text.partition("：")[0] for one in signed[:3]] == [
        "项目单位（盖章）", "单位负责人（签字）", "填报人（签字）",
    ]  # fmt: skip
    assert [one.stays for one in signed] == [True] * (len(signed) - 1) + [False], "on one page"


def test_figures_of_the_text_are_those_of_the_score(full: EvaluationReport) -> None:
    text = told(full)
    # 8 for the money, 20 + 15 + 20 + 20 + 10
    assert full.scored.total == Decimal("93.00")
    assert "自评总分93.00分，等级为“优”。" in text
    assert "产出指标共2项，分值40分，得35分；1项得满分，1项没有得满分。" in text
    assert "“更换灯具数量”" in text
    assert "完成率75.00%" in text
    assert "2．更换灯具数量：" in text
    assert "原因：灯具到货晚；改进措施：提前招标。" in text
    assert "2025年自评87.00分" in text  # 6 + 20 + 35 + 36÷45×20 + 10
    assert "95%置信区间78.00%至95.00%" in text
    assert "专账核算。" in text
    assert "加快支付。" in text
    assert "#" not in text  # clauses are named by their documents


def test_a_report_without_money_or_last_year_says_so(document: PlanDocument) -> None:
    plan = replace(document.projects[0], execution=None, objectives=())
    own = replace(document, projects=(plan,))
    bare = report_on(own, score_plan(plan, SCHEME, DAY), scheme=SCHEME,
                     rules=application_rules().on(DAY),
                     curve=year_curve(None, {}, "caiyu-2019-136#dual"))  # fmt: skip
    text = told(bare)
    assert "没有分月的支出数据" in text
    assert "没有同一项目上年度的自评结果" in text
    assert "绩效目标表没有填写年度总体目标" in text


def test_in_english_only_the_plans_own_words_stay_chinese(full: EvaluationReport) -> None:
    own = {PLAN.name, PLAN.department, PLAN.unit.name if PLAN.unit else "", "加快支付。",
           "专账核算。", "沿街居民", "灯具到货晚", "提前招标", "原因", "改进措施",
           *PLAN.objectives, *ACTUALS.values(), "财预〔2020〕10号", "财预〔2019〕136号", "万元",
           "元", "600盏"}  # fmt: skip
    own |= {row.name or "" for row in PLAN.indicators}
    own |= {row.target.text or "" for row in PLAN.indicators}
    text = told(full, "en")
    for word in sorted(own, key=len, reverse=True):
        text = text.replace(word or "\0", "")
    left = [line for line in text.splitlines() if re.search(r"[\u4e00-\u9fff]", line)]
    assert not left


@pytest.mark.parametrize("kind", ["docx", "pdf", "html", "xlsx"])
def test_every_kind_of_file_is_the_same_bytes_each_time(
    full: EvaluationReport, document: PlanDocument, kind: str
) -> None:
    assert publish_report(full, document, kind) == publish_report(full, document, kind)


def test_word_holds_pictures_told_in_words_and_the_form(
    full: EvaluationReport, document: PlanDocument
) -> None:
    content = publish_report(full, document, "docx")
    word = Document(BytesIO(content))
    pictures = list(word.element.body.iter("{*}docPr"))
    assert len(pictures) == 4
    assert all(one.get("descr") for one in pictures)
    assert len({one.get("id") for one in pictures}) == 4
    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert sum(name.endswith(".png") for name in packed.namelist()) == 4
        assert any("PAGE" in packed.read(name).decode() for name in packed.namelist()
                   if "footer" in name)  # fmt: skip
    texts = [one.text for one in word.element.body.iter("{*}t")]
    assert "附表" in texts
    assert any("项目支出绩效自评表" in (text or "") for text in texts)


def test_the_pdf_holds_the_words_and_the_drawings(
    full: EvaluationReport, document: PlanDocument
) -> None:
    with pdfium.PdfDocument(publish_report(full, document, "pdf")) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    plain = re.sub(r"\s", "", text)
    assert "自评总分93.00分" in plain
    assert "计划累计支出进度" in plain  # words of a drawing stay words


def test_headings_are_numbered_past_ten() -> None:
    page = Page(translator("zh"))
    page.first("甲")
    for _ in range(21):
        page.second("乙")
    numbered = [block.text for block in page.blocks if isinstance(block, Paragraph)]
    assert numbered[0] == "一、甲"
    assert [numbered[n] for n in (1, 10, 11, 20, 21)] == [
        "（一）乙", "（十）乙", "（十一）乙", "（二十）乙", "（二十一）乙",
    ]  # fmt: skip
