# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files with notices: hand in, say what the columns mean, look through, take in or throw away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kvarbo import demo
from kvarbo.audit.services import record
from kvarbo.common.errors import DomainError
from kvarbo.noticefiles import selectors, services
from kvarbo.noticefiles.checking import Finding
from kvarbo.noticefiles.enums import FileState, Verdict
from kvarbo.noticefiles.exceptions import FileBegun, FileClosed, ImportFileNotFound
from kvarbo.noticefiles.models import ImportFile
from kvarbo.organisation.selectors import names_of_staff
from kvarbo.web.notices.files_forms import ColumnsForm, UploadForm
from kvarbo.web.ui.dates import clock_time
from kvarbo.web.ui.shapes import Fact
from kvarbo.web.ui.words import count_of
from kvarbo.web.visit import Visit, visit_of

RECENT = 10
PAGE = 50
SHOWN = ("number", "verdict", "name", "street", "amount", "note")
EXAMPLE = "underrattelser-200-rader.csv"
TABS = {"godtas": Verdict.GOOD, "fel": Verdict.BAD, "redan-inlasta": Verdict.KNOWN, "dubbletter": Verdict.LIKELY}
INBOX = ("Nya underrättelser", "/underrattelser/")
FILES = ("Filer", "/underrattelser/filer/")


@require_http_methods(["GET", "HEAD", "POST"])
def file_list(request: HttpRequest) -> HttpResponse:
    visit = _registering(request)
    given: dict[str, Any] = {"boards": visit.boards}
    if request.method == "POST":
        given["body_size"] = int(request.META.get("CONTENT_LENGTH") or 0)
        form = UploadForm(data=request.POST, files=request.FILES, **given)
        if form.is_valid() and (file := _receive(visit, form)):
            return _after_upload(request, file)
    else:
        form = UploadForm(initial={"received_on": visit.today}, **given)
    ended = list(selectors.ended_files(user=visit.user, on=visit.today)[:RECENT])
    context = {
        "form": form,
        "open_files": selectors.open_files(user=visit.user, on=visit.today),
        "ended_files": _with_names(ended),
        "crumbs": [INBOX, ("Filer", "")],
    }
    return render(request, "notices/files_list.html", context)


@transaction.non_atomic_requests
@require_http_methods(["GET", "HEAD", "POST"])
def file_page(request: HttpRequest, file_id: str) -> HttpResponse:
    """The verdicts and the decision; afterwards what came of it. Chunks are transactions, so no other here."""
    visit, file = _visited(request, file_id)
    if request.method == "POST":
        return _accept(request, visit, file)
    if file.state == FileState.DONE or file.state == FileState.DISCARDED:
        names = names_of_staff(ids=[file.finished_by])
        crumbs = [INBOX, FILES, ("Inläst" if file.state == FileState.DONE else "Kastad", "")]
        by = names.get(file.finished_by, "")
        context = {"file": file, "by": by, "crumbs": crumbs, "facts": _facts(file)}
        return render(request, "notices/files_receipt.html", context)
    if not file.findings:
        return redirect("notice-file-columns", file_id=file.pk)
    _note_read(visit, file)
    return render(request, "notices/files_preview.html", _preview(request, file))


@require_http_methods(["GET", "HEAD", "POST"])
def file_columns(request: HttpRequest, file_id: str) -> HttpResponse:
    visit, file = _visited(request, file_id)
    if file.state != FileState.RECEIVED:
        return redirect("notice-file", file_id=file.pk)
    table = selectors.table_of(file=file)
    data = request.POST if request.method == "POST" else None
    form = ColumnsForm(table=table, columns=file.columns, constants=file.constants, data=data)
    if request.method == "POST" and form.is_valid():
        try:
            services.map_columns(
                actor=visit.actor_for_board(file.board),
                file=file,
                columns=form.columns,
                constants=form.constants,
                today=visit.today,
                now=visit.now,
            )
        except (FileBegun, FileClosed):
            return redirect("notice-file", file_id=file.pk)
        except DomainError as fault:
            form.add_error(None, fault.message)
        else:
            sender = file.sender or "den här avsändaren"
            messages.success(request, f"Sparat kl. {clock_time(visit.now)}. Nästa fil från {sender} läses likadant.")
            return redirect("notice-file", file_id=file.pk)
    _note_read(visit, file)
    context = {"form": form, "file": file, "crumbs": [INBOX, FILES, ("Kolumner", "")]}
    return render(request, "notices/files_columns.html", context)


@require_safe
def file_faults(request: HttpRequest, file_id: str) -> HttpResponse:
    """The rows that are wrong, as a file to mend or to send back."""
    visit, file = _visited(request, file_id)
    if not file.is_open:
        raise Http404
    _note_read(visit, file)
    return _download(selectors.faulty_rows_csv(file=file), "rader-med-fel.csv")


@require_POST
def file_discard(request: HttpRequest, file_id: str) -> HttpResponse:
    visit, file = _visited(request, file_id)
    try:
        services.discard(actor=visit.actor_for_board(file.board), file=file, today=visit.today, now=visit.now)
    except DomainError as fault:
        messages.warning(request, fault.message)
        return redirect("notice-file", file_id=file.pk)
    messages.success(request, f"Sparat kl. {clock_time(visit.now)}. Filen är kastad och raderna är borta.")
    return redirect("notice-files")


@require_safe
def file_example(request: HttpRequest) -> HttpResponse:
    """The fictional file, to try with."""
    _registering(request)
    return _download((Path(demo.__path__[0]) / "files" / EXAMPLE).read_bytes(), EXAMPLE)


def _download(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _registering(request: HttpRequest) -> Visit:
    visit = visit_of(request)
    if not visit.takes_in_notices:
        raise Http404
    return visit


def _visited(request: HttpRequest, file_id: str) -> tuple[Visit, ImportFile]:
    visit = _registering(request)
    try:
        return visit, selectors.get_file(user=visit.user, file_id=file_id, on=visit.today)
    except ImportFileNotFound:
        raise Http404 from None


def _note_read(visit: Visit, file: ImportFile) -> None:
    record(actor_id=visit.user.pk, action="read", object_kind="import_file", object_id=file.pk, at=visit.now)


def _receive(visit: Visit, form: UploadForm) -> ImportFile | None:
    """The kept file, or None with the reason said on the form."""
    given, board = form.cleaned_data, form.chosen_board
    if given["received_on"] > visit.today:
        form.add_error("received_on", "Dagen då filen kom in kan inte ligga i framtiden.")
        return None
    try:
        return services.receive(
            actor=visit.actor_for_board(board),
            board=board,
            name=given["file"].name,
            content=given["file"].read(),
            sender=given["sender"],
            received_on=given["received_on"],
            today=visit.today,
            now=visit.now,
        )
    except DomainError as fault:
        form.add_error("file", fault.message)
        return None


def _after_upload(request: HttpRequest, file: ImportFile) -> HttpResponse:
    """Straight to the verdicts when someone has said before what the sender's columns mean."""
    if file.note:
        messages.info(request, file.note)
    known = services.is_remembered(file=file, table=selectors.table_of(file=file))
    if file.findings and (known or file.state != FileState.RECEIVED):
        return redirect("notice-file", file_id=file.pk)
    return redirect("notice-file-columns", file_id=file.pk)


def _accept(request: HttpRequest, visit: Visit, file: ImportFile) -> HttpResponse:
    try:
        file = services.accept(
            actor=visit.actor_for_board(file.board),
            file=file,
            with_likely=request.POST.get("with_likely") == "yes",
            today=visit.today,
            now=visit.now,
        )
    except DomainError as fault:
        messages.info(request, fault.message)
        return redirect("notice-file", file_id=file.pk)
    taken = count_of(_taken(file), one="underrättelse", many="underrättelser")
    messages.success(request, f"Sparat kl. {clock_time(visit.now)}. {taken} väntar nu på beslut.")
    return redirect("notice-file", file_id=file.pk)


def _taken(file: ImportFile) -> int:
    return file.good + (file.likely if file.with_likely else 0)


def _preview(request: HttpRequest, file: ImportFile) -> dict[str, Any]:
    findings = selectors.findings_of(file=file)
    shown = request.GET.get("visa", "")
    verdict = TABS.get(shown)
    rows = [one for one in findings if verdict is None or one.verdict == verdict]
    counts = {word: sum(1 for one in findings if one.verdict == verdict) for word, verdict in TABS.items()}
    labels = {"godtas": "Godtas", "fel": "Fel", "redan-inlasta": "Redan inlästa", "dubbletter": "Möjliga dubbletter"}
    return {
        "file": file,
        "page": Paginator([_shown(one) for one in rows], PAGE).get_page(request.GET.get("page")),
        "query": f"visa={shown}&" if verdict else "",
        "tabs": [("Alla", "?", verdict is None, len(findings))]
        + [(labels[word], f"?visa={word}", word == shown, count) for word, count in counts.items()],
        "good": counts["godtas"],
        "bad": counts["fel"],
        "likely": counts["dubbletter"],
        "fault_counts": selectors.fault_counts(findings),
        "earlier": selectors.earlier_import(file=file),
        "crumbs": [INBOX, FILES, ("Granska", "")],
    }


def _shown(one: Finding) -> dict[str, Any]:
    faults = [(selectors.label_of_field(fault.field), fault.message, fault.given) for fault in one.faults]
    return {**{name: getattr(one, name) for name in SHOWN}, "faults": faults}


def _facts(file: ImportFile) -> list[Fact]:
    left = "lästes in" if file.with_likely else "lästes inte in"
    return [
        Fact("Nya underrättelser", str(_taken(file)), "väntar på beslut"),
        Fact("Rader med fel", str(file.bad), "lästes inte in"),
        Fact("Redan inlästa", str(file.known), "blev inga nya"),
        Fact("Möjliga dubbletter", str(file.likely), left),
    ]


def _with_names(files: list[ImportFile]) -> list[tuple[ImportFile, str, int]]:
    names = names_of_staff(ids=[file.finished_by for file in files])
    return [(file, names.get(file.finished_by, ""), _taken(file)) for file in files]
