"""Makes `request.pdf`: a letter, a real 12-lead ECG on calibrated paper, laboratory values and an observation chart.

Run from the repository: `python assets/samples/make/letter.py`. The person, the places and every value are invented;
only the ECG is real (see SOURCES.md).
"""

from pathlib import Path

import numpy as np
import pymupdf

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent.parent / "fonts"
MM = 72 / 25.4
INK, GREY, TEAL, RED = (0.08, 0.1, 0.11), (0.42, 0.45, 0.47), (0.04, 0.5, 0.47), (0.72, 0.13, 0.1)
MINOR, MAJOR = (0.98, 0.85, 0.84), (0.93, 0.66, 0.64)
WHO = "Invented patient · No. 4711 · female · 61 years"
REGULAR, BOLD = (
    pymupdf.Font(fontfile=str(FONTS / "NotoSans-Regular.ttf")),
    pymupdf.Font(fontfile=str(FONTS / "NotoSans-Bold.ttf")),
)

LETTER = """Dear colleague,

may I ask for your opinion on this patient, who came to us at 08:40 today.

Since 06:30 she has had a pressure behind the breastbone that comes and goes, five to ten minutes at a time, worse \
when she walks, with some shortness of breath. No fever, no cough. She has been treated for high blood pressure for \
eleven years and for type 2 diabetes for four. She does not smoke. Her father had a heart attack at 58.

On examination: alert, pale, not sweating. Heart sounds regular, no murmur that I can hear. Chest clear. No swelling \
of the legs. Abdomen soft.

An ECG was taken at 08:52 (page 2). The first troponin from our bedside device is on page 3, the observations since \
her arrival on page 4.

My questions:
1.  How do you read the ECG?
2.  Can she stay with us for a second troponin, or should she travel today? The road takes four hours.
3.  Is there anything that you would like me to examine again while you watch?

She knows about the consult and agrees to it.

With kind regards,
Nurse practitioner A. Example
North Valley Health Centre (invented)"""

LAB = (
    ("Troponin I, bedside", "18", "ng/L", "< 16", "H"),
    ("Haemoglobin", "12.1", "g/dL", "12.0 – 15.5", ""),
    ("White cells", "8.4", "10⁹/L", "4.0 – 10.0", ""),
    ("Platelets", "231", "10⁹/L", "150 – 400", ""),
    ("Sodium", "138", "mmol/L", "136 – 145", ""),
    ("Potassium", "3.4", "mmol/L", "3.5 – 5.1", "L"),
    ("Creatinine", "84", "µmol/L", "45 – 90", ""),
    ("Glucose", "9.8", "mmol/L", "4.0 – 7.8", "H"),
    ("C-reactive protein", "4", "mg/L", "< 5", ""),
)
OBSERVED = (
    (0, 72, 158, 94),
    (15, 70, 154, 95),
    (30, 66, 150, 96),
    (45, 67, 152, 95),
    (60, 63, 146, 97),
    (75, 62, 144, 97),
)


def main() -> None:
    pdf = pymupdf.open()
    _letter(pdf.new_page(width=210 * MM, height=297 * MM))
    _ecg(pdf.new_page(width=297 * MM, height=210 * MM))
    _lab(pdf.new_page(width=210 * MM, height=297 * MM))
    _chart(pdf.new_page(width=210 * MM, height=297 * MM))
    pdf.set_metadata({"title": "Request with ECG (invented patient)"})
    pdf.subset_fonts()
    pdf.save(HERE.parent / "request.pdf", garbage=3, deflate=True)


def _say(
    page: pymupdf.Page, x_mm: float, y_mm: float, words: str, size: float = 10.5, colour=INK, font=REGULAR
) -> None:
    writer = pymupdf.TextWriter(page.rect, color=colour)
    writer.append((x_mm * MM, y_mm * MM), words, font=font, fontsize=size)
    writer.write_text(page)


def _head(page: pymupdf.Page, title: str, number: int) -> None:
    right = page.rect.width / MM - 20
    _say(page, 20, 18, "North Valley Health Centre", 9, TEAL, BOLD)
    _say(page, right - REGULAR.text_length(WHO, 9) / MM, 18, WHO, 9, GREY)
    page.draw_line((20 * MM, 21 * MM), (right * MM, 21 * MM), color=(0.8, 0.82, 0.83), width=0.6)
    _say(page, 20, 33, title, 17, INK, BOLD)
    bottom = page.rect.height / MM - 9
    _say(
        page,
        20,
        bottom,
        "A sample: person, places and values are invented; the ECG on page 2 is a real, anonymous recording.",
        8,
        GREY,
    )
    _say(page, right - 12, bottom, f"{number} of 4", 8, GREY)


def _letter(page: pymupdf.Page) -> None:
    _head(page, "Request for a cardiology opinion", 1)
    _say(page, 20, 41, "To the cardiologist on duty · 14 March, 09:05", 10, GREY)
    writer = pymupdf.TextWriter(page.rect, color=INK)
    box = pymupdf.Rect(20 * MM, 50 * MM, 190 * MM, 275 * MM)
    writer.fill_textbox(box, LETTER, font=REGULAR, fontsize=11, lineheight=1.45)
    writer.write_text(page)


def _ecg(page: pymupdf.Page) -> None:
    """Three rows of four leads, 2.5 s each, and ten seconds of lead II: 25 mm a second, 10 mm a millivolt."""
    _head(page, "12-lead ECG", 2)
    _say(page, 60, 33, "25 mm/s · 10 mm/mV · 14 March, 08:52", 10, GREY)
    kept = np.load(HERE / "ecg-12-lead.npz")
    traces = dict(zip(kept["leads"].tolist(), kept["microvolts"].T / 1000.0, strict=True))
    left, top, width, height = 20.0, 40.0, 255.0, 150.0
    _paper(page, left, top, width, height)
    rows = (("I", "aVR", "V1", "V4"), ("II", "aVL", "V2", "V5"), ("III", "aVF", "V3", "V6"))
    for row, leads in enumerate(rows):
        base = top + 24 + row * 36
        _trace(page, left, base, [(0, 0), (1, 0), (1, -10), (4, -10), (4, 0), (5, 0)])
        for column, lead in enumerate(leads):
            x = left + 5 + column * 62.5
            piece = traces[lead][column * 1250 : (column + 1) * 1250]
            _trace(page, x, base, [(i * 0.05, -10 * mv) for i, mv in enumerate(piece)])
            _say(page, x + 1.5, base - 13.5, lead, 9.5, INK, BOLD)
    base = top + 24 + 3 * 36
    _trace(page, left + 5, base, [(i * 0.05, -10 * mv) for i, mv in enumerate(traces["II"])])
    _say(page, left + 6.5, base - 13.5, "II", 9.5, INK, BOLD)


def _paper(page: pymupdf.Page, left: float, top: float, width: float, height: float) -> None:
    for step, colour, pen in ((1, MINOR, 0.25), (5, MAJOR, 0.5)):
        shape = page.new_shape()
        for x in range(0, int(width) + 1, step):
            shape.draw_line(((left + x) * MM, top * MM), ((left + x) * MM, (top + height) * MM))
        for y in range(0, int(height) + 1, step):
            shape.draw_line((left * MM, (top + y) * MM), ((left + width) * MM, (top + y) * MM))
        shape.finish(color=colour, width=pen)
        shape.commit()


def _trace(page: pymupdf.Page, x: float, base: float, points: list[tuple[float, float]]) -> None:
    shape = page.new_shape()
    shape.draw_polyline([((x + dx) * MM, (base + dy) * MM) for dx, dy in points])
    shape.finish(color=(0.05, 0.06, 0.12), width=0.7, lineJoin=1, lineCap=1, closePath=False)
    shape.commit()


def _lab(page: pymupdf.Page) -> None:
    _head(page, "Laboratory", 3)
    _say(page, 20, 41, "Venous blood, 14 March, 08:58", 10, GREY)
    columns = (20, 90, 118, 146, 178)
    for x, words in zip(columns, ("Test", "Result", "Unit", "Reference", ""), strict=True):
        _say(page, x, 56, words, 9, GREY, BOLD)
    for row, values in enumerate(LAB):
        y = 66 + row * 10
        page.draw_line((20 * MM, (y - 6.6) * MM), (190 * MM, (y - 6.6) * MM), color=(0.87, 0.88, 0.89), width=0.5)
        for x, words in zip(columns, values, strict=True):
            marked = bool(values[4]) and x in (90, 178)
            _say(page, x, y, words, 11, RED if marked else INK, BOLD if marked else REGULAR)
    _say(
        page, 20, 66 + len(LAB) * 10 + 4, "H above, L below the reference. Second troponin planned for 11:58.", 9, GREY
    )


def _chart(page: pymupdf.Page) -> None:
    _head(page, "Observations", 4)
    _say(page, 20, 41, "Minutes since 08:45: pulse (per min), systolic pressure (mmHg), oxygen (%)", 10, GREY)
    left, top, width, height, low, high = 32.0, 52.0, 150.0, 120.0, 60, 180
    for value in range(low, high + 1, 20):
        y = top + height * (high - value) / (high - low)
        page.draw_line((left * MM, y * MM), ((left + width) * MM, y * MM), color=(0.87, 0.88, 0.89), width=0.5)
        _say(page, 21, y + 1.2, str(value), 8.5, GREY)
    for column, (name, colour) in enumerate((("pulse", RED), ("systolic", TEAL), ("oxygen", (0.16, 0.33, 0.66))), 1):
        points = [
            (left + width * line[0] / 75, top + height * (high - line[column]) / (high - low)) for line in OBSERVED
        ]
        page.draw_polyline([(x * MM, y * MM) for x, y in points], color=colour, width=1.4, lineJoin=1)
        for x, y in points:
            page.draw_circle((x * MM, y * MM), 2.2, color=colour, fill=colour)
        _say(page, left + width - 14, points[-1][1] - 3, name, 9, colour, BOLD)
    for minute, *_ in OBSERVED:
        _say(page, left + width * minute / 75 - 2, top + height + 6, str(minute), 8.5, GREY)


if __name__ == "__main__":
    main()
