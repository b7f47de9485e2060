"""Whom a file says that it shows, and when a name may stand in the picture."""

import datetime

import pytest

from app.consult.sameperson import EPOCH, Subject
from app.documents.dicom.subjects import may_show_a_name, subject_of
from tests.documents.dicom.samples import image


def test_number_sex_birth_date_and_age_are_read():
    day = datetime.date(2026, 3, 1).toordinal() - EPOCH
    assert subject_of(image(PatientAge="046Y")) == Subject("4711-008", "female", "19800115", 46, day)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"PatientSex": "X", "PatientID": ""}, Subject("", "unknown", "19800115", None, 20513)),
        ({"PatientSex": "", "PatientBirthDate": "", "PatientID": ""}, Subject(age_on=20513)),
        ({"PatientBirthDate": "1980.01.15", "StudyDate": ""}, Subject("4711-008", "female", "19800115")),
        ({"PatientBirthDate": "soon", "StudyDate": "20261399"}, Subject("4711-008", "female")),
        ({"PatientAge": "012M", "PatientSex": "m"}, Subject("4711-008", "male", "19800115", None, 20513)),
    ],
)
def test_what_is_empty_or_nonsense_is_unknown(changes, wanted):
    assert subject_of(image(**changes)) == wanted


@pytest.mark.parametrize(
    ("changes", "feared"),
    [
        ({}, False),
        ({"Modality": "US"}, True),
        ({"Modality": "US", "BurnedInAnnotation": "NO"}, False),
        ({"BurnedInAnnotation": "YES"}, True),
        ({"Modality": "SC"}, True),
        ({"Modality": ""}, True),
        ({"SOPClassUID": "1.2.840.10008.5.1.4.1.1.7"}, True),
        ({"SOPClassUID": "1.2.840.10008.5.1.4.1.1.7.4"}, True),
        ({"SOPClassUID": "1.2.840.10008.5.1.4.1.1.77.1.4"}, False),
        ({"ConversionType": "WSD"}, True),
        ({"ImageType": ["DERIVED", "SECONDARY"]}, True),
        ({"ImageType": ["DERIVED", "PRIMARY", "SCREEN SAVE"]}, True),
        ({"SamplesPerPixel": 3}, True),
        ({"SamplesPerPixel": 3, "BurnedInAnnotation": "NO"}, False),
    ],
)
def test_a_name_in_the_picture_is_feared_where_machines_print_one(changes, feared):
    assert may_show_a_name(image(**changes)) is feared
