"""Words, days and money in the language of whoever reads them."""

from datetime import date, time

import pytest

from groupkit import catalogues, i18n
from groupkit.i18n import N_, catalogue, current, languages, ngettext, pgettext, use

DAY = date(2026, 11, 14)


def test_english_says_what_stands_in_the_code():
    words = catalogue("en")
    assert words.gettext(N_("Tin")) == i18n._("Tin") == pgettext("x", "Tin") == "Tin"
    assert words.gettext("") == words.pgettext("x", "") == ""
    assert [ngettext("one", "many", count) for count in (0, 1, 2)] == ["many", "one", "many"]
    assert not words.rtl
    assert words.own_name == "English"
    assert "en" in languages()


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("full", "Saturday 14 November 2026"),
        ("long", "Saturday 14 November"),
        ("short", "14 Nov"),
        ("sheet", "Sat 14 Nov 2026"),
    ],
)
def test_a_day_is_written_in_four_ways(style, said):
    assert catalogue("en").day(DAY, style) == said


def test_money_clocks_lists_and_shares():
    words = catalogue("en")
    assert (words.money(123450, "GBP"), words.money(-50, "GBP")) == ("£1,234.50", "−£0.50")
    assert (words.amount(123450), words.amount(-50), words.amount(0)) == ("1,234.50", "−0.50", "0.00")
    assert words.clock(time(19, 5)) == "19:05"
    assert words.listing(["Sam", "Jo", "Dee"]) == "Sam, Jo and Dee"
    assert words.percent(0.4) == "40%"


def test_the_long_language_is_four_tenths_longer_and_keeps_its_fields():
    text = "Sheet {number} has been sent, so it stays as it is."
    long = catalogue("en-XA").gettext(text)
    assert 1.35 <= len(long) / len(text) <= 1.5
    assert "{number}" in long
    assert long.format(number=7) != text
    assert len(catalogue("en-XA").gettext("Tin")) > 3


def test_the_mirrored_language_runs_from_right_to_left():
    assert catalogue("ar-XB").rtl
    assert catalogue("ar-XB").gettext("Tin") == "Tin"
    assert catalogue("ar").rtl


def test_the_window_changes_its_language_late():
    use("en-XA")
    assert current().language == "en-XA"
    assert i18n._("Tin") != "Tin"
    assert ngettext("one", "many", 2) != "many"
    assert pgettext("x", "Tin") != "Tin"


def test_a_language_is_one_file(monkeypatch, tmp_path):
    (tmp_path / "fr.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
        'msgid "Tin"\nmsgstr "Boîte"\n\nmsgctxt "key"\nmsgid "Tin"\nmsgstr "Caisse"\n\n'
        'msgid "{n} tin"\nmsgid_plural "{n} tins"\nmsgstr[0] "{n} boîte"\nmsgstr[1] "{n} boîtes"\n',
        encoding="utf-8",
    )
    for module in (i18n, catalogues):
        monkeypatch.setattr(module, "folder", lambda name: tmp_path)
    words = i18n.Catalogue("fr", i18n._messages("fr"))
    assert (words.gettext("Tin"), words.pgettext("key", "Tin"), words.gettext("Room")) == (
        "Boîte",
        "Caisse",
        "Room",
    )
    assert [words.ngettext("{n} tin", "{n} tins", n) for n in (0, 1, 2)] == ["{n} boîte", "{n} boîte", "{n} boîtes"]
    assert words.own_name == "Français"
    assert words.money(123450, "EUR").endswith("€")
    assert languages() == ("en", "fr")
    assert catalogues.read("de").gettext("Tin") == "Tin"
