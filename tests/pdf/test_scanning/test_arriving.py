"""Scans come in as PDF, JPEG and PNG; whatever else comes in is told, and opens nothing."""

import zlib
from io import BytesIO

import numpy as np
import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from groupkit.core.feedback.scanned import Trouble
from groupkit.pdf.scanning import arriving
from tests import marks

SHADES = np.tile(np.linspace(0, 255, 600).astype(np.uint8), (800, 1))


def one(data):
    """Return the only page of what a file holds."""
    (page,) = arriving.pages("scan", data)
    return page


def opened(data):
    """Return the picture of the only page of what a file holds."""
    seen = arriving.picture(one(data))
    assert not isinstance(seen, Trouble)
    return seen


def pdf(count=1, **saved):
    """Return a PDF of so many pages, each with a picture of shades."""
    pages, into = [Image.fromarray(SHADES)] * count, BytesIO()
    pages[0].save(into, "pdf", save_all=True, append_images=pages[1:])
    if saved:
        with pikepdf.open(into) as opened:
            into = BytesIO()
            opened.save(into, **saved)
    return into.getvalue()


@pytest.mark.parametrize("data", [marks.jpeg(SHADES), marks.png(SHADES), pdf()], ids=["jpeg", "png", "pdf"])
def test_a_picture_comes_in_as_shades_of_grey(data):
    seen = opened(data)
    assert seen.dtype == np.uint8
    high, wide = seen.shape
    assert abs(wide / high - 600 / 800) < 0.01
    assert seen[high // 2, wide // 20] < 30
    assert abs(int(seen[high // 2, wide // 2]) - 127) < 8


def test_every_page_of_a_file_comes_in(tmp_path):
    (tmp_path / "all.pdf").write_bytes(pdf(3))
    (tmp_path / "one.jpg").write_bytes(marks.jpeg(SHADES))
    found = list(arriving.arrivals([tmp_path / "all.pdf", tmp_path / "one.jpg"]))
    assert [page.at for page in found] == [1, 2, 3, 1]
    assert [page.file.rpartition("/")[2] for page in found] == ["all.pdf"] * 3 + ["one.jpg"]


@pytest.mark.parametrize(("side", "seen"), [(2000, 2000), (3000, 1500), (5200, 1300)])
def test_a_large_picture_is_read_at_a_part_of_its_size(side, seen):
    assert opened(marks.jpeg(np.full((side, side), 255, np.uint8))).shape == (seen, seen)


def test_how_a_camera_was_held_is_never_read_from_the_file():
    turned = Image.Exif()
    turned[0x0112] = 6
    into = BytesIO()
    Image.fromarray(SHADES).save(into, "jpeg", exif=turned)
    assert opened(into.getvalue()).shape == SHADES.shape


@pytest.mark.parametrize(
    ("data", "trouble"),
    [
        (b"", Trouble.NOT_A_PICTURE),
        (b"GIF89a and so on", Trouble.NOT_A_PICTURE),
        (b"%PDF-1.7 and nothing more", Trouble.NOT_A_PICTURE),
        (b"\xff\xd8\xff and nothing more", Trouble.NOT_A_PICTURE),
        (marks.jpeg(SHADES)[:400], Trouble.NOT_A_PICTURE),
        (marks.png(SHADES[:90, :90]), Trouble.NOT_A_PICTURE),
        (pdf(encryption=pikepdf.Encryption(owner="a", user="b")), Trouble.LOCKED),
    ],
)
def test_what_cannot_be_read_is_told(data, trouble):
    assert arriving.picture(one(data)) is trouble


def test_what_is_too_large_is_not_opened(monkeypatch, tmp_path):
    monkeypatch.setattr(arriving, "MOST_PAGES", 2)
    monkeypatch.setattr(arriving, "MOST_PIXELS", SHADES.size - 1)
    assert one(pdf(3)).trouble is Trouble.TOO_LARGE
    assert one(marks.jpeg(SHADES)).trouble is Trouble.TOO_LARGE
    monkeypatch.setattr(arriving, "LARGEST", 1000)
    (tmp_path / "large.png").write_bytes(bytes(1001))
    (page,) = arriving.arrivals([tmp_path / "large.png"])
    assert (page.trouble, page.data) == (Trouble.TOO_LARGE, b"")


def test_a_picture_that_says_it_is_endless_is_not_opened():
    endless = bytearray(marks.png(SHADES[:10]))
    endless[16:24] = (2**31 - 1).to_bytes(4, "big") * 2
    assert one(bytes(endless)).trouble in (Trouble.TOO_LARGE, Trouble.NOT_A_PICTURE)


def test_a_picture_of_fifty_thousand_by_fifty_thousand_is_not_opened():
    endless = bytearray(marks.png(SHADES[:10]))
    endless[16:24] = (50_000).to_bytes(4, "big") * 2
    endless[29:33] = zlib.crc32(endless[12:29]).to_bytes(4, "big")
    assert one(bytes(endless)).trouble is Trouble.TOO_LARGE


def test_a_pdf_of_ten_thousand_pages_is_not_opened():
    many = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 10000/Kids[" + b"3 0 R " * 10_000 + b"]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>"
    )
    assert one(many).trouble is Trouble.TOO_LARGE
    assert len(list(arriving.pages("scan", many.replace(b"10000", b"150")))) == 150


def test_a_pdf_with_an_endless_picture_on_its_page_is_not_drawn():
    into = BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        picture = made.make_stream(
            b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, ColorSpace=pikepdf.Name.DeviceGray
        )
        picture.Width, picture.Height, picture.BitsPerComponent = 60_000, 60_000, 1
        made.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
        made.pages[0].Contents = made.make_stream(b"q 612 0 0 792 0 0 cm /P Do Q")
        made.save(into)
    assert arriving.picture(one(into.getvalue())) is Trouble.TOO_LARGE


def _saved(picture, kind, **how):
    into = BytesIO()
    picture.save(into, kind, **how)
    return into.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        _saved(Image.fromarray(SHADES).convert("CMYK"), "jpeg"),
        _saved(Image.fromarray(SHADES), "jpeg", progressive=True),
        _saved(Image.fromarray(SHADES.astype(np.uint16) * 257), "png"),
        _saved(Image.fromarray(SHADES).convert("P"), "png"),
        _saved(
            Image.fromarray(SHADES), "png", save_all=True, append_images=[Image.new("L", SHADES.shape[::-1], 9)]
        ),
    ],
    ids=["four inks", "progressive", "sixteen bits", "palette", "moving"],
)
def test_a_picture_of_an_unusual_kind_comes_in_as_any_other(data):
    seen = opened(data)
    assert seen.shape == SHADES.shape
    assert abs(seen.astype(int) - SHADES).mean() < 6


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kind=st.sampled_from(["jpeg", "png", "pdf"]), spoilt=st.lists(st.tuples(st.integers(0), st.binary(max_size=4)))
)
def test_a_spoilt_file_is_a_picture_or_a_trouble(kind, spoilt):
    small = SHADES[::2, ::2]
    data = bytearray({"jpeg": marks.jpeg, "png": marks.png, "pdf": lambda _: pdf()}[kind](small))
    for at, with_what in spoilt:
        place = at % len(data)
        data[place : place + len(with_what)] = with_what
    for page in arriving.pages("scan", bytes(data)):
        assert isinstance(arriving.picture(page), np.ndarray | Trouble)
