"""An envelope is the printed PDF with its data inside; a changed byte anywhere is found."""

import zlib
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from groupkit.core.letters import Answer
from groupkit.core.problems import GroupkitError
from groupkit.core.states import State
from groupkit.storage import letters
from tests.envelopes import attached, blank_pdf, packed, plain, put, signed, with_data

ANSWER = Answer(
    identity="a" * 32,
    group="Us",
    place="Tin",
    number=37,
    seal="X",
    state=State.QUERIED,
    by="Mo",
    words="Which <b>&tea</b>? ✓",
    on=date(2026, 11, 14),
)


def test_what_is_put_in_comes_out(tmp_path, sent):
    assert letters.read(put(tmp_path / "sheet.pdf", sent)) == sent
    assert letters.read(put(tmp_path / "answer.pdf", ANSWER)) == ANSWER


def test_the_same_sheet_makes_the_same_bytes(sent):
    assert letters.seal(blank_pdf(), sent) == letters.seal(blank_pdf(), sent)
    assert letters.encode(sent) == letters.encode(letters.decode(letters.encode(sent)))


def test_the_envelope_is_still_a_pdf_that_opens(sent):
    with pikepdf.open(BytesIO(letters.seal(blank_pdf(), sent))) as pdf:
        assert len(pdf.pages) == 1


def test_a_pdf_of_another_program_is_not_a_letter(tmp_path):
    (tmp_path / "flyer.pdf").write_bytes(blank_pdf())
    with pytest.raises(GroupkitError, match="not made by groupkit"):
        letters.read(tmp_path / "flyer.pdf")


@pytest.mark.parametrize(
    "change",
    [
        lambda whole: whole[:-1],
        lambda whole: whole + b"\n",
        lambda whole: whole + whole,
        lambda whole: whole.replace(b"/Type", b"/Typo", 1),
        lambda whole: whole[:-2] + b"z\n",
        lambda whole: b"x" + whole,
        lambda whole: whole[: len(whole) // 2],
        lambda whole: b"",
    ],
)
def test_a_changed_envelope_is_not_opened(tmp_path, change):
    path = put(tmp_path / "answer.pdf", ANSWER)
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(GroupkitError, match="changed after|not made by"):
        letters.read(path)


def test_a_file_that_is_not_there_or_too_large_is_not_opened(tmp_path, monkeypatch):
    with pytest.raises(GroupkitError, match="no file here"):
        letters.read(tmp_path / "away.pdf")
    path = put(tmp_path / "answer.pdf", ANSWER)
    monkeypatch.setattr(letters, "LARGEST", path.stat().st_size - 1)
    with pytest.raises(GroupkitError, match="too large"):
        letters.read(path)


def test_a_small_file_that_unpacks_to_a_huge_one_is_not_opened():
    bomb = with_data(b" " * (letters._LONGEST_DATA + 1))
    assert len(bomb) < 50_000
    with pytest.raises(GroupkitError, match="too large"):
        letters.opened(bomb)


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"null", b"[" * 90_000, b'{"format":"groupkit-letter-1"}', b"\xff\xfe", b"12"]
)
def test_data_that_is_no_letter_is_not_taken_for_one(data):
    with pytest.raises(GroupkitError, match="not made by groupkit"):
        letters.opened(with_data(data))


def test_data_with_something_more_in_it_is_not_taken_for_a_letter():
    content = plain(ANSWER)
    letters.opened(packed(content))
    content["more"] = 1
    with pytest.raises(GroupkitError, match="not made by groupkit"):
        letters.opened(packed(content))


def test_an_envelope_without_its_data_or_with_data_packed_otherwise_is_not_opened():
    out = BytesIO()
    with pikepdf.open(BytesIO(blank_pdf())) as pdf:
        pdf.attachments["groupkit.json"] = attached(pdf, letters.encode(ANSWER))
        pdf.save(out, compress_streams=False)
    for whole in (blank_pdf(), out.getvalue()):
        with pytest.raises(GroupkitError, match="not made by groupkit"):
            letters.opened(signed(whole + b"%groupkit-letter-1 \n"))
    with pytest.raises(zlib.error):
        zlib.decompress(letters.encode(ANSWER))
