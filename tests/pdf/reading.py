"""Reads printed papers back: their words, the size of their type, and whether all of it is on the page."""

import pypdfium2
import pypdfium2.raw as pdfium


def lines(data):
    pdf = pypdfium2.PdfDocument(data)
    found = [line for page in pdf for line in page.get_textpage().get_text_range().splitlines()]
    pdf.close()
    return found


def words(data):
    return " ".join(" ".join(lines(data)).split())


def count(data):
    pdf = pypdfium2.PdfDocument(data)
    pages = len(pdf)
    pdf.close()
    return pages


def sizes(data):
    """Return every size of type on the paper, in points."""
    pdf = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage() for page in pdf]
    found = {round(pdfium.FPDFText_GetFontSize(text, at), 2) for text in texts for at in range(text.count_chars())}
    pdf.close()
    return {size for size in found if size > 1}  # letters made up by the reader, such as line ends, have size 1


def inside(data):
    """Return whether every letter stands on its page."""
    pdf = pypdfium2.PdfDocument(data)
    fits = True
    for page in pdf:
        text, (wide, high) = page.get_textpage(), page.get_size()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        fits &= all(0 <= left <= right <= wide and 0 <= low <= top <= high for left, low, right, top in boxes)
    pdf.close()
    return fits
