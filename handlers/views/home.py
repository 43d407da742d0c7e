"""A person's page laid out as Slack's Home tab."""

from core.wording.asking.offers import cut
from core.wording.home import Page, Row, Section
from handlers.ids import TURN
from handlers.views.parts import Block, actions

MOST_BLOCKS = 100
TEXT, HEADING = 3000, 150
IN_ROW = 5


def home_blocks(page: Page) -> list[Block]:
    """The page's blocks, at most a hundred; names are never interpreted."""
    blocks = [block for section in page.sections for block in _section(section)]
    turning = _turning(page)
    return [*blocks[: MOST_BLOCKS - len(turning)], *turning]


def _section(section: Section) -> list[Block]:
    heading = {"type": "header", "text": _plain(section.title, HEADING)}
    return [heading, *(block for row in section.rows for block in _row(row))]


def _row(row: Row) -> list[Block]:
    """One line; a single button stands beside it, several stand below."""
    block: Block = {"type": "section", "text": _plain(row.text, TEXT)}
    pressed = actions(row.buttons[:IN_ROW])
    if len(row.buttons) == 1 and pressed:
        return [block | {"accessory": pressed[0]["elements"][0]}]
    return [block, *pressed]


def _turning(page: Page) -> list[Block]:
    """The way to the page's other parts."""
    found = []
    if page.page > 0:
        found.append(_turn("Earlier ones", page.page - 1))
    if page.page < page.pages - 1:
        found.append(_turn("More", page.page + 1))
    return [{"type": "actions", "elements": found}] if found else []


def _turn(label: str, to: int) -> Block:
    text = _plain(label, 75)
    return {"type": "button", "action_id": f"{TURN}_{to}", "text": text, "value": str(to)}


def _plain(text: str, longest: int) -> Block:
    return {"type": "plain_text", "text": cut(text, longest), "emoji": False}
