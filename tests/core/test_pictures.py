"""A picture is kept as it looks, without what the camera wrote beside it; what cannot be read is refused."""

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groupkit.core.pictures import (
    LARGEST,
    NOT_KEPT,
    OTHER_FORM,
    TOO_WIDE,
    UNREADABLE,
    Media,
    cleaned,
    media,
    sort_of,
)
from groupkit.core.problems import GroupkitError
from tests import pictures

PHOTOS = {
    "photo": pictures.jpeg(),
    "grey photo": pictures.jpeg(mode="L"),
    "printer's photo": pictures.jpeg(mode="CMYK"),
    "photo sharpened step by step": pictures.jpeg(progressive=True),
    "photo turned": pictures.jpeg(6),
    "photo with something after its end": pictures.jpeg(more=pictures.PLACE * 9),
    "screen": pictures.png(),
    "screen turned": pictures.png(8),
    "screen that lets through": pictures.png(mode="RGBA"),
    "screen of few colours": pictures.png(mode="P"),
    "black and white": pictures.png(mode="1"),
    "screen with something after its end": pictures.png(more=pictures.PLACE * 9),
}
each = pytest.mark.parametrize("photo", PHOTOS.values(), ids=PHOTOS)


def refused(data):
    """Return what is said about a file that is not kept."""
    with pytest.raises(GroupkitError) as told:
        cleaned(data)
    return told.value.message


@each
def test_the_picture_looks_the_same_to_another_reader(photo):
    kept = cleaned(photo)
    assert pictures.pixels(kept) == pictures.pixels(photo)
    assert pictures.turn(kept) == pictures.turn(photo)


@each
def test_nothing_of_where_when_and_by_whom_is_left(photo):
    assert pictures.left_over(photo)
    kept = cleaned(photo)
    assert pictures.left_over(kept) == {}
    for words in (pictures.PLACE, pictures.WORDS.encode(), b"Telephone", b"tIME", b"XMP", b"xmp"):
        assert words not in kept


@each
def test_a_picture_already_kept_stays_the_same_to_the_byte(photo):
    kept = cleaned(photo)
    assert cleaned(kept) == kept
    assert kept != photo


def test_the_small_picture_inside_a_photo_goes():
    whole = pictures.jpeg()
    at = whole.index(b"JFIF\0")
    small = b"\x02\x02" + b"secret thumb"
    head = whole[at : at + 12] + small
    with_small = whole[: at - 2] + (len(head) + 2).to_bytes(2, "big") + head + whole[at + 14 :]
    assert b"secret thumb" not in cleaned(with_small)
    assert pictures.pixels(cleaned(with_small)) == pictures.pixels(whole)


def test_what_it_is_is_read_from_its_first_bytes():
    assert media(pictures.jpeg()) is Media.JPEG
    assert media(pictures.png()) is Media.PNG
    assert sort_of(pictures.pdf()) is Media.PDF
    assert media(b"") is None


@pytest.mark.parametrize("data", [b"", b"MZ program", b"<svg/>", pictures.jpeg() + bytes(LARGEST), b"%PD"])
def test_other_files_and_large_ones_are_not_kept(data):
    assert refused(data) == NOT_KEPT


@pytest.mark.parametrize("start", [b"GIF89a", b"BM", b"II*\0", b"MM\0*", b"RIFF....WEBP", b"\0\0\0\x18ftypheic"])
def test_a_picture_of_another_form_is_named_as_that(start):
    assert refused(start + bytes(30)) == OTHER_FORM


@pytest.mark.parametrize("marker", [b"\xff\xc4", b"\xff\xcc", b"\xff\xdb", b"\xff\xdd", b"\xff\xda"])
def test_words_that_pose_as_a_table_of_the_picture_are_refused(marker):
    photo = cleaned(pictures.jpeg())
    for words in (pictures.PLACE, b""):
        posing = marker + (len(words) + 2).to_bytes(2, "big") + words
        if words or marker in (b"\xff\xdd", b"\xff\xda"):
            assert refused(photo[:2] + posing + photo[2:]) == UNREADABLE


@pytest.mark.parametrize("photo", [pictures.jpeg(), pictures.png()], ids=["photo", "screen"])
def test_a_copy_that_was_stopped_half_way_is_refused(photo):
    kept = cleaned(photo)
    for at in range(8, len(kept), 7):
        assert refused(kept[:at]) == UNREADABLE


def _sized(photo: bytes, width: int, height: int) -> bytes:
    if media(photo) is Media.PNG:
        head = struct.pack(">II", width, height) + photo[24:29]
        return photo[:16] + head + zlib.crc32(b"IHDR" + head).to_bytes(4, "big") + photo[33:]
    at = photo.index(b"\xff\xc0") + 5
    return photo[:at] + struct.pack(">HH", height, width) + photo[at + 4 :]


@pytest.mark.parametrize("photo", [pictures.jpeg(), pictures.png()], ids=["photo", "screen"])
def test_a_picture_too_large_to_show_is_refused(photo):
    assert refused(_sized(photo, 60_000, 60_000)) == TOO_WIDE
    assert refused(_sized(photo, 0, 4)) == UNREADABLE


def _packed(packed: bytes) -> bytes:
    """Return a picture whose packed part is this."""
    whole = cleaned(pictures.png())
    at = whole.index(b"IDAT") - 4
    part = len(packed).to_bytes(4, "big") + b"IDAT" + packed + zlib.crc32(b"IDAT" + packed).to_bytes(4, "big")
    return whole[:at] + part + whole[-12:]


def test_a_small_file_that_unpacks_without_end_is_refused():
    assert refused(_packed(zlib.compress(bytes(30_000_000)))) == UNREADABLE


@pytest.mark.parametrize("packed", [b"", b"no packing", zlib.compress(bytes(90_000))[:-9]])
def test_a_picture_that_does_not_unpack_is_refused(packed):
    assert refused(_packed(packed)) == UNREADABLE


def test_what_hides_behind_the_packed_picture_goes():
    whole = cleaned(pictures.png())
    at = whole.index(b"IDAT") - 4
    assert cleaned(_packed(whole[at + 8 : -16] + pictures.PLACE)) == whole


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xff",
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xd8\xff\xd9",
        b"\xff\xd8\xff\xdb\x00",
        b"\xff\xd8\xff\xdb\x00\x01",
        b"\xff\xd8\xff\xc0\x00\x03\x08\xff\xd9",
        b"\xff\xd8\xff\xdb\x00\x02no marker",
        b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0IEND" + zlib.crc32(b"IEND").to_bytes(4, "big"),
    ],
)
def test_what_only_looks_like_a_picture_is_refused(data):
    assert refused(data) == UNREADABLE


@pytest.mark.parametrize(
    "about",
    [
        b"Exif\0\0",
        b"Exif\0\0II*\0\xff\xff\xff\xff",
        b"Exif\0\0MM\0*\0\0\0\x08\xff\xff",
        b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x09\0\0",
        b"http://ns.adobe.com/xap/1.0/\0",
    ],
)
def test_a_turn_that_cannot_be_read_is_no_turn(about):
    photo = cleaned(pictures.jpeg())
    at = 2 + 2 + int.from_bytes(photo[4:6], "big")
    said = b"\xff\xe1" + (len(about) + 2).to_bytes(2, "big") + about
    assert cleaned(photo[:at] + said + photo[at:]) == photo


@pytest.mark.parametrize("turned", range(1, 9))
def test_every_turn_stays(turned):
    assert pictures.turn(cleaned(pictures.jpeg(turned))) == turned
    assert pictures.turn(cleaned(pictures.png(turned))) == turned


_WHOLE = st.sampled_from([data for name, data in PHOTOS.items() if "printer" not in name])


@st.composite
def spoiled(draw):
    """Draw a picture that was changed, cut, grown or broken off in a few places."""
    made = bytearray(draw(_WHOLE))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(made) - 1)))
        match draw(st.sampled_from(["change", "cut", "add", "end"])):
            case "change":
                made[at : at + 1] = draw(st.binary(min_size=1, max_size=1))
            case "cut":
                del made[at : at + draw(st.integers(1, 40))]
            case "add":
                made[at:at] = draw(st.binary(max_size=40))
            case _:
                del made[max(at, 1) :]
    return bytes(made)


def kept_or_refused(data):
    """Keep a picture, or be told plainly why not; what is kept is kept the same again, and hardly longer."""
    try:
        kept = cleaned(data)
    except GroupkitError as told:
        assert told.message in (NOT_KEPT, OTHER_FORM, UNREADABLE, TOO_WIDE)
        return
    assert cleaned(kept) == kept
    assert len(kept) <= len(data) + 64
    assert pictures.PLACE not in kept


@given(spoiled())
def test_a_picture_that_was_spoiled_is_kept_or_refused_and_never_more(data):
    kept_or_refused(data)


@pytest.mark.proof
@settings(max_examples=1500, deadline=None)
@given(spoiled())
def test_thousands_of_spoiled_pictures_are_kept_or_refused(data):
    kept_or_refused(data)


@given(st.binary(max_size=300), st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b""]))
def test_no_bytes_at_all_stop_the_program(rest, start):
    kept_or_refused(start + rest)
