"""HTML carrier: rowspan, colspan, nested layout tables, inline styles."""

from __future__ import annotations

from html import escape

from counties.canvas import Grid, Printed


def _grid(grid: Grid, *, noisy: bool) -> str:
    style = ' style="border:1px solid #000;font-family:仿宋_GB2312"' if noisy else ""
    rows = []
    for row in grid.rows:
        cells = []
        for cell in row:
            tag = "th" if cell.head and not noisy else "td"
            span = (f' colspan="{cell.cols}"' if cell.cols > 1 else "") + (
                f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            )
            text = escape(cell.text).replace("\n", "<br/>")
            if noisy:
                text = f'<p class="MsoNormal"><span lang="EN-US">{text or "&nbsp;"}</span></p>'
            cells.append(f"<{tag}{span}{style}>{text}</{tag}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f'<table cellspacing="0">{chr(10).join(rows)}</table>'


def _page(printed: Printed, *, noisy: bool) -> str:
    parts = []
    for page in printed.pages:
        for block in page.blocks:
            if isinstance(block, Grid):
                parts.append(_grid(block, noisy=noisy))
            else:
                tag = "h2" if block.role in ("title", "heading") else "p"
                parts.append(f"<{tag}>{escape(block.text)}</{tag}>")
    return "\n".join(parts)


def html(printed: Printed) -> bytes:
    """A clean page."""
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>绩效目标公开'
        f"</title></head><body>{_page(printed, noisy=False)}</body></html>"
    ).encode()


def html_portal(printed: Printed) -> bytes:
    """A government portal: navigation, layout tables around the article, word processor markup."""
    return (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb18030">'
        "<style>td{padding:2px}</style><script>var a='<table>';</script></head><body>"
        "<ul><li>首页</li><li>政务公开</li><li>预算绩效</li></ul>"
        '<table width="1000"><tr><td><table><tr><td>索引号：000014349/2025-00021</td>'
        "<td>发布机构：县财政局</td></tr></table></td></tr><tr><td>"
        f"{_page(printed, noisy=True)}</td></tr><tr><td>打印本页　关闭窗口</td></tr></table>"
        "</body></html>"
    ).encode("gb18030")
