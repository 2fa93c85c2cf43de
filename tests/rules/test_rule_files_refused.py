# SPDX-FileCopyrightText: 2026 Kvarbo contributors
# SPDX-License-Identifier: EUPL-1.2
"""A rule file that is wrong somewhere is refused with one clear message that names the place."""

import shutil

import pytest

from kvarbo.rules.errors import InputError
from kvarbo.rules.law import REGELVERK, load_law
from kvarbo.rules.rulefile import read_rule

GOOD = (REGELVERK / "jordabalken" / "jb-12-44-atervinningsfrist.yaml").read_text(encoding="utf-8")
RESPITE = (REGELVERK / "utsokningsbalken" / "ub-16-4-anstand.yaml").read_text(encoding="utf-8")
LETTER = (REGELVERK / "jordabalken" / "jb-12-63-meddelande.yaml").read_text(encoding="utf-8")


def refused(text):
    with pytest.raises(InputError) as caught:
        read_rule(text, place="regel.yaml")
    said = str(caught.value)
    assert said.startswith("regel.yaml")
    assert "\n" not in said
    return said


def changed(text, old, new):
    assert old in text
    return text.replace(old, new, 1)


def test_the_good_file_is_read():
    assert read_rule(GOOD, place="regel.yaml").id == "jb-12-44-atervinningsfrist"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("rubrik:", "rubriken:", "”rubrik” saknas"),
        ("vem:", "extra: 1\nvem:", "okänd nyckel ”extra”"),
        ("slag: sista_dag", "slag: snart", "slag: okänt ord ”snart”"),
        ("rullar: ja", "rullar: kanske", "rullar: ”kanske” är varken ja eller nej"),
        ("regimer: [JB12, PRIV2012]", "regimer: [JB13]", "regimer[1]: okänt ord ”JB13”"),
        ("regimer: [JB12, PRIV2012]\n", "", "okänd nyckel ”annars”"),
        ("annars: >-", "annat: >-", "”annars” saknas"),
        ("version: 1", "version: ett", "version: ”ett” är inte ett heltal"),
        ("senaste_av: [tenant_served", "senaste_av: [tenant_servd", "senaste_av[1]: okänt ord ”tenant_servd”"),
        ("sätt: längd", "sätt: ungefär", "sätt: okänt ord ”ungefär”"),
        ("  sätt: längd", "  sätt: längd\n  dag: board_notified", "räkningen ska börja från en av"),
        ("från: 2003-07-01", "från: 2003-02-30", "från: ”2003-02-30” är ingen dag"),
        ("{veckor: 3}", "{veckr: 3}", "längden ska ha en av"),
        ("{veckor: 3}", "{veckor: 3, dagar: 1}", "längden ska ha en av"),
        ("{veckor: 3}", "{veckor: tre}", "”tre” är inte ett heltal"),
        ("länk: https://lagen.nu/1970:994#K12P44", "länk: http://lagen.nu/x", "länken ska börja med https://"),
        ("hänvisning: 12 kap. 44 § första", "hanvisning: 12 kap. 44 § första", "”hänvisning” saknas"),
        ('typ: dag, hjälp: "Okänd', 'typ: datum, hjälp: "Okänd', "typ: okänt ord ”datum”"),
        ("säkerhet: ordagrant", "säkerhet: säkert", "säkerhet: okänt ord ”säkert”"),
        ("osäker: nej", "osäker: möjligen", "osäker: ”möjligen” är varken ja eller nej"),
        ("godkänd: null", "godkänd: {av: Anna Exempelsson}", "godkänd: ”dag” saknas"),
        ("{tenant_served: 2026-11-20, board", "{tenant_servd: 2026-11-20, board", "okänd uppgift ”tenant_servd”"),
        ("{nominal: 2026-12-11,", "{dag: 2026-12-11,", "okänd nyckel ”dag”"),
        ("saknas:\n  allt:", "saknas:\n  inget:", "”allt” saknas"),
        ("regim: BRL", "regim: BRF", "regim: okänt ord ”BRF”"),
        ("saknas:", "regel: x\nsaknas:", "nyckeln ”regel” står två gånger"),
    ],
)
def test_a_fault_is_named(old, new, said):
    assert said in refused(changed(GOOD, old, new))


def test_a_start_that_names_no_kind_is_refused():
    assert "räkningen ska börja från en av" in refused(
        changed(GOOD, "  senaste_av: [tenant_served, board_notified]\n", "")
    )


def test_one_example_only_is_refused():
    head, _, examples = GOOD.partition("exempel:\n")
    first = examples.split("  - rubrik:")[1]
    assert "minst två exempel behövs" in refused(f"{head}exempel:\n  - rubrik:{first}")


def test_no_example_on_an_edge_is_refused():
    assert "varav ett på en kant" in refused(GOOD.replace("    kant: ja\n", ""))


def test_values_out_of_order_are_refused():
    source = "hänvisning: x §, länk: https://lagen.nu/1970:994"
    old = f"värden:\n  - {{från: 2026-01-01, längd: {{veckor: 3}}, {source}}}\n  - "
    assert "värden ska stå i tidsordning" in refused(changed(GOOD, "värden:\n  - ", old))


def test_a_longer_time_is_read_and_its_key_must_be_a_fact():
    assert read_rule(RESPITE, place="regel.yaml").values[0].longer_if[1].number == 4
    assert "okänt ord ”x”" in refused(changed(RESPITE, "{uppgift: compensation_paid, längd", "{uppgift: x, längd"))


def test_a_letter_names_its_three_facts():
    assert "”mottaget” saknas" in refused(changed(LETTER, "mottaget: received_on, ", ""))


@pytest.fixture
def folder(tmp_path):
    shutil.copy(REGELVERK / "rakning.yaml", tmp_path / "rakning.yaml")
    (tmp_path / "jordabalken").mkdir()
    (tmp_path / "jordabalken" / "jb-12-44-atervinningsfrist.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_a_file_must_be_named_as_its_rule(folder):
    (folder / "jordabalken" / "annat-namn.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(InputError, match="filen heter inte som sin regel"):
        load_law(folder)


def test_the_same_rule_in_two_folders_is_refused(folder):
    (folder / "annan").mkdir()
    (folder / "annan" / "jb-12-44-atervinningsfrist.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(InputError, match="står i två filer"):
        load_law(folder)


def test_a_rule_that_counts_from_an_unknown_rule_is_refused(folder):
    text = (REGELVERK / "jordabalken" / "jb-12-44-tidigast-beslut.yaml").read_text(encoding="utf-8")
    text = text.replace("regel: jb-12-44-atervinningsfrist", "regel: jb-12-45-finns-inte")
    (folder / "jordabalken" / "jb-12-44-tidigast-beslut.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="räknar från en okänd regel"):
        load_law(folder)


def test_a_changed_file_changes_the_fingerprint(folder):
    before = load_law(folder).sha
    path = folder / "jordabalken" / "jb-12-44-atervinningsfrist.yaml"
    path.write_text(GOOD.replace("veckor: 3", "veckor: 4"), encoding="utf-8")
    assert load_law(folder).sha != before
