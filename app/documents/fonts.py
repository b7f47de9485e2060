"""The bundled fonts that marks and papers are set in, and which of them a letter needs; draws nothing itself."""

from functools import lru_cache
from itertools import groupby
from pathlib import Path

from PIL import ImageFont

from app.settings import assets_folder

REGULAR, BOLD, CHINESE = "NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSansSC-Regular.otf"
FIRST_EAST_ASIAN = 0x2E80  # CJK Radicals: from here on Noto Sans has nothing and the Chinese font has


def font_file(name: str) -> Path:
    return assets_folder() / "fonts" / name


def parts(text: str, font: str = REGULAR) -> list[tuple[str, str]]:
    """(font name, letters) in order: what `font` has not goes to the Chinese one. Control characters are dropped."""
    printable = "".join(letter for letter in text if letter.isprintable())
    return [
        (CHINESE if chinese else font, "".join(letters))
        for chinese, letters in groupby(printable, key=lambda letter: ord(letter) >= FIRST_EAST_ASIAN)
    ]


def text_width(text: str, size: float) -> float:
    """Of one line in the bundled font, in the unit of `size`."""
    return sum(face(name, 64.0).getlength(letters) for name, letters in parts(text)) * size / 64.0


@lru_cache(maxsize=32)
def face(name: str, size_px: float) -> ImageFont.FreeTypeFont:
    """Opened once a size; FreeType keeps some 100 kB for each."""
    return ImageFont.truetype(str(font_file(name)), size_px, layout_engine=ImageFont.Layout.BASIC)
