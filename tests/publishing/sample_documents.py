"""Invented documents in each of the three forms, made by code."""

from __future__ import annotations

from decimal import Decimal

from jixiao.model.department import DepartmentObjective, DepartmentPart, Measure
from jixiao.model.funding import Funding, SpendingPlan
from jixiao.model.indicator import Indicator
from jixiao.model.organisation import BudgetUnit
from jixiao.model.plan import DocumentKind, PerformancePlan, PlanDocument
from jixiao.model.target import Target


def target(operator: str | None, value: str | None, unit: str | None = None) -> Target:
    mark = "" if operator in {None, "qualitative"} else operator
    return Target(f"{mark}{value or ''}{unit or ''}", operator, value, unit)


def row(level1: str, level2: str, name: str, goal: Target, **more: object) -> Indicator:
    return Indicator(level1, level2, name, goal, **more)


def national_document() -> PlanDocument:
    rows = (
        row("产出指标", "数量指标", "全县退休人员", target(None, "4321", "人")),
        row("产出指标", "数量指标", "养老金支出", target(None, "3.43", "亿元")),
        row("产出指标", "质量指标", "支付及时率", target(None, "100", "%")),
        row("产出指标", "时效指标", "及时足额支付", target(None, "1月—12月")),
        row("产出指标", "成本指标", "退休人员养老金支出差额", target(None, "14500", "万元")),
        row("效益指标", "社会效益指标", "缺口部分得到解决", target("qualitative", "有效解决")),
        row("效益指标", "可持续影响指标", "满意度不断提升", target("qualitative", "显著提升")),
        row("满意度指标", "服务对象满意度指标", "总体满意度达", target("≥", "96", "%")),
    )
    goals = (
        "保证退休人员养老金支付工作平稳运行。",
        "全力推进社会维稳工作，保障民生。",
        "2024年满意度逐年提升。",
    )
    plans = tuple(
        PerformancePlan(
            ordinal=n,
            name=f"青禾县城乡居民养老保险县配资金第{n}批",
            department="青禾县人力资源和社会保障局",
            implementing_unit="青禾县社会保险事业管理中心",
            year=2024,
            attribute="0101-一年期项目",
            period="1年",
            budget=Funding(Decimal("14500.50"), Decimal("14500.50")),
            objectives=goals,
            indicators=rows,
        )
        for n in (1, 2)
    )
    return PlanDocument(
        "青禾.docx",
        issuer="青禾县社会保险事业管理中心",
        form="national_2015_target",
        projects=plans,
    )


def qinghai_document() -> PlanDocument:
    rows = (
        row("成本指标", "经济成本", "办公设备购置费", target("≤", "6", "万元"), weight=Decimal(20)),
        row(
            "产出指标", "数量指标", "电脑购置数量", target("≥", "10", "台"), weight=Decimal("20.00")
        ),
        row(
            "产出指标",
            "质量指标",
            "办公设备购置合格率",
            target("=", "100", "%"),
            weight=Decimal(10),
        ),
        row("产出指标", "时效指标", "采购完成及时性", target("=", "100", "%"), weight=Decimal(10)),
        row(
            "效益指标",
            "可持续影响",
            "制度长期可持续",
            target("qualitative", "长期"),
            weight=Decimal(20),
        ),
        row(
            "满意度指标",
            "服务对象满意度",
            "参保人满意度",
            target("=", "100", "%"),
            weight=Decimal(10),
        ),
    )
    unit = BudgetUnit("724001", "青禾县社会保险服务局（本级）")
    goal = (
        "为促进我县养老保险覆盖面，采取多种形式加大社会保险政策的宣传力度，提高社保服务经办水平。"
    )
    plans = tuple(
        PerformancePlan(
            ordinal=n,
            name="城乡居民养老保险财政补助资金",
            code=f"63099900024T00000021{n}",
            unit=unit,
            category="3-特定目标类",
            budget=Funding(Decimal("4052.00")),
            objectives=(goal,),
            indicators=rows,
        )
        for n in range(1, 8)
    )
    return PlanDocument(
        "批复.docx",
        form="qinghai_approval_table",
        kind=DocumentKind.APPROVAL,
        fiscal_year=2024,
        total_budget=Decimal("28364.00"),
        projects=plans,
    )


def hebei_document() -> PlanDocument:
    levels = [("产出指标", "数量指标"), ("产出指标", "数量指标"), ("产出指标", "成本指标")] * 4
    levels += [("效益指标", "社会效益指标"), ("满意度指标", "服务对象满意度指标")]
    rows = tuple(
        row(
            level1,
            level2,
            f"享受补贴人员数量{n}",
            target("≥", "50", "人")
            if n % 3
            else target(None, "每人每月最高不超过当地最低工资标准或每人每月500元"),
            description="通过问卷调查，满意和较满意的受益对象占全部调研对象的比例",
            basis="青财社【2023】377号",
        )
        for n, (level1, level2) in enumerate(levels, start=1)
    )
    names = ("“机关事业单位工资管理系统”运维服务费", "2023年第二批中央就业补助资金")
    plans = tuple(
        PerformancePlan(
            ordinal=n,
            name=name,
            code="13099924P00582510178X",
            unit=BudgetUnit("323001", "青禾区人力资源和社会保障局本级"),
            budget=Funding(Decimal("3.50"), Decimal("3.50")),
            purpose="主要用于工资管理系统运维服务费支出。",
            plan=SpendingPlan(((6, Decimal(50)), (12, Decimal(100)))),
            objectives=("实现三级系统互联互通、数据共建共享。", "确保系统并网后正常运行。"),
            indicators=rows,
        )
        for n, name in enumerate(names, start=1)
    )
    part = DepartmentPart(
        overall="2024年坚持稳中求进工作总基调，全力稳定就业形势，高质量做好就业工作。" * 4,
        objectives=(
            DepartmentObjective(
                "全力保持就业形势稳定", ("强化创业带动就业。", "做好实名制数据库工作。")
            ),
            DepartmentObjective("健全社会保障体系", ("参保率达到95%以上。",)),
        ),
        measures=(
            Measure("完善制度建设", "进一步完善考评制度。"),
            Measure("加强支出管理", "全面加强管理。"),
        ),
    )
    return PlanDocument(
        "文本.docx",
        issuer="青禾区人力资源和社会保障局",
        form="hebei_budget_text",
        fiscal_year=2024,
        department=part,
        contents=names,
        projects=plans,
    )


def all_documents() -> tuple[PlanDocument, ...]:
    return national_document(), qinghai_document(), hebei_document()
