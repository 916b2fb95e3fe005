"""Kinds a fifth author planted that are told by objectives or several rows."""

import pytest

from review.asked_rows import is_asked


@pytest.mark.parametrize(
    ("fault", "rows", "head", "asked"),
    [
        (
            "WORD_DUP_TYPO",
            ["数量|适配人数|≥20人"],
            {"objectives": "[对对符合条件的老人发放补贴，按期完成。]"},
            True,
        ),
        (
            "WORD_DUP_TYPO",
            ["数量|适配人数|≥20人"],
            {"objectives": "[向向社区投放设备20台，按期完成。]"},
            True,
        ),
        (
            "WORD_DUP_TYPO",
            ["数量|适配人数|≥20人"],
            {"objectives": "[由由第三方机构检测样品，按期完成。]"},
            True,
        ),
        (
            "WORD_DUP_TYPO",
            ["数量|适配人数|≥20人"],
            {"objectives": "[为为残疾人适配辅具，按期完成。]"},
            True,
        ),
        (
            "WORD_DUP_TYPO",
            ["数量|适配人数|≥20人"],
            {"objectives": "[从从社会招聘护工，按期完成。]"},
            True,
        ),
        (
            "WORD_DUP_TYPO",
            ["数量|适配人数|≥20人"],
            {"objectives": "[为为民服务中心配备电脑20台，按期完成。]"},
            False,
        ),
        (
            "WORD_DUP_TYPO",
            ["数量|适配人数|≥20人"],
            {"objectives": "[对对口支援地区送药，按期完成。]"},
            False,
        ),
        (
            "WORD_DUP_TYPO",
            ["数量|适配人数|≥20人"],
            {"objectives": "[应对对外贸易摩擦，按期完成。]"},
            False,
        ),
        (
            "WORD_DUP_TYPO",
            ["数量|适配人数|≥20人"],
            {"objectives": "[不管是是否在册，按期完成。]"},
            False,
        ),
        ("WORD_DUP_TYPO", ["数量|适配人数|≥20人"], {"objectives": "[方向向好，按期完成。]"}, False),
        (
            "WORD_DUP_TYPO",
            ["数量|适配人数|≥20人"],
            {"objectives": "[行为为主的矫治，按期完成。]"},
            False,
        ),
        (
            "WORD_DUP_TYPO",
            ["数量|适配人数|≥20人"],
            {"objectives": "[核对对象信息，按期完成。]"},
            False,
        ),
        (
            "WORD_DUP_TYPO",
            ["数量|适配人数|≥20人"],
            {"objectives": "[面向向阳村，按期完成。]"},
            False,
        ),
        (
            "WORD_DUP_TYPO",
            ["数量|适配人数|≥20人"],
            {"objectives": "[成为为老服务样板，按期完成。]"},
            False,
        ),
        (
            "WORD_DUP_TYPO",
            ["数量|适配人数|≥20人"],
            {"objectives": "[应当从从业人员中选，按期完成。]"},
            False,
        ),
        (
            "WORD_DUP_TYPO",
            ["数量|适配人数|≥20人"],
            {"objectives": "[从从严治党，按期完成。]"},
            False,
        ),
        ("WORD_DUP_TYPO", ["数量|适配人数|≥20人"], {"objectives": "[反对对抗，按期完成。]"}, False),
        (
            "WORD_DUP_TYPO",
            ["数量|适配人数|≥20人"],
            {"objectives": "[理由由村民说，按期完成。]"},
            False,
        ),
        (
            "SATISF_WRONG_GROUP",
            ["满意|派出所民警满意度|≥90%"],
            {"objectives": "[维护市场秩序，减少投诉。]", "name": "市场秩序整治"},
            True,
        ),
        (
            "SATISF_WRONG_GROUP",
            ["满意|税务所征收人员满意度|≥90%"],
            {"objectives": "[维护市场秩序，减少投诉。]", "name": "市场秩序整治"},
            True,
        ),
        (
            "SATISF_WRONG_GROUP",
            ["满意|动物防疫站防疫人员满意度|≥90%"],
            {"objectives": "[维护市场秩序，减少投诉。]", "name": "市场秩序整治"},
            True,
        ),
        (
            "SATISF_WRONG_GROUP",
            ["满意|综合执法队执法人员满意度|≥90%"],
            {"objectives": "[维护市场秩序，减少投诉。]", "name": "市场秩序整治"},
            True,
        ),
        (
            "SATISF_WRONG_GROUP",
            ["满意|水政监察人员满意度|≥90%"],
            {"objectives": "[维护市场秩序，减少投诉。]", "name": "市场秩序整治"},
            True,
        ),
        (
            "SATISF_WRONG_GROUP",
            ["满意|受检企业满意度|≥90%"],
            {"objectives": "[维护市场秩序，减少投诉。]", "name": "市场秩序整治"},
            False,
        ),
        (
            "SATISF_WRONG_GROUP",
            ["满意|救助站受助人员满意度|≥90%"],
            {"objectives": "[维护市场秩序，减少投诉。]", "name": "市场秩序整治"},
            False,
        ),
        (
            "SATISF_WRONG_GROUP",
            ["满意|办事人员满意度|≥90%"],
            {"objectives": "[维护市场秩序，减少投诉。]", "name": "市场秩序整治"},
            False,
        ),
        (
            "SATISF_WRONG_GROUP",
            ["满意|参训人员满意度|≥90%"],
            {"objectives": "[维护市场秩序，减少投诉。]", "name": "市场秩序整治"},
            False,
        ),
        (
            "SATISF_WRONG_GROUP",
            ["满意|服务所群众满意度|≥90%"],
            {"objectives": "[维护市场秩序，减少投诉。]", "name": "市场秩序整治"},
            False,
        ),
        (
            "SATISF_WRONG_GROUP",
            ["满意|投诉人对执法人员满意度|≥90%"],
            {"objectives": "[维护市场秩序，减少投诉。]", "name": "市场秩序整治"},
            False,
        ),
        (
            "SATISF_WRONG_GROUP",
            ["满意|参会人员满意度|≥90%"],
            {"objectives": "[维护市场秩序，减少投诉。]", "name": "市场秩序整治"},
            False,
        ),
        (
            "SATISF_WRONG_GROUP",
            ["满意|执法人员满意度|≥90%"],
            {"name": "执法人员装备购置", "objectives": "[为执法人员购置记录仪。]"},
            False,
        ),
        (
            "PLACEHOLDER",
            ["数量|培训人数|≥30人"],
            {"objectives": "[完成培训×人次，覆盖3个乡镇。]"},
            True,
        ),
        ("PLACEHOLDER", ["数量|培训人数|≥30人"], {"objectives": "[于×月底前完工。]"}, True),
        (
            "COMPOUND_NAME",
            ["数量|绿道管护、花坛补植、草坪修整次数|=22次"],
            {"objectives": "[开展绿道管护12次、花坛补植6次、草坪修整4次，丰富生活。]"},
            True,
        ),
        (
            "COMPOUND_NAME",
            ["数量|红歌会、读书会场次|=22场"],
            {"objectives": "[开展红歌会8场、读书会14场，丰富生活。]"},
            True,
        ),
        (
            "COMPOUND_NAME",
            ["数量|知识竞赛和主题征文期数|=22期"],
            {"objectives": "[开展知识竞赛12期、主题征文10期，丰富生活。]"},
            True,
        ),
        (
            "COMPOUND_NAME",
            ["数量|小学、初中巡考场次|=22场"],
            {"objectives": "[完成巡考22场。]"},
            False,
        ),
        (
            "COMPOUND_NAME",
            ["数量|大小会议、活动保障次数|=22场"],
            {"objectives": "[完成巡考22场。]"},
            False,
        ),
    ],
)
def test_row_is_judged_with_the_objectives(
    fault: str, rows: list[str], head: dict[str, str], *, asked: bool
) -> None:
    assert is_asked(fault, *rows, **head) is asked


@pytest.mark.parametrize(
    ("fault", "rows", "head", "asked"),
    [
        (
            "GOAL_NO_INDICATOR",
            [
                "数量|新建公厕座数|=6座",
                "数量|修建蓄水池座数|=8座",
                "数量|铺设管网长度|=12公里",
                "质量|工程验收合格率|=100%",
                "时效|完工时间|2026年10月底前",
                "社会|公厕日均使用人次|≥300人次",
                "满意|村民满意度|≥90%",
            ],
            {"objectives": "[新建公厕6座，2名专人管护。]", "name": "公厕建设"},
            False,
        ),
        (
            "GOAL_NO_INDICATOR",
            [
                "数量|新建公厕座数|=6座",
                "数量|修建蓄水池座数|=8座",
                "数量|铺设管网长度|=12公里",
                "质量|工程验收合格率|=100%",
                "时效|完工时间|2026年10月底前",
                "社会|公厕日均使用人次|≥300人次",
                "满意|村民满意度|≥90%",
            ],
            {"objectives": "[修建蓄水池8座，3名专人看护。]", "name": "公厕建设"},
            False,
        ),
        (
            "GOAL_NO_INDICATOR",
            [
                "数量|新建公厕座数|=6座",
                "数量|修建蓄水池座数|=8座",
                "数量|铺设管网长度|=12公里",
                "质量|工程验收合格率|=100%",
                "时效|完工时间|2026年10月底前",
                "社会|公厕日均使用人次|≥300人次",
                "满意|村民满意度|≥90%",
            ],
            {"objectives": "[铺设管网12公里，由1名专人维护。]", "name": "公厕建设"},
            False,
        ),
        (
            "SUM_METRIC_NE",
            [
                "数量|低保对象发放总人数|=1450人",
                "数量|城市低保对象发放人数|=800人",
                "数量|农村低保对象发放人数|=600人",
            ],
            {},
            True,
        ),
        (
            "SUM_METRIC_NE",
            [
                "数量|低保对象发放总人数|=1400人",
                "数量|城市低保对象发放人数|=800人",
                "数量|农村低保对象发放人数|=600人",
            ],
            {},
            False,
        ),
        (
            "SUM_METRIC_NE",
            [
                "数量|特殊教育学生资助总人数|=1450人",
                "数量|小学学生资助人数|=800人",
                "数量|初中学生资助人数|=600人",
            ],
            {},
            True,
        ),
        (
            "SUM_METRIC_NE",
            [
                "数量|特殊教育学生资助总人数|=1400人",
                "数量|小学学生资助人数|=800人",
                "数量|初中学生资助人数|=600人",
            ],
            {},
            False,
        ),
        (
            "SUM_METRIC_NE",
            [
                "数量|在校生体检总人数|=1450人",
                "数量|男生体检人数|=800人",
                "数量|女生体检人数|=600人",
            ],
            {},
            True,
        ),
        (
            "SUM_METRIC_NE",
            [
                "数量|在校生体检总人数|=1400人",
                "数量|男生体检人数|=800人",
                "数量|女生体检人数|=600人",
            ],
            {},
            False,
        ),
        (
            "SUM_METRIC_NE",
            [
                "数量|适龄儿童接种总人次|=1450人",
                "数量|城镇接种人次|=800人",
                "数量|农村接种人次|=600人",
            ],
            {},
            True,
        ),
        (
            "SUM_METRIC_NE",
            [
                "数量|适龄儿童接种总人次|=1400人",
                "数量|城镇接种人次|=800人",
                "数量|农村接种人次|=600人",
            ],
            {},
            False,
        ),
        (
            "SUM_METRIC_NE",
            [
                "数量|高中阶段国家助学金发放总人数|=1450人",
                "数量|普高国家助学金发放人数|=800人",
                "数量|中职国家助学金发放人数|=600人",
            ],
            {},
            True,
        ),
        (
            "SUM_METRIC_NE",
            [
                "数量|高中阶段国家助学金发放总人数|=1400人",
                "数量|普高国家助学金发放人数|=800人",
                "数量|中职国家助学金发放人数|=600人",
            ],
            {},
            False,
        ),
        (
            "SUM_METRIC_NE",
            [
                "数量|机关干部培训总人数|=500人",
                "数量|村干部培训人数|=300人",
                "数量|校长培训人数|=100人",
            ],
            {},
            False,
        ),
        (
            "SUM_METRIC_NE",
            [
                "数量|残疾人就业培训总人数|=500人",
                "数量|家政培训人数|=300人",
                "数量|电商培训人数|=100人",
            ],
            {},
            False,
        ),
    ],
)
def test_rows_are_judged_together(
    fault: str, rows: list[str], head: dict[str, str], *, asked: bool
) -> None:
    assert is_asked(fault, *rows, **head) is asked


@pytest.mark.parametrize(
    ("staff", "name", "objective"),
    [
        ("村级防疫人员", "村级动物防疫员补助", "为村级防疫员发放补助。"),
        ("派出所民警", "派出所营房修缮", "修缮派出所营房，改善民警办公条件。"),
        ("基层执法人员", "行政执法培训", "培训全县行政执法人员。"),
    ],
)
def test_staff_whom_the_money_serves_are_asked(staff: str, name: str, objective: str) -> None:
    asked = f"满意|{staff}满意度|≥90%"
    assert not is_asked("SATISF_WRONG_GROUP", asked, name=name, objectives=f"[{objective}]")
