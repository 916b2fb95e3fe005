"""Workbooks and Word files as bytes: rows as the clerk typed them, cells parted by `|`."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from docx import Document
from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as WordDocument
    from openpyxl.worksheet.worksheet import Worksheet

NUMBER = re.compile(r"-?\d+(\.\d+)?")


def _fill(sheet: Worksheet, rows: str, merges: str = "") -> None:
    """Rows into the sheet from A1 on; figures become numbers, `0.95%%` a cell shown as 95%."""
    for r, line in enumerate(rows.strip("\n").splitlines(), 1):
        for c, text in enumerate(line.split("|"), 1):
            if not text.strip():
                continue
            cell = sheet.cell(r, c)
            if text.endswith("%%"):
                cell.value, cell.number_format = float(text[:-2]), "0%"
            elif NUMBER.fullmatch(text) and len(text) < 12:
                cell.value = float(text) if "." in text else int(text)
                cell.number_format = "#,##0.00" if "." in text else "General"
            else:
                cell.value = text.replace("\\n", "\n")
    for area in merges.split():
        sheet.merge_cells(area)


def _workbook(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _word_table(document: WordDocument, rows: str, merges: str = "") -> None:
    """A grid as wide as its longest row; merges as `row,column-row,column` from 1."""
    cells = [line.split("|") for line in rows.strip("\n").splitlines()]
    table = document.add_table(len(cells), max(map(len, cells)))
    for r, line in enumerate(cells):
        for c, text in enumerate(line):
            table.cell(r, c).text = text.replace("\\n", "\n")
    for area in merges.split():
        (r0, c0), (r1, c1) = (map(int, p.split(",")) for p in area.split("-"))
        table.cell(r0 - 1, c0 - 1).merge(table.cell(r1 - 1, c1 - 1))
        start = table.cell(r0 - 1, c0 - 1)
        start.text = start.text.strip("\n")


def _word(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def teachers_wide() -> bytes:
    """Many projects in one sheet behind a cover, points before levels, a hidden key column."""
    book = Workbook()
    cover = book.active
    cover.title = "封面"
    _fill(cover, "\n\n|临川渡县2025年部门预算公开\n|绩效目标表\n|编制单位：临川渡县教育局")
    sheet = book.create_sheet("绩效目标")
    _fill(
        sheet,
        """
部门预算项目绩效目标申报表（2025年度）
部门：临川渡县教育局|||||||||||单位：元
key|项目|预算金额|绩效总目标|绩效度量标准|一级|二级|三级|性质|值|单位|权重
1001|乡村教师生活补助|3120000|落实乡村教师生活补助政策，稳定乡村教师队伍。|正向指标|产出指标|数量指标|补助乡村教师人数|≥|650|人|20
1001||||正向指标|产出指标|质量指标|补助对象准确率|＝|100|%|20
1001||||正向指标|产出指标|时效指标|补助发放及时率|＝|100|%|10
1001||||反向指标|成本指标|经济成本指标|人均月补助标准|≤|400|元/人·月|10
1001||||正向指标|效益指标|社会效益指标|乡村教师流失率|定性|逐年下降||20
1001||||正向指标|满意度指标|服务对象满意度指标|乡村教师满意度|≥|92|%|10
1002|校园安保服务|1875500.5|1.配齐中小学专职保安；\\n2.封闭化管理达标。|正向指标|效益指标|社会效益指标|校园安全事故下降率|≥|10|%|20
1002||||正向指标|产出指标|数量指标|配备专职保安人数|≥|118|名|20
1002||||正向指标|产出指标|质量指标|保安持证上岗率|＝|100|%|20
1002||||正向指标|产出指标|时效指标|服务费按季支付率|＝|100|%|10
1002||||反向指标|成本指标|经济成本指标|保安人均年费用|≤|1.59|万元|10
1002||||正向指标|满意度指标|服务对象满意度指标|师生满意度|≥|90|%|10
合计||4995500.5
注：性质为“定性”的，值列填写文字描述。
""",
        "A1:L1 B4:B9 C4:C9 D4:D9 B10:B15 C10:C15 D10:D15",
    )
    sheet.column_dimensions["A"].hidden = True
    return _workbook(book)


def project_sheets() -> bytes:
    """A list sheet and one sheet a project; percentages are cell formats."""
    book = Workbook()
    first = book.active
    first.title = "目录"
    _fill(first, "序号|项目名称|预算(万元)\n1|国省干线日常养护|816.6\n2|农村公路危桥改造|452")
    _fill(
        book.create_sheet("国省干线日常养护"),
        """
2025年度项目绩效目标表
项目名称|国省干线日常养护|||单位名称|沙柳县公路养护中心
资金总额(万元)|816.6|财政拨款|816.6|其他资金|0
绩效目标|保持干线公路路况良好，及时处治病害，保障安全畅通。
指标类别|指标分项|指标名称|绩效目标值|分值|说明
产出指标|数量指标|养护里程|≥126公里|20|
|质量指标|优良路率|0.9%%|20|
|时效指标|病害处治及时率|0.95%%|10|
|成本指标|每公里养护费|≤6.5万元|10|
效益指标|社会效益指标|路网通行能力|稳定|15|
|生态效益指标|路面材料循环利用率|≥85%|5|
满意度指标|服务对象满意度指标|驾乘人员满意度|≥90%|10|
""",
        "A1:F1 B2:D2 B4:F4 A6:A9 A10:A11",
    )
    _fill(
        book.create_sheet("农村公路危桥改造"),
        """
2025年度项目绩效目标表
项目名称|农村公路危桥改造|||单位名称|沙柳县农村公路管理所
资金总额(万元)|452|财政拨款|300|其他资金|152
绩效目标|改造四、五类危桥6座，消除安全隐患。
指标类别|指标分项|指标名称|绩效目标值|分值|说明
产出指标|数量指标|改造危桥座数|6座|20|含2座漫水桥
||改造桥梁总长|≥214延米|10|
|质量指标|交工验收合格率|1%%|15|
|时效指标|改造完工时限|2025年11月30日前|15|
|成本指标|每延米造价|≤2.1万元|10|
效益指标|社会效益指标|受益行政村|11个|10|
满意度指标|服务对象满意度指标|沿线群众满意度|≥95%|10|
""",
        "A1:F1 B2:D2 B4:F4 A6:A10 B6:B7",
    )
    return _workbook(book)


def sport_sichuan_self() -> bytes:
    """Self-evaluation in the style of a budget system, target in three columns."""
    book = Workbook()
    _fill(
        book.active,
        """
报表编号：330077_0013zp
部门预算项目支出绩效自评表（2024年度）
项目名称|51332224T000008811402-全民健身场地设施维护|||||||||
主管部门|雾凇县教育体育局||||实施单位（盖章）|雾凇县体育中心
项目基本情况|1.项目年度目标完成情况|项目年度目标||||年度目标完成情况
||维护公共健身场地41处，免费低收费开放。||||维护公共健身场地41处，接待健身群众9.2万人次。
预算执行情况（10分）|年度预算数（万元）|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分|原因
|总额|73.00|70.00|66.50|95.00%|10|9.5|
|其中：财政资金|73.00|70.00|66.50|95.00%|/|/|
绩效指标（90分）|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|未完成原因分析
|产出指标|数量指标|维护健身场地处数|＝|41|处|41|20|20|
||质量指标|器材完好率|≥|95|%|93|20|19|部分器材超使用年限待更换
||时效指标|报修响应时间|≤|3|天|2|10|10|
|成本指标|经济成本指标|单处年维护成本|≤|1.8|万元|1.62|20|20|
|效益指标|社会效益指标|健身群众人次|≥|8.5|万人次|9.2|10|10|
|满意度指标|服务对象满意度指标|健身群众满意度|≥|85|%|88|10|10|
合计||||||||100|98.5|
评价结论|项目总体执行较好。
存在问题|部分器材老化。
""",
        "A2:K2 B3:K3 B4:E4 F4:F4 A5:A6 B5:B6 C5:F5 A7:A9 A10:A16 B11:B13",
    )
    return _workbook(book)


def clinic_self_word() -> bytes:
    """The form of the ministry in Word: prose, one merged table, a closing note."""
    document = Document()
    document.add_heading("南桥埠县中医院2024年度项目支出绩效自评报告", 1)
    document.add_paragraph("根据县财政局通知，我院对中医药服务能力提升项目开展自评，情况见附表。")
    _word_table(
        document,
        """
项目名称|中医药服务能力提升|||||||
主管部门|南桥埠县卫生健康局||||实施单位|南桥埠县中医院||
项目资金（万元）||年初预算数|全年预算数（A）|全年执行数（B）|分值|执行率（B/A）|得分|
|年度资金总额|150|150|141.75|10|94.5%|9.45|
|其中：当年财政拨款|120|120|120|-|100%|-|
|其他资金|30|30|21.75|-|72.5%|-|
年度总体目标|预期目标||||实际完成情况|||
|建设中医特色专科2个，配置中医诊疗设备。||||建成中医特色专科2个，配置诊疗设备27台。|||
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
|产出指标（50分）|数量指标|建设特色专科个数|2个|2个|10|10|
|||配置诊疗设备台数|≥30台|27台|15|13.5|3台设备流标，将重新招标
||质量指标|设备验收合格率|100%|100%|10|10|
||时效指标|项目按期完成率|100%|90%|15|13.5|同上
|效益指标（30分）|社会效益指标|中医门诊人次增长率|≥8%|11.3%|15|15|
||可持续影响指标|中医药人才队伍|持续壮大|达成|15|15|
|满意度指标（10分）|服务对象满意度指标|就诊患者满意度|≥90%|93%|10|10|
总分||||||100|96.45|
""",
        "1,2-1,9 2,2-2,5 2,7-2,9 3,1-6,1 7,1-8,1 7,2-7,5 7,6-7,9 8,2-8,5 8,6-8,9 9,1-16,1 "
        "10,2-13,2 10,3-11,3 14,2-15,2 17,1-17,6",
    )
    document.add_paragraph("注：得分一档最高不能超过该指标分值上限。")
    return _word(document)


def two_tables_word() -> bytes:
    """Head, funds and indicators in three tables with captions; the unit is its own column."""
    document = Document()
    document.add_paragraph("长汀坡区城市管理局 2025年预算项目绩效目标（公开稿）")
    document.add_paragraph("项目一：生活垃圾分类投放点改造")
    _word_table(
        document,
        "牵头部门|长汀坡区城市管理局|承办单位|长汀坡区环境卫生所\n项目周期|2025年3月—2025年11月|总投资|228万元",
    )
    document.add_paragraph("项目绩效目标：改造投放点190处，居民分类参与率明显提高。")
    document.add_paragraph("表1  绩效指标")
    _word_table(
        document,
        """
绩效维度|具体指标|要求|标准值|计量单位|分数
产出指标\\n（数量）|改造投放点数量|不少于|190|处|20
产出指标\\n（质量）|改造验收合格率|等于|100|%|15
产出指标\\n（时效）|改造任务按期完成率|不低于|95|%|15
成本指标\\n（经济成本）|单处改造成本|不超过|1.2|万元|20
效益指标\\n（生态效益）|厨余垃圾分出量|不少于|36|吨/日|10
满意度指标\\n（服务对象满意度）|居民满意度|不低于|88|%|10
""",
    )
    return _word(document)


def bureau_overall_word() -> bytes:
    """Department-overall target table with yearly tasks and indicators."""
    document = Document()
    document.add_paragraph("部门整体支出绩效目标申报表（2025年度）")
    _word_table(
        document,
        """
部门（单位）名称|青石关县民政局||||
年度预算安排（万元）|资金总额|8,640.20|其中：基本支出|1,120.20|
||| 项目支出|7,520.00|
年度总体目标|兜牢民生底线，健全养老服务体系，规范社会事务管理。||||
年度主要任务|任务名称|主要内容|预算金额（万元）||
|社会救助|低保、特困供养和临时救助|6,200.00||
|养老服务|区域性养老服务中心运营|1,320.00||
年度绩效指标|一级指标|二级指标|三级指标|指标值|指标解释
|产出指标|数量指标|保障低保对象人数|≥1.36万人|以救助系统为准
|||运营养老服务中心|5个|
||质量指标|救助对象认定准确率|≥98%|
||时效指标|低保金按月发放率|100%|
|效益指标|社会效益指标|困难群众基本生活|有效保障|
|满意度指标|服务对象满意度指标|救助对象满意度|≥90%|
""",
        "1,2-1,6 2,1-3,1 2,2-3,2 2,3-3,3 4,2-4,6 5,1-7,1 8,1-14,1 9,2-12,2 9,3-10,3",
    )
    return _word(document)


def sideways_workbook() -> bytes:
    """Indicators run from left to right, one column each."""
    book = Workbook()
    _fill(
        book.active,
        """
项目名称|城乡居民殡葬惠民补助||||||
预算单位|苍耳县殡仪馆|预算数（万元）|46.8|||||
年度目标|落实基本殡葬服务免费政策，减轻群众负担。
一级指标|产出指标|产出指标|产出指标|成本指标|效益指标|满意度指标
二级指标|数量指标|质量指标|时效指标|经济成本指标|社会效益指标|服务对象满意度指标
三级指标|减免服务例数|减免费用核算准确率|补助结算及时率|例均补助标准|火化率|丧属满意度
指标值|≥390例|100%|≥95%|≤1200元/例|逐步提高|≥95%
权重|20|20|10|20|10|10
""",
        "B1:H1 B3:H3 B4:D4",
    )
    return _workbook(book)


def monitoring_workbook() -> bytes:
    """Two monitored projects under each other in one sheet, split deviation columns."""
    book = Workbook()
    block = """项目名称|{name}||||||||||
主管部门|芦荡县商务局|||||实施单位|{unit}||||
年初预算数|{money}|调整后预算数|{money}|1-8月执行数|{spent}|执行率|{rate}||||
一级指标|二级指标|三级指标|计算符号|年度指标值|计量单位|1-8月完成值|全年预计完成值|经费保障偏差原因|人员保障偏差原因|完成可能性|备注
"""
    rows = (
        "2025年1-8月项目绩效目标监控表\n金额单位：万元\n"
        + block.format(
            name="农产品冷链物流补助", unit="芦荡县电商中心", money="300", spent="162", rate="54%"
        )
        + """产出指标|数量指标|支持冷链项目个数|≥|9|个|6|9|||确定能|
||新增冷库库容|≥|1.2|万立方米|0.7|1.2|||有可能|
|质量指标|项目验收合格率|=|100|%|100|100|||确定能|
成本指标|经济成本指标|单个项目补助上限|≤|40|万元|38|40|||确定能|
效益指标|经济效益指标|减少产后损失率|≥|5|%|3|5|部分资金未拨付||有可能|
满意度指标|服务对象满意度指标|企业满意度|≥|90|%|0|90||调查尚未组织|确定能|

"""
        + block.format(
            name="县域商业体系建设", unit="芦荡县商务局", money="120", spent="84", rate="70%"
        )
        + """产出指标|数量指标|改造乡镇商贸中心|=|4|个|3|4|||确定能|
|时效指标|资金拨付及时率|≥|95|%|95|95|||确定能|
成本指标|经济成本指标|单个中心补助标准|≤|30|万元|28|30|||确定能|
效益指标|社会效益指标|覆盖行政村比例|≥|85|%|80|85||村级站点人员不足|有可能|
满意度指标|服务对象满意度指标|群众满意度|≥|88|%|0|88|||确定能|
"""
    )
    _fill(book.active, rows, "A1:L1")
    return _workbook(book)


BUILDERS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "teachers_wide": ("xlsx", teachers_wide),
    "project_sheets": ("xlsx", project_sheets),
    "sport_sichuan_self": ("xlsx", sport_sichuan_self),
    "clinic_self": ("docx", clinic_self_word),
    "waste_two_tables": ("docx", two_tables_word),
    "bureau_overall": ("docx", bureau_overall_word),
    "funeral_sideways": ("xlsx", sideways_workbook),
    "commerce_monitoring": ("xlsx", monitoring_workbook),
}
