"""Sentences that were made in `app`, in the language of the windows; knows neither who made them nor why.

`assets/i18n/sentences.py` gathers them for the translators under "Said". A sentence that nobody translated, such as one
of a newer server, is shown as it came: English is better than nothing.
"""

import re

from PySide6.QtCore import QCoreApplication

CONTEXT = "Said"
TEMPLATES = (
    "This PDF has {pages} pages; at most {most} can be shared. Save the pages you need as a new file.",
    "This picture has {width} x {height} pixels; at most {most} million can be opened. Save a smaller copy.",
    "This medical image has {columns} x {rows} pixels; at most {most} million can be opened. Save a smaller copy.",
    "This holds more than {max_file_bytes} MB of pictures. Choose the folder of one series.",
    "Your answer to “{step}” is not in the record, because the step itself never came there. Tell whoever asked.",
    "This file has {frames} pictures; at most {most} can be shared. Save the part you need.",
    "The file was saved. Pages with marks that are missing in it: {count}. They could not be fetched, or cannot be "
    "shown. Save it again later.",
    "The file was saved. Parts that are missing in it: {count}. They are not on the server yet, or damaged on this "
    "computer. Save it again later.",
    "You opened this consult on another computer ({device}). It goes on there.",
    "Too many wrong passwords. Wait {minutes} min, or ask your administrator for a new password.",
    "This file is named {suffix} but does not hold one, or it is damaged from the start. {can}",
    "This file is larger than {max_file_bytes} MB and cannot be shared. Share the pages needed.",
    "This file is named {suffix} but is {what}, so it was not opened. Check where it came from.",
    "This file is named {suffix} but holds {holds}. Check where it came from. {can}",
    "This TIFF has more than {most} pictures, so it cannot be shared. Save the pages you need as a new file.",
    "This consult has more than {most} parts, so it was not saved in one file. It stays where it is, whole.",
    "This file holds more than {max_entries} parts, so it was not opened.",
    "{what} Check the network cable or Wi-Fi, and the address {place}.",
    "Parts of the recording that are still on their way: {coming}.",
    "This file is {what}, so it was not opened. {can}",
    "This kind of file cannot be shared. {can}",
    "No picture was recorded here: {kind}.",
    "Nothing was recorded here: {kind}.",
    "This recording holds more than {max_file_bytes} MB, so it was not opened. Share a part of it.",
    "The recorder itself holds the lead {name} for questionable.",
    "The lead {name} has no usable scale in this file, so nothing on it is measured.",
    "The lead {name} was recorded a little beside the others in time; it is not moved to them.",
    "This recording is stored in a form (WFDB {form}) that is not read. Formats 16, 24, 32, 80 and 212 are.",
    "Something of this person has not reached the server yet ({unsent}), so nothing was removed. It goes as soon as "
    "the server answers.",
    "A crash left recordings of this person that have not reached the server ({recordings}), so nothing was removed. "
    "They go when this person signs in here.",
    "Something of this person is half written or was returned by the server ({own}), so nothing was removed. It waits "
    "until this person signs in here and sends or deletes it; what is half written goes by itself after 90 days.",
    "Files that this person shared as pages are whole on this computer alone ({files}), so nothing was removed. This "
    "person can send or withdraw them in their consult, reopened if it was closed.",
    "The file with the curves, {name}, was not found beside the header. Put both into one folder.",
)
HOLE = re.compile(r"\{(\w+)\}")


def said(text: str) -> str:
    """`text` in the language of the windows; what stands in it (a number, an address, a reason) is kept, a reason
    translated too."""
    if not text:
        return ""
    whole = QCoreApplication.translate(CONTEXT, text)
    if whole != text:
        return whole
    for template, pattern in _PATTERNS:
        if found := pattern.fullmatch(text):
            parts = {name: said(part) for name, part in found.groupdict().items()}
            return HOLE.sub(lambda hole: parts[hole[1]], QCoreApplication.translate(CONTEXT, template))  # noqa: B023
    return text


def _pattern(template: str) -> re.Pattern[str]:
    pieces = HOLE.split(template)  # text and names by turns
    return re.compile("".join(f"(?P<{one}>.+?)" if at % 2 else re.escape(one) for at, one in enumerate(pieces)))


_PATTERNS = tuple((template, _pattern(template)) for template in TEMPLATES)
