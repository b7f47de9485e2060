"""What has to be said of a page besides its title: how much of the picture is seen, what is missing, whom it names.
Knows no widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.consult.events.surface import Shown
from app.consult.state import Document


def image_words(quality: Shown | None, otherwise: str, has_values: bool = False, is_checked: bool = False) -> str:
    """`has_values`: all that was measured is behind what is shown; without them a page is one window of it, in eight
    bits, however fine. `is_checked`: the greys of this screen were. `otherwise`: what is said of any other picture of
    this quality."""
    seen = tr("one window of it") if quality == "whole" and not has_values else otherwise
    fit = is_checked and has_values and quality == "whole"
    return seen if fit else " · ".join((seen, tr("not for primary diagnosis")))


def lossy_words(document: Document, at_bedside: bool = False) -> str:
    """Of a picture of a page that was made of its file elsewhere, and what becomes of that."""
    seen = tr("simplified picture") if at_bedside else tr("lossy picture")
    match document.sending:
        case "behind":
            return tr("{seen}, the file is coming").format(seen=seen)
        case "tonight":
            return tr("{seen}, the file comes tonight").format(seen=seen)
        case "asked":
            return tr("{seen}, the file was not sent").format(seen=seen)


def sending_words(document: Document, has_arrived: bool) -> tuple[str, ...]:
    """How its file goes, until it `has_arrived`, and whether it says whom it shows."""
    ways = {"behind": "", "tonight": tr("the file goes tonight"), "asked": tr("shared without its file")}
    shown = tr("identity not hidden") if document.kind == "image" else ""
    hidden = tr("identity hidden") if document.identity_hidden else shown
    return tuple(words for words in ("" if has_arrived else ways[document.sending], hidden) if words)


def warnings(document: Document) -> tuple[str, ...]:
    """What whoever looks at it has to know, first what could show another patient."""
    return tuple(words for words in (_doubts(document), _missing(document)) if words)


def title_words(document: Document) -> str:
    """Its title with all of that, where nothing is said of how fine its picture is."""
    limit = (tr("not for primary diagnosis"),) if document.kind == "image" else ()
    return " · ".join((document.title, *warnings(document), *limit))


def doubt_words(document: Document) -> str:
    """The same in as many words as fit on the picture itself."""
    return " · ".join(
        words for words in (tr("another patient?") if document.doubts else "", _missing(document)) if words
    )


def _doubts(document: Document) -> str:
    if not document.doubts:
        return ""
    names = {"number": tr("number"), "sex": tr("sex"), "birth": tr("age"), "several": tr("more than one patient")}
    what = ", ".join(names[doubt] for doubt in document.doubts)
    return tr("names another patient ({what})").format(what=what)


def _missing(document: Document) -> str:
    if not document.missing:
        return ""
    if document.missing == 1:
        return tr("1 picture is missing")
    return tr("{n} pictures are missing").format(n=document.missing)


def tr(text: str) -> str:
    return QCoreApplication.translate("PageWords", text)
