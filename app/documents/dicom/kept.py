"""What of a medical image may leave with its identity hidden: what draws it, measures it and puts it in order.

A list of what stays, never of what goes: private elements, overlays, notes and whatever the next machine invents are
gone because they are not here (DICOM PS3.15 annex E names what must go; nothing of that is here).
"""

_PIXELS = """
    SamplesPerPixel PhotometricInterpretation PlanarConfiguration NumberOfFrames Rows Columns PixelAspectRatio
    BitsAllocated BitsStored HighBit PixelRepresentation PixelPaddingValue PixelPaddingRangeLimit
    LossyImageCompression LossyImageCompressionRatio LossyImageCompressionMethod
    RedPaletteColorLookupTableDescriptor GreenPaletteColorLookupTableDescriptor BluePaletteColorLookupTableDescriptor
    AlphaPaletteColorLookupTableDescriptor
    RedPaletteColorLookupTableData GreenPaletteColorLookupTableData BluePaletteColorLookupTableData
    AlphaPaletteColorLookupTableData
    SegmentedRedPaletteColorLookupTableData SegmentedGreenPaletteColorLookupTableData
    SegmentedBluePaletteColorLookupTableData
"""
_TONES = """
    RescaleIntercept RescaleSlope RescaleType WindowCenter WindowWidth VOILUTFunction PresentationLUTShape
    ModalityLUTSequence VOILUTSequence LUTDescriptor LUTData ModalityLUTType
"""
_PLACE = """
    PixelSpacing ImagerPixelSpacing NominalScannedPixelSpacing PixelSpacingCalibrationType SliceThickness
    SpacingBetweenSlices ImagePositionPatient ImageOrientationPatient PatientOrientation Laterality ImageLaterality
    ViewPosition
    SequenceOfUltrasoundRegions RegionSpatialFormat RegionDataType RegionFlags RegionLocationMinX0 RegionLocationMinY0
    RegionLocationMaxX1 RegionLocationMaxY1 ReferencePixelX0 ReferencePixelY0 PhysicalUnitsXDirection
    PhysicalUnitsYDirection PhysicalDeltaX PhysicalDeltaY ReferencePixelPhysicalValueX ReferencePixelPhysicalValueY
"""
_ORDER = """
    InstanceNumber TemporalPositionIdentifier TemporalPositionIndex InStackPositionNumber NumberOfTemporalPositions
    FrameTime FrameTimeVector CineRate RecommendedDisplayFrameRate FrameIncrementPointer
"""
_GROUPS = """
    SharedFunctionalGroupsSequence PerFrameFunctionalGroupsSequence PixelMeasuresSequence PlanePositionSequence
    PlaneOrientationSequence PixelValueTransformationSequence FrameVOILUTSequence FrameContentSequence
"""
_KIND = "SOPClassUID Modality ImageType BurnedInAnnotation"

KEPT = frozenset(" ".join((_PIXELS, _TONES, _PLACE, _ORDER, _GROUPS, _KIND)).split())
# Kept too, but only of the file itself, and cut to what its pictures need: the bytes of one value.
PICTURES = {"FloatPixelData": 4, "DoubleFloatPixelData": 8}
# Renewed: two files of one series still belong together, and nobody finds them in the archive they came from.
RENEWED = ("SOPInstanceUID", "StudyInstanceUID", "SeriesInstanceUID", "FrameOfReferenceUID")
NEEDED = RENEWED[:3]  # a file without a frame of reference must not get one: it would lie beside others
# What every image has to have (PS3.3 C.7.1.1, C.7.2.1), with nobody in it.
REPLACED = {
    "PatientName": "Hidden",
    "PatientID": "",
    "PatientBirthDate": "",
    "PatientSex": "",
    "StudyDate": "",
    "StudyTime": "",
    "AccessionNumber": "",
    "ReferringPhysicianName": "",
    "StudyID": "",
    "PatientIdentityRemoved": "YES",
    "LongitudinalTemporalInformationModified": "REMOVED",  # PS3.15 E.3.6: no date is left in it
    "DeidentificationMethod": "Only what draws, measures and sorts the picture was kept",
}
# Stays beside it only where the person who shares wants the file to say whom it shows.
_WHO = """
    PatientName PatientID IssuerOfPatientID PatientBirthDate PatientSex PatientAge PatientSize PatientWeight
    StudyDate StudyTime SeriesDate SeriesTime AcquisitionDate AcquisitionTime ContentDate ContentTime
    AccessionNumber StudyID SeriesNumber StudyDescription SeriesDescription BodyPartExamined ProtocolName
    ReferringPhysicianName InstitutionName Manufacturer ManufacturerModelName SpecificCharacterSet
"""
NAMING = frozenset(_WHO.split())
