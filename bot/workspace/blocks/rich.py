"""rich_text: its parts and the pieces within them; Slack gives no lengths."""

from bot.workspace.blocks.objects import ID
from bot.workspace.blocks.rules import (
    Rule,
    anything,
    boolean,
    choice,
    listed,
    shape,
    string,
    typed,
    whole,
)

STYLES = ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight",
          "unlink")  # fmt: skip
STYLE = {"style": shape({}, dict.fromkeys(STYLES, boolean))}
PIECES: dict[str, Rule] = {
    "text": shape({"text": string(least=1)}, STYLE),
    "link": shape({"url": string(least=1)}, {"text": string(), "unsafe": boolean, **STYLE}),
    "user": shape({"user_id": string(least=1)}, STYLE),
    "channel": shape({"channel_id": string(least=1)}, STYLE),
    "usergroup": shape({"usergroup_id": string(least=1)}, STYLE),
    "team": shape({"team_id": string(least=1)}, STYLE),
    "emoji": shape(
        {"name": string(least=1)}, {"unicode": string(), "skin_tone": whole(1, 6), **STYLE}
    ),
    "broadcast": shape({"range": choice("here", "channel", "everyone")}, STYLE),
    "color": shape({"value": string(least=1)}, STYLE),
    "date": shape(
        {"timestamp": anything, "format": string(least=1)},
        {"url": string(), "fallback": string(), **STYLE},
    ),
}
INSIDE = {"elements": listed(typed(lambda: PIECES), least=0)}
BORDER = {"border": whole(0, 1)}
SECTION = shape(INSIDE)
PARTS: dict[str, Rule] = {
    "rich_text_section": SECTION,
    "rich_text_preformatted": shape(INSIDE, {**BORDER, "language": string()}),
    "rich_text_quote": shape(INSIDE, BORDER),
    "rich_text_list": shape(
        {
            "style": choice("bullet", "ordered"),
            "elements": listed(typed(lambda: {"rich_text_section": SECTION})),
        },
        {"indent": whole(0, 8), "offset": whole(0, 10**6), **BORDER},
    ),
}
RICH_TEXT = shape({"elements": listed(typed(lambda: PARTS), least=0)}, {"block_id": ID})
