"""A clause falls into a name and a target; the words that link them belong to neither."""

from __future__ import annotations

import pytest

from jixiao.wording.clauses import clause_of, named_clause, target_alone, without_weight


@pytest.mark.parametrize(
    ("text", "name", "target"),
    [
        pytest.param("养护里程达到640公里", "养护里程", "640公里", id="达到"),
        pytest.param(
            "清理边沟不少于1280公里", "清理边沟", "不少于1280公里", id="operator in words"
        ),
        pytest.param("修补坑槽3200平方米以上", "修补坑槽", "3200平方米以上", id="operator behind"),
        pytest.param("优良路率要达到85%以上", "优良路率", "85%以上", id="要达到"),
        pytest.param("发现问题整改率须达100%", "发现问题整改率", "100%", id="须达"),
        pytest.param("群众满意度确保不低于90%", "群众满意度", "不低于90%", id="确保"),
        pytest.param("每公里费用控制在0.5万元以内", "每公里费用", "0.5万元以内", id="控制在"),
        pytest.param("处理时间在24小时以内", "处理时间", "24小时以内", id="在"),
        pytest.param("工程验收合格率，100%", "工程验收合格率", "100%", id="comma"),
        pytest.param("培训人次（不少于500人次）", "培训人次", "不少于500人次", id="brackets"),
        pytest.param("新建宿舍→36套", "新建宿舍", "36套", id="arrow"),
        pytest.param("工程质量合格率＝100%", "工程质量合格率", "＝100%", id="equal sign stays"),
        pytest.param("65岁以上老年人体检3100人", "65岁以上老年人体检", "3100人", id="age in name"),
        pytest.param("查处违法行为≥120起", "查处违法行为", "≥120起", id="行为 keeps its 为"),
        pytest.param("开展签到120人", "开展签到", "120人", id="签到 keeps its 到"),
        pytest.param("查验率达百分之九十五", "查验率", "百分之九十五", id="percent in words"),
        pytest.param("发案率同比下降5%", "发案率", "同比下降5%", id="change against last year"),
        pytest.param(
            "改造完工时间为2024年10月15日前", "改造完工时间", "2024年10月15日前", id="date"
        ),
        pytest.param("体检工作10月底前完成", "体检工作", "10月底前完成", id="date with its verb"),
        pytest.param("公路管护机制基本健全", "公路管护机制", "基本健全", id="grade"),
    ],
)
def test_a_clause_has_a_name_and_a_target(text: str, name: str, target: str) -> None:
    clause = clause_of(text)
    assert clause is not None
    assert (clause.name, clause.target, clause.turned) == (name, target, False)


@pytest.mark.parametrize(
    ("text", "name", "target"),
    [
        pytest.param("6月底前完成招标", "完成招标", "6月底前", id="date in front"),
        pytest.param("物资3月底前配备到位", "物资配备到位", "3月底前", id="date between"),
        pytest.param("新建12座垃圾房", "新建垃圾房", "12座", id="figure between verb and object"),
        pytest.param("建成3个社区食堂", "建成社区食堂", "3个", id="shortest unit"),
    ],
)
def test_a_name_around_its_target_is_put_together(text: str, name: str, target: str) -> None:
    clause = clause_of(text)
    assert clause is not None
    assert (clause.name, clause.target, clause.turned) == (name, target, True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("加强组织领导", id="no target"),
        pytest.param("2024年1月12日", id="no name"),
        pytest.param("不低于95%", id="a target alone"),
        pytest.param("演出完成及时率", id="a name that holds a grading word"),
        pytest.param("全年未发生安全事故", id="time is no name"),
    ],
)
def test_other_texts_state_nothing(text: str) -> None:
    assert clause_of(text) is None


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param("不低于95%", "不低于95%", id="operator"),
        pytest.param("达到500人次", "500人次", id="link"),
        pytest.param("（≥500人次）", "≥500人次", id="brackets"),
        pytest.param("培训500人次", None, id="a name stands before it"),
    ],
)
def test_a_target_alone(text: str, target: str | None) -> None:
    assert target_alone(text) == target


def test_a_colon_or_a_dash_parts_name_and_target() -> None:
    for text in ("群众安全感：明显提升", "群众安全感 —— 明显提升"):
        clause = named_clause(text)
        assert clause is not None
        assert (clause.name, clause.target) == ("群众安全感", "明显提升")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("防火道路12公里（9分）", ("防火道路12公里", "9"), id="points in brackets"),
        pytest.param("培训班12期，权重15", ("培训班12期", "15"), id="weight behind a comma"),
        pytest.param("检查得分95分", ("检查得分95分", None), id="points that are the target"),
    ],
)
def test_points_at_the_end_are_taken_off(text: str, expected: tuple[str, str | None]) -> None:
    assert without_weight(text) == expected
