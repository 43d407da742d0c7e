"""Walks the bot: every answer, window, page and post is held against Slack's limits on the way."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.delivery.posting import Call, call_of
from bot.services import Rendering
from bot.workspace.blocks import Finding, findings_of_message, findings_of_view
from core.store import outbox
from core.store.outbox import HOME, OutboxRow
from core.store.store import Store
from core.usecases.ticking import tick
from tests.harness import ANA, FRAUD, MONDAY, TEAM, Bot
from tests.signed import Signed

Json = dict[str, Any]
HOUR = timedelta(hours=1)


class Refused(AssertionError):
    """Slack would refuse a payload, or shorten it."""

    def __init__(self, what: str, found: list[Finding], payload: object) -> None:
        shown = json.dumps(payload, ensure_ascii=False)[:600]
        super().__init__(f"{what}: {[str(each) for each in found[:4]]} in {shown}")


@dataclass
class Copied(Bot):
    """A bot on a store that has lived already."""

    def __post_init__(self) -> None:
        """Nothing is laid into it."""


@dataclass
class Walker:
    """One team's bot on a file, of which a button's press gets a copy of its own.

    Attributes:
        seen: The newest outbox row that was held against the limits.
        pressed: Labels of what was pressed already, with the command typed before.
        old: What can still be pressed on messages long read, by whom and where.
        met: Kinds of outcome that were answered, in the team or in a copy of it.
    """

    folder: Path
    slack: Signed = field(init=False)
    seen: int = 0
    copies: int = 0
    pressed: set[tuple[str, str]] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    old: list[tuple[Json, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.slack = Signed(Bot(store=Store.open(self.folder / "walk.db")))

    @property
    def bot(self) -> Bot:
        return self.slack.bot

    def type(self, text: str, user: str = ANA, channel: str = FRAUD, *, deep: bool = True) -> None:
        """Type it, and press whatever can be pressed in what comes back."""
        self.bot.now += timedelta(seconds=61)
        opened = len(self.slack.screens.opened)
        answer = self.slack.type(text, user, channel)
        held(f"answer to {text[:60]}", answer)
        posted = [answer, *self.posted(), *self.slack.screens.opened[opened:]]
        if deep:
            for payload in posted:
                self.press_all(payload, text.split()[0] if text else "", user, channel)

    def press_all(self, payload: Json, after: str, user: str, channel: str = FRAUD) -> None:
        """Press each button of a payload, and send its window, each in a copy of the team."""
        where = payload.get("channel", channel)
        for element in pressable(payload):
            name = (after, element["name"])
            if name not in self.pressed:
                self.pressed.add(name)
                self.old.append((element, user, where))
                with_copy = self._copy()
                with_copy.slack.press(element["pressed"], user, where)
                for window in with_copy.slack.screens.opened:
                    held(f"window of {element['name']}", with_copy.slack.submit(user, view=window))
                with_copy.finished(f"{element['name']} after {after}")
        if payload.get("type") == "modal" and (after, "submit") not in self.pressed:
            self.pressed.add((after, "submit"))
            with_copy = self._copy()
            held(f"window after {after}", with_copy.slack.submit(user, view=payload))
            with_copy.finished(f"window after {after}")

    def press_old(self) -> dict[str, str]:
        """Press all of it now, each once; the words of what came, by what was pressed."""
        heard: dict[str, str] = {}
        for element, user, where in self.old:
            pressed = element["pressed"]
            value = pressed.get("selected_option", pressed)["value"]
            name = json.dumps([pressed["action_id"], value, user])
            if name in heard:
                continue
            opened = len(self.slack.screens.opened)
            self.slack.press(element["pressed"], user, where)
            posted = self.posted(f"an old {element['name']}")
            windows = self.slack.screens.opened[opened:]
            heard[name] = " ".join(str(each.get("text", each)) for each in [*posted, *windows])
        return heard

    def finished(self, what: str) -> None:
        """Everything that came of one press."""
        self.posted(what)
        self.bot.store.close()

    def _copy(self) -> "Walker":
        self.copies += 1
        path = self.folder / f"copy{self.copies}.db"
        with sqlite3.connect(self.folder / "walk.db") as source, sqlite3.connect(path) as target:
            source.backup(target)
        source.close()
        target.close()
        found = replace_bot(self, Copied(store=Store.open(path), now=self.bot.now + HOUR / 60))
        found.slack.number = 10_000
        return found

    def live(self, days: float) -> None:
        """Let days go by, hour by hour."""
        until = self.bot.now + timedelta(days=days)
        while self.bot.now + HOUR <= until:
            self.bot.now += HOUR
            tick(self.bot.store, self.bot.now)
            self.bot.wake()
        for payload in self.posted():
            self.press_all(payload, "living", ANA)

    def posted(self, what: str = "a post") -> list[Json]:
        """What the outbox would post of what is new in it, each held against the limits."""
        rendering = Rendering(self.bot.store, lambda: self.bot.now)
        found = []
        self.met |= self.outcomes()
        for row, head in self._new():
            call = call_of(row, head, rendering.laid(row))
            assert isinstance(call, Call), (row.kind, call)
            held(f"{what}, {row.kind}", call.arguments)
            found.append(call.arguments.get("view", call.arguments))
        return found

    def _new(self) -> Iterator[tuple[OutboxRow, OutboxRow | None]]:
        with self.bot.store.tx() as tx:
            numbers = [each["id"] for each in tx.rows(
                "SELECT id FROM outbox WHERE id > ? ORDER BY id", self.seen)]  # fmt: skip
            rows = [row for number in numbers if (row := outbox.row(tx, number))]
            self.seen = max([self.seen, *numbers])
            heads = {
                row.id: outbox.row(tx, number)
                for row in rows
                if (number := row.recipient.thread or row.recipient.edits)
            }
        for row in rows:
            head = heads.get(row.id)
            yield row, replace(head, ts="1712.1", channel=FRAUD) if head else None

    def outcomes(self) -> set[str]:
        """The kinds of outcome that requests had so far."""
        with self.bot.store.tx() as tx:
            rows = tx.rows("SELECT outcome FROM requests WHERE team = ?", TEAM)
        return {json.loads(each["outcome"])["name"] for each in rows}

    def kinds(self) -> set[str]:
        """The kinds of post so far, in the team itself."""
        with self.bot.store.tx() as tx:
            return {each["kind"] for each in tx.rows("SELECT DISTINCT kind FROM outbox")}


def replace_bot(walker: Walker, bot: Bot) -> Walker:
    """The same walk with another bot; nothing of the old one is changed."""
    found = object.__new__(Walker)
    found.folder, found.seen, found.copies, found.met = walker.folder, walker.seen, 0, walker.met
    found.slack = Signed(bot)
    return found


def held(what: str, payload: Json) -> None:
    """Raise Refused where Slack would refuse a payload, warn of it or shorten it."""
    view = payload.get("view") or (payload if payload.get("type") == "modal" else None)
    found = findings_of_view(view) if view else []
    if "text" in payload or "blocks" in payload:
        found = [*found, *findings_of_message(payload)]
    if found:
        raise Refused(what, found, payload)


def pressable(payload: Json) -> Iterator[Json]:
    """The buttons and menu entries of a payload, as a press sends them back."""
    for block in payload.get("blocks", []):
        inside = block.get("elements", []) if block["type"] == "actions" else []
        for element in [*inside, *([block["accessory"]] if "accessory" in block else [])]:
            if element["type"] == "button":
                yield {"name": element["text"]["text"][:20], "pressed": element}
            for option in element.get("options", []):
                chosen = {"type": element["type"], "action_id": element["action_id"]}
                yield {"name": option["text"]["text"][:20],
                       "pressed": chosen | {"selected_option": option}}  # fmt: skip


__all__ = ["HOME", "MONDAY", "Refused", "Walker"]
