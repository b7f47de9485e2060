"""Whose pictures of pages the server takes: of a file that never came here only its sharer can have seen a page."""

from app.consult.events.documents import DocumentWithdrawn, PagePictured
from app.consult.events.request import Accepted
from app.consult.messages import Submit, Whole
from app.store.blobs import Blobs
from tests.rig.people import NURSE, SPECIALIST
from tests.rig.server import Server
from tests.server.talker import Talker
from tests.server.test_bulk import new_blob, shared


def test_another_s_picture_of_a_page_is_taken_once_the_file_is_here_and_its_sharer_away(shared_server: Server) -> None:
    file, picture = new_blob(), new_blob()
    with Talker(shared_server.url, NURSE) as nurse, Talker(shared_server.url, SPECIALIST) as expert:
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        document = shared(file.hash, len(file.data))
        nurse.keep(consult, document)
        said = PagePictured(document.document, 0, picture.hash, 60, 80, "whole", None, "lossy")
        nurse.keep(consult, said)
        assert expert.refused(consult, said).code == "not_held"
        up = nurse.bulk()
        assert isinstance(up.push(consult, file.hash, file.data), Whole)
        up.close()
        expert.keep(consult, said)
        nurse.open(consult)
        assert expert.refused(consult, said).code == "not_own"
        nurse.keep(consult, DocumentWithdrawn(document.document, "wrong patient"))
        assert expert.refused(consult, said).code == "withdrawn_document"


def test_a_picture_that_was_taken_is_the_same_event_sent_again_though_the_file_is_no_longer_on_the_disk(
    shared_server: Server,
) -> None:
    file, picture = new_blob(), new_blob()
    with Talker(shared_server.url, NURSE) as nurse, Talker(shared_server.url, SPECIALIST) as expert:
        consult = nurse.ask()
        expert.keep(consult, Accepted(SPECIALIST.name))
        document = shared(file.hash, len(file.data))
        nurse.keep(consult, document)
        up = nurse.bulk()
        assert isinstance(up.push(consult, file.hash, file.data), Whole)
        up.close()
        said = PagePictured(document.document, 0, picture.hash, 60, 80, "whole", None, "lossy")
        taken = expert.keep(consult, said)
        Blobs(shared_server.data / "blobs").path(file.hash).unlink()
        expert.send(Submit(consult, taken.origin, taken.made_ms, True, taken.body))
        assert expert.acknowledged(taken.origin) == taken
