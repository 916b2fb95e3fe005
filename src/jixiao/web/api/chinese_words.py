"""What each address of the API does, in Chinese; OpenAPI itself is in English."""

from __future__ import annotations

from typing import Final

IN_CHINESE: Final = {
    ("GET", "/api/plans"): ("可见范围内的绩效目标", "按编号排列；next 用于取下一页，到底为空。"),
    ("POST", "/api/plans"): (
        "新建草稿",
        "为清单中还没有绩效目标的项目新建，可空白，也可由交换格式带入。",
    ),
    ("GET", "/api/plans/{plan_id}"): ("一份绩效目标", "按填写的原文，并列出调用者可办的事项。"),
    ("GET", "/api/plans/{plan_id}/exchange"): (
        "一份绩效目标，交换格式 jixiao/1",
        "当前内容，已识别。",
    ),
    ("POST", "/api/plans/{plan_id}/changes"): (
        "保存对草稿的修改",
        "有冲突时一处也不保存：回答409，逐处给出双方文字。",
    ),
    ("GET", "/api/plans/{plan_id}/findings"): (
        "一份绩效目标的审核意见",
        "按当前内容，最重的在前。",
    ),
    ("POST", "/api/findings/{finding_id}/answer"): (
        "答复一条意见",
        "保存答复；必改的意见在审核人认可之前仍然有效。",
    ),
    ("POST", "/api/findings/{finding_id}/overrule"): ("不采纳一条意见", "须写理由，记入办理记录。"),
    ("POST", "/api/plans/{plan_id}/submit"): ("报送", "有必改意见时不能报送。"),
    ("POST", "/api/plans/{plan_id}/recall"): ("撤回", "还没有人开始审核时可以撤回。"),
    ("POST", "/api/plans/{plan_id}/forward"): ("审核通过并上报", "送到下一岗位。"),
    ("POST", "/api/plans/{plan_id}/return"): ("退回", "逐行逐格写明理由。"),
    ("POST", "/api/plans/{plan_id}/adjust"): ("发起调整", "已批复的重新成为草稿，批复的版本保留。"),
    ("POST", "/api/plans/{plan_id}/approve"): ("批复", "生成不可更改的版本和校验值。"),
    ("GET", "/api/plans/{plan_id}/documents/{kind}"): ("打印绩效目标", "当前内容，申报表格式。"),
    ("GET", "/api/plans/{plan_id}/versions"): ("已批复的版本", "最新的在前。"),
    ("GET", "/api/plans/{plan_id}/versions/{number}/documents/{kind}"): (
        "打印已批复的版本",
        "与批复时相同。",
    ),
    ("GET", "/api/public/plans"): (
        "公开的绩效目标",
        "一个行政区一个年度，按编号排列，每次200份；after 填上次最后的编号。",
    ),
    ("GET", "/api/public/plans/{plan_id}"): (
        "一份公开的绩效目标，交换格式",
        "可公开的最新版本，与公众页面下载的逐字节相同。",
    ),
    ("GET", "/api/public/plans/{plan_id}/results"): (
        "已公开的绩效自评结果",
        "按次序排列；content 为交换格式，含得分。",
    ),
    ("GET", "/api/public/plans/{plan_id}/evaluations"): (
        "已公开的绩效评价和事前评估结果",
        "按次序排列；不含专家姓名和各专家评分。",
    ),
}
"""(method, address) → what it does, and a remark."""
