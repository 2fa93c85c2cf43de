# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from kvarbo.web.myday.views import move_in_list, my_day

urlpatterns = [
    path("min-dag/", my_day, name="my-day"),
    path("arenden/<slug:number>/flytta-i-listan/", move_in_list, name="move-in-list"),
]
