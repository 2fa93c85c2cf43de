# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kvarbo.web.notices import decide_views, files_views, need_to_know_views, register_views, views

urlpatterns = [
    path("", views.notice_list, name="notice-list"),
    path("ny/", register_views.choose_paper, name="choose-paper"),
    path("ny/<slug:paper>/", register_views.new_notice, name="new-notice"),
    path("ny/<slug:paper>/utkast/", register_views.keep_unfinished, name="keep-unfinished"),
    path("utkast/<slug:key>/kasta/", register_views.discard_unfinished, name="discard-unfinished"),
    path("filer/", files_views.file_list, name="notice-files"),
    path("filer/exempel.csv", files_views.file_example, name="notice-file-example"),
    path("filer/<slug:file_id>/", files_views.file_page, name="notice-file"),
    path("filer/<slug:file_id>/kolumner/", files_views.file_columns, name="notice-file-columns"),
    path("filer/<slug:file_id>/fel.csv", files_views.file_faults, name="notice-file-faults"),
    path("filer/<slug:file_id>/kasta/", files_views.file_discard, name="notice-file-discard"),
    path("behover-veta/", need_to_know_views.hit_list, name="need-to-know"),
    path("behover-veta/<int:hit_id>/", need_to_know_views.hit_page, name="hidden-hit"),
    path("<slug:notice_id>/", decide_views.notice_page, name="notice"),
    path("<slug:notice_id>/angra/", decide_views.undo_decision, name="undo-decision"),
]
