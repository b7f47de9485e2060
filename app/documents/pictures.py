"""In the child: pictures through Pillow; measured before anything is allocated, turned upright, cleaned."""

import io
from itertools import groupby
from typing import IO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageOps, TiffImagePlugin, UnidentifiedImageError

from app.consult.events.describing import PageFacts
from app.consult.events.documents import PageSize
from app.documents.cutting import cut
from app.documents.deep import Deep
from app.documents.heic import is_heic, register
from app.documents.lying import Lying, opened, written
from app.documents.opened import MAX_PIXELS, MAX_WEBP_PIXELS, About, DocumentRefused, Tell, untold
from app.documents.strip import NotStripped, strip_jpeg, strip_webp
from app.geometry import Box

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "HEIF")  # the last only where the site has turned it on
WIRE_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")  # AVIF only from our own: the smaller pictures of stills
PHOTO = ("JPEG", "MPO")  # MPO: a JPEG with another picture behind its end (depth, second lens), as telephones make
MAX_FRAMES = 500  # of a TIFF: a long fax; each is decoded and written alone
ORIENTATION = 0x0112
QUALITY = 95  # of a picture that had to be turned: what is lost is under what the eye sees
TOO_MANY_PIXELS = (
    "This picture has {width:,} x {height:,} pixels; at most {most} million can be opened. Save a smaller copy."
)
TOO_MANY_FRAMES = (
    "This TIFF has more than {most} pictures, so it cannot be shared. Save the pages you need as a new file."
)
NO_PICTURE = "This file is not a picture that can be read. PNG, JPEG, TIFF and WebP can be shared."

Image.MAX_IMAGE_PIXELS = None  # the cap below is ours, lower, and says so in words


class PictureFile:
    """One file with a picture, or several (TIFF), each a page. Raises DocumentRefused and whatever Pillow raises."""

    def __init__(self, file: Lying) -> None:
        self._lies = file
        self._file = opened(file)
        try:
            if is_heic(self._file.read(12)):
                register()
            self._file.seek(0)
            self._image = _open(self._file, FORMATS)
        except BaseException:
            self._file.close()
            raise
        several = self._image.format == "TIFF"
        self._frames = int(getattr(self._image, "n_frames", 1)) if several else 1
        if self._frames > MAX_FRAMES:
            raise DocumentRefused(TOO_MANY_FRAMES.format(most=MAX_FRAMES))
        self._shown: tuple[int, Image.Image] | None = None

    def sizes(self) -> tuple[PageSize, ...]:
        each = [self.size(page) for page in range(self._frames)]
        return tuple(PageSize(len(list(run)), width, height) for (width, height), run in groupby(each))

    def size(self, page: int) -> tuple[float, float]:
        """In pixels, upright."""
        self._image.seek(page)
        _check_size(self._image)
        width, height = self._image.size
        # Pillow turns a TIFF by itself and gives its size upright; of the others it tells the coded one.
        turned = self._image.format != "TIFF" and self._image.getexif().get(ORIENTATION, 1) in (5, 6, 7, 8)
        return (float(height), float(width)) if turned else (float(width), float(height))

    def about(self) -> About:
        return About()

    def facts(self) -> tuple[PageFacts, ...]:
        return ()

    def deep(self, page: int, box: Box | None, scale: float, max_pixels: int) -> Deep | None:
        return None

    def render(self, page: int, box: Box | None, scale: float, max_pixels: int) -> NDArray[np.uint8]:
        """(height, width, 3) BGR; never more pixels than the picture has."""
        part, size = cut(*self.size(page), box, scale, max_pixels)
        drawn = self._upright(page).resize(size, Image.Resampling.LANCZOS, part, reducing_gap=3.0)
        return np.asarray(drawn)[:, :, ::-1]

    def clean(self, into: Lying, named: bool = False, tell: Tell = untold) -> None:
        """A copy upright and in sRGB, with nothing but the picture: bytes kept where they can be, else encoded
        anew in the same format."""
        data = self._stripped() or self._anew(tell)
        with written(into) as target:
            target.write(data)

    def close(self) -> None:
        self._image.close()
        self._file.close()
        self._shown = None

    def _anew(self, tell: Tell) -> memoryview:
        """In memory first: a writer of pictures goes back in what it wrote."""
        kept = io.BytesIO()
        match self._image.format:
            case "JPEG" | "MPO" | "HEIF":
                self._upright(0).save(kept, "JPEG", quality=QUALITY, subsampling=0)
            case "WEBP":
                self._upright(0).save(kept, "WEBP", quality=QUALITY, method=2)
            case "PNG":
                self._upright(0).save(kept, "PNG", compress_level=3)
            case _:
                self._clean_frames(kept, tell)
        return kept.getbuffer()

    def _clean_frames(self, into: io.BytesIO, tell: Tell) -> None:
        """One after the other: Pillow's own `save_all` would hold all of them at once. What is black and white or grey
        stays so: a fax of many pages is written in a second."""
        with TiffImagePlugin.AppendingTiffWriter(into, new=True) as target:
            for page in range(self._frames):
                self._image.seek(page)
                plain = self._image.mode if self._image.mode in ("1", "L") else "RGB"
                _rgb(self._image).convert(plain).save(target, "TIFF", compression="tiff_adobe_deflate")
                target.newFrame()
                tell(page + 1, self._frames)

    def _stripped(self) -> bytes | None:
        """The file's own coded picture without the rest, where it needs neither turning nor another colour space."""
        if self._image.getexif().get(ORIENTATION, 1) != 1 or "icc_profile" in self._image.info:
            return None
        try:
            if self._image.format in PHOTO and self._image.mode in ("RGB", "L"):
                return strip_jpeg(self._bytes())
            if self._image.format == "WEBP":
                return strip_webp(self._bytes())
        except NotStripped:
            return None
        return None

    def _bytes(self) -> bytes:
        with opened(self._lies) as file:
            return file.read()

    def _upright(self, page: int) -> Image.Image:
        if self._shown is None or self._shown[0] != page:
            self._shown = None
            self._image.seek(page)
            self._shown = (page, _rgb(self._image))
        return self._shown[1]


def decode(data: bytes, max_side_px: int) -> NDArray[np.uint8]:
    """A picture from the network: (height, width, 3) BGR, its longer side at most `max_side_px`."""
    image = _open(io.BytesIO(data), WIRE_FORMATS)
    image.draft("RGB", (max_side_px, max_side_px))
    shown = _rgb(image)
    if max(shown.size) > max_side_px:
        shown.thumbnail((max_side_px, max_side_px), Image.Resampling.LANCZOS)
    return np.asarray(shown)[:, :, ::-1]


def jpeg(pixels: NDArray[np.uint8]) -> bytes:
    """`pixels` BGR; for what is shared as a file of its own."""
    kept = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels[:, :, ::-1])).save(kept, "JPEG", quality=92)
    return kept.getvalue()


def _open(source: IO[bytes], formats: tuple[str, ...]) -> Image.Image:
    try:
        image = Image.open(source, formats=formats)
    except (UnidentifiedImageError, OSError) as error:
        raise DocumentRefused(NO_PICTURE) from error
    _check_size(image)
    return image


def _check_size(image: Image.Image) -> None:
    width, height = image.size
    most = MAX_WEBP_PIXELS if image.format in ("WEBP", "AVIF") else MAX_PIXELS
    if width < 1 or height < 1 or width * height > most:
        raise DocumentRefused(TOO_MANY_PIXELS.format(width=width, height=height, most=most // 1_000_000))


def _rgb(image: Image.Image) -> Image.Image:
    """Eight bits, sRGB, upright, on white where it is transparent. Always a copy, with nothing but the pixels:
    Pillow would write the comment of the one it read into the one it saves."""
    _check_size(image)
    shown = _in_eight_bits(image)
    shown.info.clear()
    return shown


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """Never more than two of it at once, four bytes a pixel each: what is in the cage has 1 GiB."""
    profile = image.info.get("icc_profile")
    image.load()  # a TIFF is turned by this
    turned = ImageOps.exif_transpose(image) if image.getexif().get(ORIENTATION, 1) != 1 else image
    if turned.mode in ("I;16", "I;16B", "I;16L", "I", "F"):
        return _eight_bit(turned)
    if profile and turned.mode in ("RGB", "L", "CMYK"):
        turned = _in_srgb(turned, profile)
    if "A" in turned.getbands() or "transparency" in turned.info:
        over = turned if turned.mode == "RGBA" else turned.convert("RGBA")
        white = Image.new("RGB", over.size, "white")
        white.paste(over, mask=over.getchannel("A"))
        return white
    return turned if turned.mode == "RGB" and turned is not image else turned.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """A profile that cannot be read is as good as none."""
    try:
        converted = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return converted or image


def _eight_bit(image: Image.Image) -> Image.Image:
    """What was measured in more than eight bits is shown from its darkest to its brightest value."""
    values = np.asarray(image).astype(np.float32)
    low, high = float(np.nanmin(values)), float(np.nanmax(values))
    grey = (np.nan_to_num(values, nan=low) - low) * (255.0 / max(high - low, 1e-6))
    return Image.fromarray(grey.astype(np.uint8)).convert("RGB")
