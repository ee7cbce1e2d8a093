"""Receipts are bound behind a paper: pictures become pages, PDFs are put in, and each is found by its name."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from groupkit.core.problems import GroupkitError
from groupkit.storage.binder import Bound, bind


def paper(size=(595, 842), pages=1):
    made, written = pikepdf.new(), BytesIO()
    for _ in range(pages):
        made.add_blank_page(page_size=size)
    made.save(written)
    return written.getvalue()


def picture(media, mode="RGB", size=(40, 20), colour="red", turned=1):
    written, exif = BytesIO(), Image.Exif()
    exif[0x0112] = turned
    made = Image.new(mode, size, colour)
    made.paste("black" if mode != "RGBA" else (0, 0, 0, 255), (0, 0, size[0] // 2, size[1]))
    made.save(written, media.removeprefix("image/"), **({"exif": exif} if turned > 1 else {}))
    return Bound(media=media, data=written.getvalue(), name=f"{mode} {media}")


def seen(data, page):
    """Return the colours near the left and the right edge of the picture on a page, and near its foot."""
    opened = pypdfium2.PdfDocument(data)
    shown = opened[page].render(scale=1).to_pil().convert("RGB")
    opened.close()
    return shown.getpixel((60, 60)), shown.getpixel((535, 60)), shown.getpixel((535, 800))


BLACK, RED, WHITE = (0, 0, 0), (255, 0, 0), (255, 255, 255)


def near(found, wanted):
    return all(abs(one - other) < 8 for one, other in zip(found, wanted, strict=True))


def test_a_paper_without_receipts_stays_as_many_pages():
    with pikepdf.open(BytesIO(bind(paper(pages=2), ()))) as found:
        assert len(found.pages) == 2


def test_pictures_and_pdfs_stand_behind_the_paper_under_their_names():
    files = (
        picture("image/jpeg"),
        Bound(media="application/pdf", data=paper((200, 300), pages=2), name="Two pages"),
        picture("image/png", "RGBA", colour=(255, 0, 0, 0)),
        picture("image/png", "1", colour="white"),
        picture("image/jpeg", "L", colour="white"),
    )
    whole = bind(paper(), files)
    assert whole == bind(paper(), files)
    with pikepdf.open(BytesIO(whole)) as found, found.open_outline() as outline:
        assert [item.title for item in outline.root] == [each.name for each in files]
        sizes = [tuple(map(int, page.mediabox[2:])) for page in found.pages]
    assert sizes == [(595, 842), (595, 842), (200, 300), (200, 300), *[(595, 842)] * 3]
    for page, right in ((1, RED), (4, WHITE), (5, WHITE), (6, WHITE)):
        left_of, right_of, foot = seen(whole, page)
        assert near(left_of, BLACK), page
        assert near(right_of, right), page
        assert near(foot, WHITE), page


def test_a_picture_taken_on_its_side_stands_upright():
    left_of, right_of, _foot = seen(bind(paper(), [picture("image/jpeg", turned=3)]), 1)
    assert near(left_of, RED)
    assert near(right_of, BLACK)


@pytest.mark.parametrize("media", ["image/jpeg", "image/png", "application/pdf"])
def test_a_file_that_cannot_be_read_is_named(media):
    with pytest.raises(GroupkitError, match="R-88 cannot be read any more"):
        bind(paper(), [Bound(media=media, data=b"%PDF-1.7 torn", name="R-88")])
