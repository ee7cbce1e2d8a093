"""A PDF is kept as its pages look: nothing that runs, that was written beside them, or that a camera left."""

import zlib
from base64 import a85encode
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from groupkit.core.pictures import NOT_KEPT, cleaned
from groupkit.core.problems import GroupkitError
from groupkit.storage import scans
from tests import pictures

HIDDEN = (
    *(b"JavaScript", b"app.alert", b"EmbeddedFile", b"OpenAction", b"PieceInfo", b"Metadata", b"/Info", b"/AA"),
    *(pictures.PLACE, pictures.WORDS.encode(), b"Exif", b"Telephone"),
)


def looks(data):
    """Return every page as another reader draws it."""
    with PdfDocument(data) as seen:
        return [page.render(scale=1).to_numpy().tobytes() for page in seen]


def opened(data):
    """Return everything inside a PDF with nothing packed."""
    into = BytesIO()
    with pikepdf.open(BytesIO(data)) as found:
        found.save(into, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return into.getvalue()


def refused(data):
    with pytest.raises(GroupkitError) as told:
        scans.kept(data)
    return str(told.value)


def changed(change, **how):
    """Return a scan after a change, saved as told."""
    into = BytesIO()
    with pikepdf.open(BytesIO(pictures.pdf())) as found:
        change(found)
        found.save(into, **how)
    return into.getvalue()


def test_a_scan_looks_the_same_and_nothing_hides_in_it():
    whole = pictures.pdf(pages=2)
    assert all(words in opened(whole) for words in HIDDEN)
    kept = scans.kept(whole)
    assert looks(kept) == looks(whole)
    assert [words for words in HIDDEN if words in opened(kept)] == []


def test_the_same_scan_is_the_same_to_the_byte_each_time():
    whole = pictures.pdf()
    assert scans.kept(whole) == scans.kept(whole)
    assert looks(scans.kept(scans.kept(whole))) == looks(whole)


def test_pictures_are_kept_through_the_same_door():
    assert scans.kept(pictures.png()) == cleaned(pictures.png())
    assert refused(b"MZ") == NOT_KEPT


def test_what_was_filled_in_or_noted_is_seen_and_no_longer_runs():
    def note(pdf):
        shown = pdf.make_stream(
            b"1 0 0 rg 0 0 50 50 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 50, 50]
        )
        pdf.pages[0].obj.Annots = pikepdf.Array(
            [
                pdf.make_indirect(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Annot,
                        Subtype=pikepdf.Name.Stamp,
                        Rect=[10, 10, 60, 60],
                        AP=pikepdf.Dictionary(N=shown),
                        A=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)")),
                        T=pikepdf.String(pictures.WORDS),
                        F=4,
                    )
                )
            ]
        )

    whole = changed(note)
    kept = scans.kept(whole)
    assert looks(kept) == looks(whole) != looks(pictures.pdf())
    assert [words for words in HIDDEN if words in opened(kept)] == []


def _wrapped(names, pack):
    def wrap(pdf):
        photo = pdf.pages[0].Resources.XObject.Im0
        photo.write(pack(photo.read_raw_bytes()), filter=pikepdf.Array([pikepdf.Name(name) for name in names]))

    return changed(wrap, compress_streams=False)


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("/FlateDecode", zlib.compress),
        ("/ASCII85Decode", lambda photo: a85encode(photo) + b"~>"),
        ("/ASCIIHexDecode", lambda photo: photo.hex().encode() + b">"),
    ],
)
def test_a_photo_packed_once_more_is_reached(name, pack):
    whole = _wrapped([name, "/DCTDecode"], pack)
    kept = scans.kept(whole)
    assert looks(kept) == looks(whole)
    assert [words for words in HIDDEN if words in opened(kept)] == []


def test_a_photo_that_cannot_be_reached_is_refused(monkeypatch):
    assert "cannot be read" in refused(_wrapped(["/LZWDecode", "/DCTDecode"], lambda photo: photo))
    monkeypatch.setattr(scans, "_LARGEST_PHOTO", 50)
    assert "cannot be read" in refused(_wrapped(["/FlateDecode", "/DCTDecode"], zlib.compress))


@pytest.mark.parametrize("names", [["/OwnDecode"], ["/FlateDecode", "/OwnDecode"], []])
def test_a_photo_packed_as_no_program_does_it_is_refused(names):
    assert "cannot be read" in refused(_wrapped(names, lambda photo: photo))


def test_a_photo_of_the_finer_sort_loses_what_stands_beside_it():
    def box(kind, body):
        return (len(body) + 8).to_bytes(4, "big") + kind + body

    signed, picture = box(b"jP  ", b"\r\n\x87\n"), b"\0\0\0\0jp2c\xff\x4f picture"
    long = b"\0\0\0\1xml " + (16 + len(pictures.PLACE)).to_bytes(8, "big") + pictures.PLACE
    whole = signed + box(b"uuid", bytes(16) + pictures.PLACE) + long + picture
    for photo, left in ((whole, signed + picture), (b"\xff\x4f bare", b"\xff\x4f bare")):
        kept = scans.kept(_wrapped(["/JPXDecode"], lambda _, photo=photo: photo))
        with pikepdf.open(BytesIO(kept)) as found:
            assert found.pages[0].Resources.XObject.Im0.read_raw_bytes() == left
    for broken in (b"\0\0\0\2xml ", b"\0\0"):
        assert "cannot be read" in refused(_wrapped(["/JPXDecode"], lambda _, photo=broken: photo))


def test_words_beside_a_part_of_a_page_go_however_deep_they_stand():
    def hide(pdf):
        deep = pikepdf.Dictionary(MC0=pikepdf.Dictionary(Metadata=pikepdf.String(pictures.WORDS)))
        pdf.pages[0].Resources.Properties = deep

    kept = scans.kept(changed(hide))
    assert pictures.WORDS.encode() not in opened(kept)


def test_a_pdf_with_a_password_is_refused_and_one_that_only_forbids_is_kept():
    locked = changed(lambda pdf: None, encryption=pikepdf.Encryption(user="open me", owner="mine"))
    assert refused(locked) == "This PDF is locked with a password. Open it, print it to a PDF, and choose that one."
    forbids = changed(lambda pdf: None, encryption=pikepdf.Encryption(user="", owner="mine"))
    kept = scans.kept(forbids)
    assert looks(kept) == looks(pictures.pdf())
    assert b"/Encrypt" not in kept


def test_a_pdf_of_too_many_pages_or_none_is_refused(monkeypatch):
    monkeypatch.setattr(scans, "MOST_PAGES", 2)
    assert refused(pictures.pdf(pages=3)) == "This PDF has 3 pages. Choose one with 2 pages or fewer."

    def emptied(pdf):
        del pdf.pages[:]

    assert "cannot be read" in refused(changed(emptied))


@pytest.mark.parametrize("data", [b"%PDF-", b"%PDF-1.7\n%%EOF", b"%PDF-1.4 " + bytes(500)])
def test_what_only_looks_like_a_pdf_is_refused(data):
    assert "cannot be read" in refused(data)


_SCAN = pictures.pdf()


@st.composite
def spoiled(draw):
    """Draw a scan that was changed or cut in a few places."""
    made = bytearray(_SCAN)
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(5, len(made) - 1))
        if draw(st.booleans()):
            made[at] = draw(st.integers(0, 255))
        else:
            del made[at : at + draw(st.integers(1, 200))]
    return bytes(made)


def kept_or_refused(data):
    """Keep a scan, or be told plainly why not; what is kept can be read and runs nothing."""
    try:
        kept = scans.kept(data)
    except GroupkitError as told:
        assert str(told)
        return
    assert pictures.PLACE not in kept or b"/Filter /DCTDecode" not in data
    with pikepdf.open(BytesIO(kept)) as found:
        assert "/Info" not in found.trailer
        assert "/OpenAction" not in found.Root


@given(spoiled())
def test_a_pdf_that_was_spoiled_is_kept_or_refused_and_never_more(data):
    kept_or_refused(data)


@pytest.mark.proof
@settings(max_examples=800, deadline=None)
@given(spoiled())
def test_thousands_of_spoiled_pdfs_are_kept_or_refused(data):
    kept_or_refused(data)
