# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2

"""Forms in the design system's dress: FORM_RENDERER = "kvarbo.web.formrenderer.KvarboRenderer"."""

from __future__ import annotations

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.template import TemplateDoesNotExist, loader


class KvarboRenderer(DjangoTemplates):
    """Takes a template from formrenderer/ when there is one, else Django's own."""

    form_template_name = "formrenderer/form.html"
    field_template_name = "formrenderer/field.html"

    def get_template(self, template_name: str) -> Any:
        try:
            return loader.get_template(template_name.replace("django/forms/", "formrenderer/"))
        except TemplateDoesNotExist:
            return super().get_template(template_name)
