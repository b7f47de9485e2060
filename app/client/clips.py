"""An instruction spoken: taken from this place's own microphone, sent behind its words, heard at the bedside."""

import asyncio
import logging

from app.client.border import Failed
from app.client.bulk import RANK_VIEW, Bulk, NotGivenError
from app.client.clip_commands import BeginClip, ClipCommand, ClipMade, ClipRefused, EndClip, PlayClip
from app.client.receipts import LATE_MS
from app.client.room_face import RoomFace
from app.client.soundplay import SoundPlay
from app.client.studio import Studio
from app.client.transfers import BlobDamaged
from app.consult.instructions import still_open
from app.consult.rules.limits import CLIP_BYTES, CLIP_MS
from app.consult.state import Clip, ConsultState, Instruction
from app.media.blocks import BLOCK, Samples
from app.media.soundtake import SoundTake, preview
from app.store.errors import StoreFull
from app.tasks import named_executor

log = logging.getLogger(__name__)

SPOKEN_BPS = 24_000  # speech as it is in a call; 45 kB of 15 s
LEAST_MS = 500  # a slip of the hand
LOOKS_S = 0.1

SILENT = "Your microphone is off or muted, so nothing would be heard. Turn it on, then speak."
SHORT = "That was too short to be heard. Press, speak, then press again."
FULL = "The disk of this computer is full: what you say cannot be kept. Free some space, or write it."
LOST = "What you said could not be kept. Say it again, or write it."
GONE = "What was spoken with this instruction did not come. Read it, or ask."


class Clips:
    """On the loop. Only the step that is to be done now is heard: one that was answered, withdrawn or replaced falls
    silent, one that came late is heard by a press alone. A stop silences all; while a stethoscope listens nothing is
    heard."""

    def __init__(self, room: RoomFace, bulk: Bulk, studio: Studio) -> None:
        self._room, self._bulk, self._studio = room, bulk, studio
        self._desk = room.account.desk
        self._blobs = room.account.shelf.blobs
        self._take: SoundTake | None = None
        self._made: set[str] = set()  # blobs that were spoken here
        self._known: set[str] = set()  # instructions that are sent or brought
        self._here: set[str] = set()
        self._gone: set[str] = set()  # they did not come; a press asks again
        self._played: set[str] = set()
        self._wanted: tuple[str, bool] | None = None  # which, and whether by a press
        self._heard = ""  # the step whose words sound, or did last
        self._stops = 0
        self._closed = False
        self._play = SoundPlay(self._desk, studio, lambda: None, CLIP_MS, in_call=True)
        self._play.lost = self._lost
        self._thread = named_executor("clip")  # a large file that is being kept does not hold up three words

    def perform(self, command: ClipCommand) -> None:
        match command:
            case BeginClip():
                self._begin()
            case EndClip(keep=keep):
                self._end(keep)
            case PlayClip():
                self._want(command)

    def state_changed(self, state: ConsultState) -> None:
        if len(state.stops) > self._stops or is_stopped(state):
            self._hush()
        self._stops = len(state.stops)
        if self._heard and not _is_open(state, self._heard):
            self._hush()
        if self._wanted is not None and not _is_open(state, self._wanted[0]):
            self._wanted = None
        for given in state.instructions.values():
            if given.clip is not None and given.clip.blob in self._made and given.instruction not in self._known:
                self._known.add(given.instruction)
                self._here.add(given.instruction)
                self._bulk.push(self._room.consult, given.clip.blob, RANK_VIEW)
        for given in still_open(self._room.confirmed):  # before that nobody is given its bytes
            if given.clip is not None and given.instruction not in self._known:
                self._known.add(given.instruction)
                self._desk.tasks.start(self._bring(given, given.clip), "clip")

    async def close(self) -> None:
        self._closed = True
        self._end(False)
        self._thread.shutdown(wait=False)
        await self._play.close()

    # ---- spoken

    def _begin(self) -> None:
        microphone = self._studio.microphone
        if microphone is None or not self._hears or microphone.state.kind == "absent":
            self._desk.tell(ClipRefused(SILENT, self._room.consult))
            return
        self._end(False)
        take = self._take = SoundTake(microphone.blocks)
        self._desk.tasks.start(self._watch(take), "clip spoken")

    @property
    def _hears(self) -> bool:
        studio = self._studio
        return studio.is_on and not (studio.is_silent or studio.covered or studio.listens)

    async def _watch(self, take: SoundTake) -> None:
        """Until it is as long as it may be, or this place falls silent."""
        while True:
            await asyncio.sleep(LOOKS_S)
            if take is not self._take:
                return
            if take.is_whole or not self._hears:
                break
        self._end(True)

    def _end(self, keep: bool) -> None:
        take, self._take = self._take, None
        if take is None:
            return
        take.end()
        if keep:
            self._desk.tasks.start(self._keep(take), "clip kept")

    async def _keep(self, take: SoundTake) -> None:
        """Whatever becomes of it is told: somebody waits for it, and perhaps with a finger on *Ask*."""
        answer: ClipMade | ClipRefused = ClipRefused(LOST, self._room.consult)
        try:
            answer = await self._made_of(take.samples)
        except StoreFull:
            answer = ClipRefused(FULL, self._room.consult)
        finally:
            if not self._closed:
                self._desk.tell(answer)

    async def _made_of(self, samples: Samples) -> ClipMade | ClipRefused:
        consult, length_ms = self._room.consult, samples.size * 10 // BLOCK
        if length_ms < LEAST_MS:
            return ClipRefused(SHORT, consult)
        data = await self._desk.run(self._thread, preview, samples, SPOKEN_BPS)
        blob = await self._desk.run(self._thread, self._blobs.put, data)
        self._made.add(blob)
        return ClipMade(blob, len(data), length_ms, consult)

    # ---- heard

    async def _bring(self, given: Instruction, clip: Clip) -> None:
        """What is larger than its step said, or than words can be, is not taken."""
        try:
            await self._bulk.pull(self._room.consult, clip.blob, RANK_VIEW, min(clip.size_bytes, CLIP_BYTES))
        except StoreFull:
            self._desk.tell(Failed(FULL))
        except (NotGivenError, BlobDamaged) as error:
            log.info("what was spoken did not come: %s", type(error).__name__)
            if self._wanted == (given.instruction, True):
                self._desk.tell(Failed(GONE))
            self._gone.add(given.instruction)
        else:
            self._here.add(given.instruction)
            wanted = self._wanted
            if wanted is not None and wanted[0] == given.instruction:
                self._wanted = None
                await self._hear(*wanted)

    def _lost(self, instruction: str) -> None:
        """Its file was damaged on this disk: it is asked for anew."""
        self._here.discard(instruction)
        self._known.discard(instruction)
        self.state_changed(self._room.state)

    def _want(self, command: PlayClip) -> None:
        if not command.again and command.instruction in self._played:
            return
        self._played.add(command.instruction)
        if command.instruction in self._here:
            self._desk.tasks.start(self._hear(command.instruction, command.again), "clip heard")
        else:
            self._wanted = (command.instruction, command.again)
            if command.again and command.instruction in self._gone:
                self._gone.discard(command.instruction)
                self._known.discard(command.instruction)
            self.state_changed(self._room.state)

    async def _hear(self, instruction: str, again: bool) -> None:
        state = self._room.state
        given = state.instructions.get(instruction)
        if self._closed or given is None or given.clip is None or is_stopped(state):
            return
        if not again and not is_now(state, given, self._desk.now_ms()):
            return
        self._heard = instruction
        await self._play.play_blob(instruction, self._blobs, given.clip.blob)

    def _hush(self) -> None:
        """Also what is being read, or still comes."""
        self._play.silence()
        self._heard, self._wanted = "", None


def is_stopped(state: ConsultState) -> bool:
    """A stop was called, and nobody has answered it."""
    return any(stop.acknowledged_by is None for stop in state.stops.values())


def is_now(state: ConsultState, given: Instruction, now_ms: int) -> bool:
    """What is to be done, and was asked just now."""
    newest = max(still_open(state), key=lambda one: one.asked.seq, default=None)
    return newest is not None and newest.instruction == given.instruction and now_ms - given.asked.made_ms <= LATE_MS


def _is_open(state: ConsultState, instruction: str) -> bool:
    return any(one.instruction == instruction for one in still_open(state))
