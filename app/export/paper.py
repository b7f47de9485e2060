"""The opinion as a printable A4 paper, from a report and the pictures it names; knows no store and no log."""

from collections.abc import Mapping

import cv2
import pymupdf

from app.consult.events.request import Patient, Vitals
from app.consult.events.surface import SurfaceKey, surface_key
from app.consult.report import PRACTISED, Later, LaterFinding, Report
from app.consult.stamp import moment, stamp_words
from app.export.attendance import age_words, identity_pairs, present_pairs, untimed_lines
from app.export.flow import GREY, LEFT, LINE, RIGHT, TEAL, Flow
from app.export.pdf_painter import paint
from app.export.shown import Shown
from app.geometry import Affine

JPEG_QUALITY = 88
URGENCIES = {"red": "red, at once", "amber": "amber, today", "green": "green, can wait"}
NOTHING_SIGNED = (
    "The consult ended without a signed opinion. What follows is a record of what was asked and found; "
    "no specialist has answered for it."
)
TIMELESS = (
    "The computer on which these were made did not know the server's time then. When they were made is not known; "
    "they stand at the time at which the server took them."
)
LATER_MARKS = ". It was drawn on or changed after the signature as well; that is not shown here."


def opinion_pdf(report: Report, shown: Mapping[SurfaceKey, Shown], made_ms: int, with_name: bool = False) -> bytes:
    """The signed opinion, or the record headed *No opinion was given*. `shown`: pictures by surface key; one that
    is missing is named in words. `made_ms`: when this paper is made. `with_name` only on the clinic's own side."""
    flow = Flow()
    _opening(flow, report, with_name)
    _opinion(flow, report)
    _request(flow, report)
    _findings(flow, report)
    _pictures(flow, report, shown)
    _later(flow, report)
    _people(flow, report)

    def dress(page: pymupdf.Page, number: int, of: int) -> None:
        _head_and_foot(flow, report, page, f"Page {number} of {of}", made_ms)

    return flow.finished(dress)


def patient_words(patient: Patient) -> str:
    """`4711 · female · 61 years`."""
    age = age_words(patient.age_years, patient.age_months)
    sex = "" if patient.sex == "unknown" else patient.sex
    return " · ".join(part for part in (patient.local_number or "no number", sex, age) if part)


def vitals_words(vitals: Vitals) -> str:
    """What was measured, with units; empty when nothing was."""
    pressure = ""
    if vitals.systolic_mmhg is not None:
        low = "?" if vitals.diastolic_mmhg is None else str(vitals.diastolic_mmhg)
        pressure = f"blood pressure {vitals.systolic_mmhg}/{low} mmHg"
    said = (
        _measured("pulse", vitals.pulse_per_min, "per min"),
        pressure,
        _measured("breathing", vitals.respiration_per_min, "per min"),
        _measured("oxygen", vitals.spo2_percent, "%"),
        _measured("temperature", vitals.temperature_c, "°C"),
        _measured("glucose", vitals.glucose_mmol_l, "mmol/L"),
    )
    return ", ".join(part for part in said if part)


def _measured(name: str, value: float | None, unit: str) -> str:
    return "" if value is None else f"{name} {value:g} {unit}"


def _opening(flow: Flow, report: Report, with_name: bool) -> None:
    flow.words(report.heading, 24, bold=True, after=2)
    name = report.patient.name if with_name else ""
    flow.words(" · ".join(part for part in (name, patient_words(report.patient)) if part), 13, GREY, after=6)
    flow.rule()
    if report.voided:
        flow.banner(f"{report.voided} This paper says nothing about any patient.")
    if report.practice:
        flow.banner(PRACTISED)
    if report.opinion is None:
        flow.words(NOTHING_SIGNED, 11, after=8)


def _opinion(flow: Flow, report: Report) -> None:
    signed = report.opinion
    if signed is None:
        return
    for title, text in (
        ("Assessment", signed.opinion.assessment),
        ("Advice", signed.opinion.advice),
        ("Follow-up", signed.opinion.follow_up),
    ):
        if text.strip():
            flow.heading(title)
            flow.words(text.strip(), 11.5)
    flow.y += 6
    version = f", version {signed.version}" if signed.version > 1 else ""
    flow.words(f"Signed by {signed.name}{version}, {moment(signed.at_ms)}", 11.5, bold=True)
    if signed.reason:
        flow.words(f"Why there is a new version: {signed.reason}", 10, GREY)
    if signed.received_ms is not None:
        flow.words(f"On the inviting clinician's screen {moment(signed.received_ms)}", 10, GREY)
    flow.words(report.decides, 10.5, GREY, after=4)


def _request(flow: Flow, report: Report) -> None:
    flow.heading("What was asked")
    flow.pairs(
        [
            ("Complaint", report.complaint),
            ("Question", report.question),
            ("Measured", vitals_words(report.vitals)),
            ("Urgency", URGENCIES.get(report.urgency, report.urgency)),
            ("Specialty", report.specialty),
            ("Asked by", f"{report.asked_by}, {report.site_name or report.site}, {moment(report.asked_ms)}"),
            ("Accepted", f"{report.specialist}, {moment(report.accepted_ms)}" if report.accepted_ms else ""),
            ("Ended", moment(report.ended_ms) if report.ended_ms else ""),
        ]
    )


def _findings(flow: Flow, report: Report) -> None:
    if not report.findings:
        return
    names = {person.person: person.name for person in report.people}
    flow.heading("Findings")
    flow.pairs(
        [(moment(finding.at_ms)[11:], _finding(finding.text, names.get(finding.by, ""))) for finding in report.findings]
    )


def _later(flow: Flow, report: Report) -> None:
    """Not part of what was signed, and said so."""
    later = report.later
    if report.opinion is None or later == Later():
        return
    names = {person.person: person.name for person in report.people}
    flow.heading("Written after signing")
    flow.words(f"Nobody has signed this part; {report.opinion.name} signed what stands above.", 10, GREY)
    flow.pairs(
        [
            *((_when_later(one), _later_words(one, names.get(one.finding.by, ""))) for one in later.findings),
            ("Measured", vitals_words(later.vitals) if later.vitals else ""),
            ("Urgency", URGENCIES.get(later.urgency, later.urgency)),
        ]
    )


def _when_later(later: LaterFinding) -> str:
    return moment(later.finding.at_ms)[11:] if later.what == "written" else later.what.capitalize()


def _later_words(later: LaterFinding, by: str) -> str:
    words = _finding(later.finding.text, by)
    if later.what == "struck":
        return f"{words}. Why: {later.reason}" if later.reason else words
    before = later.finding.earlier[-1] if later.what == "changed" and later.finding.earlier else ""
    return f"{words}, before: {before}" if before else words


def _finding(text: str, by: str) -> str:
    return f"{text} ({by})" if by else text


def _pictures(flow: Flow, report: Report, shown: Mapping[SurfaceKey, Shown]) -> None:
    if not report.shown:
        return
    first = shown.get(surface_key(report.shown[0]))
    flow.heading("Pictures that go with this", flow.height_of(first.width, first.height) if first else 32.0)
    for number, surface in enumerate(report.shown, 1):
        picture = shown.get(surface_key(surface))
        if picture is None:
            flow.words(f"Picture {number} could not be fetched for this paper; it is kept with the consult.", 10, GREY)
            continue
        ok, jpeg = cv2.imencode(".jpg", picture.pixels, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
        if not ok:
            raise RuntimeError("a picture could not be encoded")
        page, box = flow.picture(jpeg.tobytes(), picture.width, picture.height)
        paint(page, picture.marks, _onto(box, picture))
        note = "the picture that arrived, not the original" if picture.received else ""
        words = stamp_words(report.patient.local_number, report.consult, picture.at_ms, note)
        later = LATER_MARKS if picture.later_marks and report.opinion is not None else ""
        done = f" Shown {picture.done}." if picture.done else ""
        flow.words(f"{number}. {picture.title}.{done} {words}{later}", 9.5, GREY, after=12)


def _onto(box: pymupdf.Rect, picture: Shown) -> Affine:
    on_paper = Affine(box.width / picture.width, 0.0, 0.0, box.height / picture.height, box.x0, box.y0)
    return picture.way.then(on_paper)


def _people(flow: Flow, report: Report) -> None:
    flow.heading("Who took part")
    flow.pairs(
        [
            (person.role.capitalize(), f"{person.name}, from {moment(person.joined_ms)}{_until(person.left_ms)}")
            for person in report.people
        ]
    )
    if report.present:
        flow.heading("Beside the patient")
        flow.pairs(present_pairs(report))
    flow.heading("The right patient")
    flow.pairs(identity_pairs(report))
    if report.consents:
        flow.heading("Consent")
        for consent in report.consents:
            flow.words(consent, 10.5, after=1)
    if report.untimed:
        flow.heading("Time not known")
        flow.words(TIMELESS, 10.5, after=3)
        for line in untimed_lines(report):
            flow.words(line, 10.5, after=1)
    if len(report.versions) > 1:
        flow.heading("Versions")
        flow.pairs([(f"Version {each.version}", f"{moment(each.at_ms)} {each.reason}") for each in report.versions])


def _until(left_ms: int | None) -> str:
    return "" if left_ms is None else f" to {moment(left_ms)[11:]}"


def _head_and_foot(flow: Flow, report: Report, page: pymupdf.Page, number: str, made_ms: int) -> None:
    """Patient, consult and time on every page, also when pages are parted."""
    who = stamp_words(report.patient.local_number, report.consult, made_ms)
    site = report.site_name or report.site
    flow.say(page, LEFT, 50, f"Practice · {site}" if report.practice else site, 9.5, TEAL, bold=True)
    flow.say(page, RIGHT - flow.length(who, 8.5), 50, who, 8.5, GREY)
    page.draw_line((LEFT, 58), (RIGHT, 58), color=LINE, width=0.6)
    page.draw_line((LEFT, 786), (RIGHT, 786), color=LINE, width=0.6)
    flow.say(page, LEFT, 799, report.decides, 8, GREY)
    flow.say(page, RIGHT - flow.length(number, 8.5), 813, number, 8.5, GREY)
    flow.say(page, LEFT, 813, report.heading, 8, GREY)
