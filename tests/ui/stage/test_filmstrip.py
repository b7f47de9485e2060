"""The filmstrip lists 1,000 pages and asks for the pictures of those in sight; who has scrolled stays there."""

import msgspec
import pytest
from PySide6.QtGui import QIcon
from PySide6.QtTest import QAbstractItemModelTester

from app.client.border import PictureReady, WantPicture
from app.consult.events.documents import PageSize
from app.consult.events.surface import PageSurface, surface_key
from app.consult.state import ConsultState
from tests.ui import room_samples as rs
from ui.stage.filmmodel import FilmModel

CHART = "c" * 32


def with_chart(state: ConsultState, pages: int = 1_000) -> ConsultState:
    (known, *_) = state.documents.values()
    chart = msgspec.structs.replace(
        known, document=CHART, title="Chart", kind="pdf", pages=pages, sizes=(PageSize(pages, 595, 842),), pictures={}
    )
    return msgspec.structs.replace(state, documents={**state.documents, CHART: chart})


def asked(made) -> list[WantPicture]:
    return [one for one in made.posted(WantPicture) if one.scale < 0.2]


def test_of_a_thousand_pages_those_in_sight_are_asked_for(qtbot, room):
    made = room(with_chart(rs.base_state()))
    film = made.page.film
    assert film.model.rowCount() >= 1_001
    qtbot.waitUntil(lambda: bool(asked(made)))
    qtbot.wait(300)
    few = len(asked(made))
    assert few <= 24
    film.list.scrollTo(film.model.index(film.model.row(PageSurface(CHART, 700))))
    qtbot.waitUntil(lambda: any(one.surface == PageSurface(CHART, 700) for one in asked(made)))
    qtbot.wait(300)
    assert len(asked(made)) <= few + 24
    assert not any(isinstance(one.surface, PageSurface) and 100 < one.surface.page < 600 for one in asked(made))


def test_what_was_asked_for_is_shown_when_it_comes(qtbot, room):
    made = room(with_chart(rs.base_state()))
    film, surface = made.page.film, PageSurface(CHART, 0)
    film.list.scrollTo(film.model.index(film.model.row(surface)))
    qtbot.waitUntil(lambda: any(one.surface == surface for one in asked(made)))
    made.engine.pictures[surface_key(surface)] = rs.picture_of(surface, rs.page_pixels(0), 595, 842)
    made.engine.mailbox.put(PictureReady(surface_key(surface)))
    empty = film.model._empty_icon.cacheKey()
    qtbot.waitUntil(lambda: film.model._icon(film.model.row(surface)).cacheKey() != empty)


def test_the_page_on_the_stage_is_framed_and_in_sight(qtbot, room):
    made = room(with_chart(rs.base_state()))
    film = made.page.film
    film.show_current(PageSurface(CHART, 640))
    index = film.list.currentIndex()
    assert film.model.surface(index.row()) == PageSurface(CHART, 640) and index.data() == "Page 641"
    assert film.list.viewport().rect().intersects(film.list.visualRect(index))


@pytest.mark.parametrize("pages", [1, 3])
def test_what_is_new_comes_in_its_place_and_what_is_gone_goes(qtbot, pages):
    state = with_chart(rs.still_state(), pages)
    model = FilmModel(QIcon(), QIcon())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(with_chart(rs.base_state(), pages))
    before = model.rowCount()
    model.show(state)
    assert model.rowCount() - before == len(state.stills) - len(rs.base_state().stills)
    assert [model.surface(model.row(PageSurface(CHART, page))) for page in range(pages)] == [
        PageSurface(CHART, page) for page in range(pages)
    ]
    gone = msgspec.structs.replace(state.documents[CHART], withdrawn="another patient")
    model.show(msgspec.structs.replace(state, documents={**state.documents, CHART: gone}))
    assert model.row(PageSurface(CHART, 0)) == -1 and model.surface(0) is None


def test_a_document_that_grew_to_more_pages_keeps_no_old_row(qtbot):
    model = FilmModel(QIcon(), QIcon())
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(with_chart(rs.base_state(), 2))
    model.show(with_chart(rs.base_state(), 5))
    assert model.row(PageSurface(CHART, 4)) == model.rowCount() - 1 and model.row(PageSurface(CHART, 5)) == -1


def test_a_still_is_framed_though_it_comes_into_the_log_after_the_stage(qtbot, room):
    state = rs.still_state()
    made = room(msgspec.structs.replace(state, stills={}))
    film = made.page.film
    film.show_current(rs.STILL)
    made.put(state)
    assert film.model.surface(film.list.currentIndex().row()) == rs.STILL
