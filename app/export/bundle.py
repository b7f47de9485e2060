"""The bundle, `NAME.preceptor`, as the rest of the program uses it: write it, read it, check it whole."""

from app.export.archive import BadBundle
from app.export.packing import Bundle, blobs_of, file_name, read_bundle, state_of, write_bundle
from app.export.verify import verify

__all__ = ["BadBundle", "Bundle", "blobs_of", "file_name", "read_bundle", "state_of", "verify", "write_bundle"]
