"""Addresses of monitoring."""

from __future__ import annotations

from django.urls import path

from jixiao.web.rounds import notice_pages, pages

urlpatterns = [
    path("", pages.rounds, name="rounds"),
    path("open/", pages.open_new, name="open_round"),
    path("<int:round_id>/", pages.one_round, name="round"),
    path("<int:round_id>/measure/", pages.measure, name="measure_round"),
    path("sheets/<int:sheet_id>/", pages.sheet, name="sheet"),
    path("sheets/<int:sheet_id>/save/", pages.save, name="save_sheet"),
    path("sheets/<int:sheet_id>/print/<slug:kind>/", pages.sheet_print, name="sheet_print"),
    path("sheets/<int:sheet_id>/notices/", notice_pages.give, name="give_notice"),
    path("sheets/<int:sheet_id>/<slug:duty>/", pages.move, name="move_sheet"),
    path("notices/", notice_pages.notices, name="rectifications"),
    path("notices/<int:notice_id>/", notice_pages.notice, name="rectification"),
    path("notices/<int:notice_id>/<slug:duty>/", notice_pages.answer, name="answer_notice"),
    path("files/<int:file_id>/", notice_pages.reply_file, name="reply_file"),
]
