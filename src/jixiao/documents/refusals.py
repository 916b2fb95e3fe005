"""Why the file system refused, in words that translate."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final

from jixiao.model.message import message

if TYPE_CHECKING:
    from jixiao.model.message import Message

KNOWN: Final = {
    errno.ENOENT: message("没有这个文件或文件夹"),
    errno.EISDIR: message("这是文件夹，不是文件"),
    errno.ENOTDIR: message("路径中有一段不是文件夹"),
    errno.EEXIST: message("已有同名文件，不能用作文件夹"),
    errno.EACCES: message("没有权限"),
    errno.EPERM: message("没有权限"),
    errno.EROFS: message("磁盘是只读的"),
    errno.ENOSPC: message("磁盘已满"),
    errno.ENAMETOOLONG: message("文件名太长"),
}


def refusal(fault: OSError) -> Message | str:
    """Return why the file system refused, in the system's own words where it is not `KNOWN`."""
    return KNOWN.get(fault.errno or 0) or fault.strerror or str(fault) or type(fault).__name__
