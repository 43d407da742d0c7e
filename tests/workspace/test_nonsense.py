"""Whatever a call's arguments are, the Web API answers with an object, and the page's calls too."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.workspace.api import answered
from bot.workspace.api.calls import Call
from bot.workspace.api.methods import METHODS
from bot.workspace.doings import DOINGS, Doing, done
from bot.workspace.sending import Sending
from bot.workspace.state import Workspace
from tests.workspace.living import ALL_SCOPES, ANA, FRAUD, PRIYA
from tests.workspace.scene import HOME, MODAL, SECTION

NAMES = ("channel", "user", "users", "user_id", "text", "blocks", "attachments", "metadata", "ts",
         "thread_ts", "message_ts", "timestamp", "name", "post_at", "limit", "cursor", "oldest",
         "latest", "view", "view_id", "external_id", "hash", "trigger_id", "files", "filename",
         "length", "types", "message", "scheduled_message_id", "bot", "team", "channel_id",
         "initial_comment")  # fmt: skip
PLAIN = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8),
    st.sampled_from([FRAUD, ANA, "D0ANA", "1.000001", "[]", "{}", "nan", "-1", "\ud800"]),
)  # fmt: skip
ANYTHING = st.recursive(
    PLAIN | st.sampled_from([MODAL, HOME, SECTION, [SECTION]]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)
FIELDS = st.dictionaries(st.sampled_from(NAMES), ANYTHING, max_size=6)
settings.register_profile("page", deadline=None, suppress_health_check=list(HealthCheck))


def workspace() -> Workspace:
    found = Workspace()
    found.scopes |= ALL_SCOPES
    found.say(FRAUD, ANA, "hello")
    return found


@settings(settings.get_profile("page"), max_examples=100)
@given(st.sampled_from(sorted(METHODS)), FIELDS)
def test_any_arguments_of_any_method_are_answered(method, fields):
    here = workspace()
    reply = answered(Call(here, fields), method, here.token)
    assert json.loads(reply.text)["ok"] in (True, False)


DONE = st.dictionaries(
    st.sampled_from((*NAMES, "action", "values", "block_id", "action_id", "value", "callback_id",
                     "home", "all", "hours", "kind", "times", "seconds", "of", "thread")),
    ANYTHING, max_size=6,
)  # fmt: skip


@settings(settings.get_profile("page"), max_examples=100)
@given(st.sampled_from(sorted(DOINGS)), DONE)
def test_any_arguments_of_any_doing_are_answered(what, asked):
    sending = Sending(workspace(), endpoint="http://127.0.0.1:9/nobody")
    found = done(what, Doing(sending, lambda span: None, {"user": PRIYA, **asked}))
    assert found["ok"] in (True, False)
