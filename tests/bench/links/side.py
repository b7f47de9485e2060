"""The process of a Python side: `python -m tests.bench.links.side SETTINGS`, commands and answers as JSON lines."""

import asyncio
import importlib
import json
import sys
import threading
from pathlib import Path

from tests.bench.links.film import Film
from tests.bench.links.place import Engine, Place, Word

CODECS_THREADS_S = 0.0005  # as the program's own engine sets it


async def run(settings: Word) -> None:
    folder = Path(settings["folder"])
    film = Film(Path(settings["picture"]), Path(settings["voice"]))
    place = Place(film, folder, settings["address"], settings["offers"], settings["sends_picture"], _say)
    engine: Engine = await importlib.import_module(settings["engine"]).open_engine(place)
    words: asyncio.Queue[str] = asyncio.Queue()
    threading.Thread(target=_read, args=(asyncio.get_running_loop(), words), daemon=True).start()
    try:
        await _obey(engine, words)
    finally:
        await engine.close()
        place.witness.close()


async def _obey(engine: Engine, words: "asyncio.Queue[str]") -> None:
    before = await engine.counts()
    while line := await words.get():
        command = json.loads(line)
        match command["do"]:
            case "offer":
                _say({"is": "done", "value": await engine.offer()})
            case "answer":
                _say({"is": "done", "value": await engine.answer(command["value"])})
            case "accept":
                await engine.accept(command["value"])
                _say({"is": "done"})
            case "hear":
                engine.hear(command["value"])
            case "begin":
                before = await engine.counts()
                _say({"is": "done"})
            case "end":
                after = await engine.counts()
                counts = {name: round(value - before.get(name, 0), 3) for name, value in after.items()}
                due, concealed = counts.pop("sound_due"), counts.pop("sound_concealed")
                counts["concealed_share"] = round(max(0.0, concealed / due), 4) if due > 0 else 1.0
                _say({"is": "done", "value": counts})
                return


def _read(loop: asyncio.AbstractEventLoop, words: "asyncio.Queue[str]") -> None:
    """Ends with an empty line when the one who commands is gone."""
    for line in sys.stdin:
        loop.call_soon_threadsafe(words.put_nowait, line)
    loop.call_soon_threadsafe(words.put_nowait, "")


def _say(word: Word) -> None:
    sys.stdout.write(json.dumps(word) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.setswitchinterval(CODECS_THREADS_S)
    asyncio.run(run(json.loads(sys.argv[1])))
