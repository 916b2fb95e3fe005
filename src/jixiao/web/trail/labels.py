"""The names of what the trail tells of."""

from __future__ import annotations

from typing import Final

from jixiao.workflow.action import LABELS as ACTION_LABELS
from jixiao.workflow.cycle_duty import LABELS as CYCLE_LABELS
from jixiao.workflow.ledger_duty import LABELS as LEDGER_LABELS
from jixiao.workflow.panel_duty import LABELS as PANEL_LABELS
from jixiao.workflow.year_duty import LABELS as YEAR_LABELS

LABELS: Final = {
    **{action.value: label for action, label in ACTION_LABELS.items()},
    **{duty.value: label for duty, label in YEAR_LABELS.items()},
    **{duty.value: label for duty, label in CYCLE_LABELS.items()},
    **{duty.value: label for duty, label in LEDGER_LABELS.items()},
    "check_ledger": "检查上传的台账",
    "issue_cases": "疑点已立案",
    "cases_sealed": "疑点办理结果已封存",
    "measured": "完成值已计算",
    "carry_bindings": "指标绑定转入新版本",
    "sealed_ledger": "台账已封存",
    **{duty.value: label for duty, label in PANEL_LABELS.items()},
    "attach_proof": "上传佐证材料",
    "remove_proof": "移除佐证材料",
    "survey_answer": "收到一份答卷",
    "map_columns": "确认清单各栏含义",
    "create": "建立绩效目标",
    "freeze": "形成批复版本",
    "attach": "上传附件",
    "remove_attachment": "移除附件",
    "log_in": "登录",
    "password": "修改口令",
    "reset_password": "重置口令",
    "unlock": "解除锁定",
    "activate": "启用账号",
    "deactivate": "停用账号",
    "end_log_ins": "退出全部登录",
    "create_person": "新增人员",
    "appoint": "新增任职",
    "end_appointment": "终止任职",
    "delegate": "委托代办",
    "language": "选择语言",
    "second_factor_on": "启用两步验证",
    "second_factor_off": "关闭两步验证",
    "create_organisation": "新增单位",
    "rename_organisation": "更改单位名称",
    "create_token": "新建接口令牌",
    "revoke_token": "吊销接口令牌",
    "library_keep": "加入指标库",
    "library_retire": "停用指标库指标",
    "library_restore": "恢复指标库指标",
}
