"""Writers that plan a trip as fast as the server lets them, and remember every answer that they got."""

import random
import threading
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any

from cairn.kit.ids import new_id
from tests.support.people import Json, Person, Refused, edit, mutation, positions

GONE = (OSError, HTTPException)


@dataclass
class Writer:
    """One person at one connection: adds, changes and removes places, one at a time or a few together."""

    person: Person
    stream: str
    seed: int
    acknowledged: list[Json] = field(default_factory=list)
    unanswered: list[Json] = field(default_factory=list)
    refused: list[Any] = field(default_factory=list)
    _alive: list[str] = field(default_factory=list)

    def run(self, stop: threading.Event) -> None:
        choose = random.Random(self.seed)
        keys = positions(50)
        while not stop.is_set():
            batch = [self._next(choose, keys) for _ in range(choose.choice((1, 1, 1, 1, 4)))]
            try:
                if len(batch) == 1:
                    self.acknowledged.append(self.person.send(self.stream, batch[0]))
                else:
                    results = self.person.send_batch(self.stream, batch)
                    self.acknowledged += [result["change"] for result in results if "change" in result]
                    self.refused += [result["refused"] for result in results if "refused" in result]
            except GONE:
                self.unanswered += batch
                return
            except Refused as refusal:
                self.unanswered += batch
                self.refused.append(refusal)
                return

    def _next(self, choose: random.Random, keys: list[str]) -> Json:
        what = choose.random()
        if what < 0.5 or not self._alive:
            place, stop = new_id(), new_id()
            self._alive.append(place)
            return mutation(
                "place.add",
                edit("add", "place", place, name=f"Tea house {choose.randrange(10_000)}", lat=35.0, lng=135.7),
                edit("add", "stop", stop, place_id=place, position=choose.choice(keys)),
            )
        place = choose.choice(self._alive)
        if what < 0.85:
            return mutation("place.edit", edit("set", "place", place, notes=f"Opens at {choose.randrange(24)}"))
        self._alive.remove(place)
        return mutation("place.remove", edit("remove", "place", place))  # its stop goes with it


@dataclass
class Load:
    """Several writers at once, each in a thread of its own."""

    writers: list[Writer]
    _stop: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self) -> None:
        for writer in self.writers:
            thread = threading.Thread(target=writer.run, args=(self._stop,), daemon=True)
            thread.start()
            self._threads.append(thread)

    def finish(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(timeout=30)
            assert not thread.is_alive(), "a writer still waits for an answer"

    @property
    def acknowledged(self) -> list[Json]:
        return [change for writer in self.writers for change in writer.acknowledged]

    @property
    def refused(self) -> list[Any]:
        return [refusal for writer in self.writers for refusal in writer.refused]

    @property
    def unanswered(self) -> list[Json]:
        return [asked for writer in self.writers for asked in writer.unanswered]
