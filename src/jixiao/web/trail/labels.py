"""The names of what the trail tells of."""

from __future__ import annotations

from typing import Final

from jixiao.workflow.action import LABELS as ACTION_LABELS

LABELS: Final = {
    **{action.value: label for action, label in ACTION_LABELS.items()},
    "create": "建立绩效目标",
    "freeze": "形成批复版本",
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
}
