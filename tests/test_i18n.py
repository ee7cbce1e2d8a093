"""Words, days and money in the language of whoever reads them."""

import ast
import re
from collections.abc import Iterator
from datetime import date, time
from gettext import NullTranslations

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from groupkit import catalogues, i18n
from groupkit.i18n import N_, catalogue, current, is_language, languages, ngettext, own_name, pgettext, use
from groupkit.resources import folder
from tests.sources import PATHS, tree_of

DAY = date(2026, 11, 14)
FIELD = re.compile(r"\{\w*\}")


def test_english_says_what_stands_in_the_code():
    words = catalogue("en")
    assert words.gettext(N_("Tin")) == i18n._("Tin") == pgettext("x", "Tin") == "Tin"
    assert words.gettext("") == words.pgettext("x", "") == ""
    assert [ngettext("one", "many", count) for count in (0, 1, 2)] == ["many", "one", "many"]
    assert not words.rtl
    assert own_name("en") == "English"
    assert "en" in languages()


def test_a_code_names_a_language_or_nothing():
    known = [is_language(code) for code in ("en", "pt-BR", "ar-XB", "zzzz", "../out", "")]
    assert known == [True, True, True, False, False, False]


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


def test_months_and_weekdays_are_written_alone():
    words = i18n.catalogue("en")
    assert (words.month(date(2026, 11, 14)), words.month(date(2026, 11, 14), "short")) == ("November 2026", "Nov")
    assert (words.weekday(0), words.weekday(6)) == ("Monday", "Sunday")


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
    assert own_name("fr") == "Français"
    assert words.money(123450, "EUR").endswith("€")
    assert languages() == ("en", "fr")
    assert catalogues.read("de").gettext("Tin") == "Tin"


def test_every_text_stands_alone_where_it_is_marked():
    """A choice inside the call would be taken out as one glued text that nobody ever asks for."""
    marks = {"_", "N_", "gettext", "ngettext", "pgettext"}
    for path in PATHS:
        for node in ast.walk(tree_of(path)):
            called = node.func if isinstance(node, ast.Call) else None
            name = getattr(called, "id", getattr(called, "attr", ""))
            if isinstance(node, ast.Call) and name in marks:
                texts = node.args[1:] if name == "pgettext" else node.args
                assert not any(isinstance(text, ast.JoinedStr) or _glued(text) for text in texts), path


def _glued(given: ast.expr) -> bool:
    """Tell whether an expression chooses between two texts written out in it."""
    return isinstance(given, ast.IfExp) and all(isinstance(one, ast.Constant) for one in (given.body, given.orelse))


def messages(language: str) -> Iterator[Message]:
    """Yield the texts of one language with their translations."""
    with (folder("i18n") / f"{language}.po").open("rb") as source:
        yield from (message for message in read_po(source, locale=language, ignore_obsolete=True) if message.id)


@pytest.mark.parametrize("language", languages()[1:])
def test_a_translation_keeps_the_fields_and_leaves_nothing_half_done(language):
    for message in messages(language):
        asked = [message.id] if isinstance(message.id, str) else list(message.id)
        said = [message.string] if isinstance(message.string, str) else list(message.string)
        if not any(said):
            continue  # not translated yet: English is shown
        wanted = set().union(*(FIELD.findall(text) for text in asked))
        for text in said:
            assert text.strip(), message.id
            assert set(FIELD.findall(text)) <= wanted, message.id
        assert set().union(*(FIELD.findall(text) for text in said)) == wanted, message.id


def test_a_language_knows_which_texts_of_forms_it_has():
    class Partly(NullTranslations):
        def pgettext(self, context: str, message: str) -> str:
            return "Witaj" if context == "form/title" else message

    polish = i18n.Catalogue("pl", Partly())
    assert polish.has("form/title", "Welcome")
    assert not polish.has("form/ask", "How was it, all in all?")
    assert catalogue("en").has("form/ask", "How was it?")
    assert catalogue("ar-XB").has("form/ask", "How was it?")
