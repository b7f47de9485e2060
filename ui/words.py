"""Values as words for people: urgency, age of a thing, what became of a consult; knows no widget."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from app.consult.board import BoardEntry
from app.consult.events.request import Urgency, Vitals
from ui.lamp import Tone

MINUTE_MS, HOUR_MS, DAY_MS = 60_000, 3_600_000, 86_400_000
TONE_OF_URGENCY: dict[Urgency, Tone] = {"red": "red", "amber": "amber", "green": "green"}


def tr(text: str) -> str:
    return QCoreApplication.translate("Words", text)


def urgency_word(urgency: Urgency) -> str:
    return {"red": tr("Emergency"), "amber": tr("Urgent"), "green": tr("Can wait")}[urgency]


def urgency_meaning(urgency: Urgency) -> str:
    return {
        "red": tr("Life or limb, now"),
        "amber": tr("Within the hour"),
        "green": tr("Today is soon enough"),
    }[urgency]


def duration(ms: int) -> str:
    """`less than a minute`, `3 min`, `2 h 5 min`, `4 days`: how long something has lasted."""
    if ms < MINUTE_MS:
        return tr("less than a minute")
    if ms < HOUR_MS:
        return tr("{n} min").format(n=ms // MINUTE_MS)
    if ms < DAY_MS:
        hours, minutes = ms // HOUR_MS, ms % HOUR_MS // MINUTE_MS
        return tr("{h} h {m} min").format(h=hours, m=minutes) if minutes else tr("{h} h").format(h=hours)
    days = ms // DAY_MS
    return tr("{n} days").format(n=days) if days > 1 else tr("1 day")


def moment(ms: int) -> str:
    """A time of day with its date, as this computer writes them."""
    return QLocale().toString(QDateTime.fromMSecsSinceEpoch(ms), QLocale.FormatType.ShortFormat)


def saving_words(path: str, done: int, count: int) -> str:
    return tr("Saving {name}: {done} of {count} parts are here.").format(name=Path(path).name, done=done, count=count)


def short_duration(ms: int) -> str:
    """For a column: `now`, `3 min`, `2 h`, `4 d`."""
    if ms < MINUTE_MS:
        return tr("now")
    if ms < HOUR_MS:
        return tr("{n} min").format(n=ms // MINUTE_MS)
    if ms < DAY_MS:
        return tr("{h} h").format(h=ms // HOUR_MS)
    return tr("{n} d").format(n=ms // DAY_MS)


def state_words(entry: BoardEntry) -> tuple[Tone, str]:
    """What became of a consult, as the clinic reads it."""
    match entry.phase:
        case "none":
            return "amber", tr("Not sent yet")
        case "waiting" if entry.unattended:
            return "red", tr("Nobody has answered yet")
        case "waiting":
            return "amber", tr("Waiting for a specialist")
        case "accepted" | "held" if entry.unattended:
            name = entry.lead_name or tr("The specialist")
            if entry.handover_open:
                return "red", tr("{name} has not taken it over yet").format(name=name)
            if not entry.lead_came:
                return "red", tr("{name} accepted it and has not come").format(name=name)
            return "red", tr("{name} has been gone for some time").format(name=name)
        case "accepted":
            return "accent", tr("{name} is looking after it").format(name=entry.lead_name or tr("A specialist"))
        case "held":
            return "amber", tr("{name} has put it on hold").format(name=entry.lead_name or tr("The specialist"))
        case "cancelled":
            return "quiet", tr("Called off")
        case "voided":
            return "quiet", tr("Ended for good")
        case "closed":
            return _closed_words(entry)


def vitals_lines(vitals: Vitals) -> list[tuple[str, str]]:
    """Name and value with its unit, only what was measured."""
    pressure = ""
    if vitals.systolic_mmhg is not None:
        low = "?" if vitals.diastolic_mmhg is None else str(vitals.diastolic_mmhg)
        pressure = f"{vitals.systolic_mmhg}/{low} mmHg"
    rows = [
        (tr("Pulse"), _unit(vitals.pulse_per_min, tr("/min"))),
        (tr("Blood pressure"), pressure),
        (tr("Breathing"), _unit(vitals.respiration_per_min, tr("/min"))),
        (tr("Oxygen saturation"), _unit(vitals.spo2_percent, "%")),
        (tr("Temperature"), _unit(vitals.temperature_c, "°C")),
        (tr("Blood sugar"), _unit(vitals.glucose_mmol_l, "mmol/l")),
    ]
    return [row for row in rows if row[1]]


def size_words(size_bytes: int) -> str:
    """`740 kB`, `3.2 MB`."""
    if size_bytes < 1_000_000:
        return f"{max(1, round(size_bytes / 1000))} kB"
    return f"{size_bytes / 1_000_000:.1f} MB"


def _closed_words(entry: BoardEntry) -> tuple[Tone, str]:
    if not entry.opinion_version:
        return "quiet", tr("Closed, no opinion was given")
    if entry.opinion_received:
        return "green", tr("Opinion by {name}, read").format(name=entry.lead_name)
    return "green", tr("Opinion by {name}, not read yet").format(name=entry.lead_name)


def _unit(value: float | None, unit: str) -> str:
    return "" if value is None else f"{value:g} {unit}"
