# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Signing in with user name and password."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, UsernameField


class SignInForm(AuthenticationForm):
    """Fictional staff have no password and are refused here as anyone unknown is."""

    username = UsernameField(
        label="Användarnamn", widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"})
    )
    password = forms.CharField(
        label="Lösenord", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    error_messages = {
        "invalid_login": "Användarnamn och lösenord stämmer inte. Kontrollera dem och försök igen.",
        "inactive": "Användarnamn och lösenord stämmer inte. Kontrollera dem och försök igen.",
    }

    def confirm_login_allowed(self, user: Any) -> None:
        super().confirm_login_allowed(user)
        if user.is_demo:
            raise self.get_invalid_login_error()
