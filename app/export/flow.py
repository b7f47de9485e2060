"""Words, lines and pictures one below the other over as many A4 pages as they need; knows nothing of consults."""

from collections.abc import Callable

import pymupdf

from app.documents.fonts import BOLD, REGULAR, parts
from app.export.pdf_painter import pdf_face

WIDTH, HEIGHT = 595.0, 842.0  # A4 in points
LEFT, RIGHT, TOP, BOTTOM = 57.0, 538.0, 84.0, 770.0
INK, GREY, LINE = (0.08, 0.09, 0.1), (0.38, 0.42, 0.44), (0.82, 0.84, 0.85)
TEAL, RED = (0.04, 0.46, 0.43), (0.7, 0.11, 0.09)
LEADING = 1.45
Ink = tuple[float, float, float]


class Flow:
    """Adds from the top down; what does not fit starts a page. `dress` draws head and foot at the end, when the
    number of pages is known."""

    def __init__(self) -> None:
        self.pdf = pymupdf.open()
        self._fonts = {name: pdf_face(name) for name in (REGULAR, BOLD)}
        self._page = self._new_page()
        self.y = TOP

    def words(
        self, text: str, size: float = 10.5, ink: Ink = INK, bold: bool = False, x: float = LEFT, after: float = 4.0
    ) -> None:
        """Paragraphs, broken at the right margin. A page is broken between lines."""
        for line in self._lines(text, size, BOLD if bold else REGULAR, RIGHT - x):
            self.room_for(size * LEADING)
            self.y += size * LEADING
            self.say(self._page, x, self.y - 0.35 * size, line, size, ink, bold)
        self.y += after

    def heading(self, text: str, keep: float = 32.0) -> None:
        """Stays with the next `keep` points of what follows: two lines, or a picture."""
        self.room_for(28 + keep)
        self.y += 12
        self.words(text, 12.5, TEAL, bold=True, after=3)

    def pairs(self, rows: list[tuple[str, str]], column: float = 112.0) -> None:
        """Name on the left, value on the right; rows without a value are left out."""
        for name, value in rows:
            if not value:
                continue
            self.room_for(10.5 * LEADING)
            at = self.y
            self.say(self._page, LEFT, at + 10.5 * (LEADING - 0.35), name, 9.5, GREY)
            self.words(value, x=LEFT + column, after=1.5)
        self.y += 3

    def rule(self) -> None:
        self._page.draw_line((LEFT, self.y + 4), (RIGHT, self.y + 4), color=LINE, width=0.6)
        self.y += 10

    def banner(self, text: str) -> None:
        """One sentence that must not be overlooked."""
        self.room_for(40)
        height = 16 + 11 * LEADING * len(self._lines(text, 11, BOLD, RIGHT - LEFT - 24))
        box = pymupdf.Rect(LEFT, self.y, RIGHT, self.y + height)
        self._page.draw_rect(box, color=None, fill=(0.99, 0.94, 0.93), radius=0.08)
        self._page.draw_line((LEFT, self.y), (LEFT, self.y + height), color=RED, width=3)
        self.y += 7
        self.words(text, 11, RED, bold=True, x=LEFT + 14, after=16)

    def picture(self, jpeg: bytes, width: float, height: float) -> tuple[pymupdf.Page, pymupdf.Rect]:
        """As wide as the text or as high as the page allows; where it stands, so that marks can be laid on it."""
        scale = _scale(width, height)
        self.room_for(self.height_of(width, height))
        box = pymupdf.Rect(LEFT, self.y, LEFT + width * scale, self.y + height * scale)
        self._page.insert_image(box, stream=jpeg, keep_proportion=False)
        self.y += height * scale + 4
        return self._page, box

    def height_of(self, width: float, height: float) -> float:
        """What `picture` needs, with a line of words under it."""
        return height * _scale(width, height) + 34

    def room_for(self, height: float) -> None:
        if self.y + height > BOTTOM:
            self._page = self._new_page()
            self.y = TOP

    def say(
        self, page: pymupdf.Page, x: float, y: float, line: str, size: float, ink: Ink = INK, bold: bool = False
    ) -> None:
        """One line at a place, its baseline at `y`."""
        writer = pymupdf.TextWriter(page.rect, color=ink)
        for name, letters in parts(line, BOLD if bold else REGULAR):
            writer.append((x, y), letters, font=self._font(name), fontsize=size)
            x += self._font(name).text_length(letters, size)
        writer.write_text(page)

    def length(self, line: str, size: float, bold: bool = False) -> float:
        return self._length(line, size, BOLD if bold else REGULAR)

    def finished(self, dress: Callable[[pymupdf.Page, int, int], None]) -> bytes:
        """`dress(page, number, of)` for every page, then the bytes."""
        for number, page in enumerate(self.pdf, 1):
            dress(page, number, self.pdf.page_count)
        self.pdf.subset_fonts()
        return bytes(self.pdf.tobytes(garbage=3, deflate=True))

    def _new_page(self) -> pymupdf.Page:
        return self.pdf.new_page(width=WIDTH, height=HEIGHT)

    def _font(self, name: str) -> pymupdf.Font:
        if name not in self._fonts:
            self._fonts[name] = pdf_face(name)
        return self._fonts[name]

    def _length(self, text: str, size: float, font: str) -> float:
        return float(sum(self._font(name).text_length(letters, size) for name, letters in parts(text, font)))

    def _lines(self, text: str, size: float, font: str, width: float) -> list[str]:
        lines: list[str] = []
        for paragraph in text.splitlines() or [""]:
            line = ""
            for piece in _pieces(paragraph):
                if line and self._length((line + piece).rstrip(), size, font) > width:
                    lines.append(line.rstrip())
                    line = ""
                line += piece
                while self._length(line.rstrip(), size, font) > width and len(line) > 1:
                    cut = max(int(len(line) * width / self._length(line, size, font)) - 1, 1)
                    lines.append(line[:cut])
                    line = line[cut:]
            lines.append(line.rstrip())
        return lines


def _scale(width: float, height: float) -> float:
    return min((RIGHT - LEFT) / width, (BOTTOM - TOP - 90) / height)


def _pieces(paragraph: str) -> list[str]:
    """Where a line may be broken: after a space, and between Chinese letters."""
    pieces, piece = [], ""
    for letter in paragraph.expandtabs(4):
        piece += letter
        if letter == " " or ord(letter) >= 0x2E80:
            pieces.append(piece)
            piece = ""
    return [*pieces, piece] if piece else pieces
