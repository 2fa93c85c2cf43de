# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Persons a board knows."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact, GreaterThan, GreaterThanOrEqual, LessThanOrEqual

from kvarbo.common.fields import EncryptedTextField
from kvarbo.common.ids import ID_LENGTH, new_id
from kvarbo.people.querysets import PersonQuerySet

REACH_NOTE_LENGTH = 60
# How long a telephone number is once it is encrypted: anything shorter is not.
SECRET_PHONE = (80, 200)


def new_person_id() -> str:
    return new_id("p")


class Person(models.Model):
    """A person as one board knows her. Two boards may each know the same person and cannot see each other's row.

    Source: the notice, or what the household said. `personnummer` is encrypted; `personnummer_index` is its keyed
    fingerprint. A person whom the registrar may not see and a new row with the same number may stand side by side, the
    new one with a higher `beside`. So nobody learns that the other exists, and the two are merged later by someone who
    may see both.

    `phone` is encrypted and has no fingerprint: nobody can be looked up by a telephone number. `reach_note` says how
    and when the person would rather be reached.
    """

    id = models.CharField(primary_key=True, max_length=ID_LENGTH, default=new_person_id)
    board = models.ForeignKey("organisation.Board", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    personnummer = EncryptedTextField(blank=True)
    personnummer_index = models.CharField(max_length=64, blank=True, editable=False)
    born_on = models.DateField(null=True, blank=True)
    protected = models.BooleanField(default=False)
    phone = EncryptedTextField(blank=True, default="")
    reach_note = models.CharField(max_length=REACH_NOTE_LENGTH, blank=True, default="")
    merged = models.BooleanField(default=False, editable=False)
    beside = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["board", "personnummer_index", "protected", "beside"],
                condition=~Q(personnummer_index="") & Q(merged=False),
                name="person_once_per_board",
                violation_error_message="Nämnden har redan en person med det personnumret.",
            ),
            models.CheckConstraint(
                condition=~Q(name=""), name="person_has_name", violation_error_message="Ange personens namn."
            ),
            models.CheckConstraint(
                condition=(Q(Exact(Length("personnummer"), 0)) & Q(personnummer_index=""))
                | (Q(GreaterThan(Length("personnummer"), 0)) & ~Q(personnummer_index="")),
                name="person_number_with_index",
            ),
            models.CheckConstraint(
                condition=Q(Exact(Length("phone"), 0))
                | (
                    Q(GreaterThanOrEqual(Length("phone"), SECRET_PHONE[0]))
                    & Q(LessThanOrEqual(Length("phone"), SECRET_PHONE[1]))
                ),
                name="person_phone_kept_secret",
            ),
            models.CheckConstraint(
                condition=Q(LessThanOrEqual(Length("reach_note"), REACH_NOTE_LENGTH)),
                name="person_reach_note_short",
                violation_error_message="Skriv kortare om hur personen helst nås.",
            ),
        ]
        indexes = [models.Index(fields=["personnummer_index"], name="person_by_number")]

    def __str__(self) -> str:
        return self.id


class PersonAlias(models.Model):
    """That one person's row stands for another: a merge. Removing the row undoes it; no log is rewritten."""

    alias = models.OneToOneField(Person, on_delete=models.PROTECT, primary_key=True, related_name="alias_of")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="aliases")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(alias=F("person")),
                name="person_alias_of_another",
                violation_error_message="En person kan inte slås ihop med sig själv.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.alias_id} = {self.person_id}"
