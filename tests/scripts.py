"""Texts in scripts that join or run to the left, and the two readers that read them back from a paper."""

import subprocess
from shutil import which
from unicodedata import normalize

import pypdfium2

ARABIC = "أهلاً وسهلاً بكم في مجموعة السبت (الساعة 12:30 – 14:00)."
URDU = "ہر ہفتے کو ہم ٹھیک 7:30 بجے ملتے ہیں (چائے کے ساتھ)۔ ڈاکٹر، ڑ، ں، گھر اور پچھلے صفحے پر ۱۲ سوال ہیں۔"
FARSI = "می\N{ZERO WIDTH NON-JOINER}خواهم نامه‌ای بنویسم؛ صفحهٔ ۲۳ از ۴۵ [نمونه]."
VOWELLED = normalize("NFC", "بِسْمِ مُحَمَّدٌ يَقْرَأُ كِتَابًا")
MIXED = "اتصل بـ Jo على 02079460000 أو [اختياري] 2026/10/12"
NAME = "سارة"

POPPLER = which("pdftotext") is not None
_EMBEDDING = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2069"))


def by_pdfium(data: bytes) -> list[str]:
    """Return the lines of a paper as pdfium reads them."""
    pdf = pypdfium2.PdfDocument(data)
    found = [line for page in pdf for line in page.get_textpage().get_text_range().splitlines()]
    pdf.close()
    # the order of two marks on one letter means nothing
    return [normalize("NFC", line) for line in found]


def by_poppler(data: bytes) -> list[str]:
    """Return the lines of a paper as poppler reads them, without the marks it adds for the direction."""
    ran = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    return [line for line in ran.stdout.decode().translate(_EMBEDDING).splitlines() if line.strip()]
