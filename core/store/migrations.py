"""The schema, as functions in the order they landed; one that has landed is never edited."""

from sqlite_utils import Database, Migrations

migrations = Migrations("mlstatus")

PLAN = """
CREATE TABLE workspaces (
  team TEXT PRIMARY KEY, name TEXT NOT NULL DEFAULT '', bot_user TEXT NOT NULL DEFAULT '',
  bot_id TEXT NOT NULL DEFAULT '', scopes TEXT NOT NULL DEFAULT '', seed INTEGER NOT NULL DEFAULT 0,
  timezone TEXT NOT NULL DEFAULT 'UTC', checked_at TEXT
) STRICT;
CREATE TABLE people (
  team TEXT NOT NULL, user TEXT NOT NULL, name TEXT NOT NULL DEFAULT '', timezone TEXT,
  guest INTEGER NOT NULL DEFAULT 0 CHECK (guest IN (0, 1)), out_until TEXT, looked_up_at TEXT,
  PRIMARY KEY (team, user)
) STRICT;
CREATE TABLE channels (
  team TEXT NOT NULL, channel TEXT NOT NULL, name TEXT NOT NULL DEFAULT '', timezone TEXT,
  private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  digest_weekday INTEGER CHECK (digest_weekday BETWEEN 0 AND 6), digest_at TEXT, digest_by TEXT,
  digest_since TEXT,
  PRIMARY KEY (team, channel),
  CHECK ((digest_weekday IS NULL) = (digest_at IS NULL))
) STRICT;
CREATE TABLE objectives (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, channel TEXT NOT NULL, key TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''), owner TEXT NOT NULL, priority INTEGER NOT NULL,
  target TEXT NOT NULL, value TEXT CHECK (value IS NULL OR json_valid(value)), day_rate REAL,
  discount REAL NOT NULL DEFAULT 0, created_at TEXT NOT NULL, closed_at TEXT
) STRICT;
CREATE UNIQUE INDEX objective_keys ON objectives (team, key);
CREATE TABLE tasks (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, objective INTEGER NOT NULL REFERENCES objectives (id),
  key TEXT NOT NULL, name TEXT NOT NULL CHECK (name <> ''), position INTEGER NOT NULL,
  after TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(after)), stage TEXT,
  done_when TEXT NOT NULL DEFAULT '',
  strategy TEXT NOT NULL DEFAULT 'auto' CHECK (strategy IN ('sequence', 'parallel', 'auto')),
  UNIQUE (objective, key)
) STRICT;
CREATE TABLE approaches (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, task INTEGER NOT NULL REFERENCES tasks (id),
  key TEXT NOT NULL, name TEXT NOT NULL CHECK (name <> ''), position INTEGER NOT NULL,
  chance REAL NOT NULL CHECK (chance > 0 AND chance <= 1), sure REAL NOT NULL CHECK (sure > 0),
  days TEXT NOT NULL CHECK (json_valid(days)), guessed TEXT NOT NULL DEFAULT '[]'
    CHECK (json_valid(guessed)),
  role TEXT, people INTEGER NOT NULL DEFAULT 1 CHECK (people >= 1),
  assumes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(assumes)),
  failure TEXT NOT NULL DEFAULT 'at_end' CHECK (failure IN ('at_end', 'early')),
  time_box REAL CHECK (time_box > 0), cost REAL CHECK (cost >= 0), owner TEXT,
  state TEXT NOT NULL DEFAULT 'planned'
    CHECK (state IN ('planned', 'running', 'won', 'lost', 'parked', 'dropped')),
  started_on TEXT, ended_on TEXT, learned TEXT NOT NULL DEFAULT '',
  first_chance REAL, first_days TEXT,
  UNIQUE (task, key)
) STRICT;
CREATE TABLE assumptions (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, key TEXT NOT NULL,
  chance REAL NOT NULL CHECK (chance >= 0 AND chance <= 1), note TEXT NOT NULL DEFAULT '',
  UNIQUE (team, key)
) STRICT;
CREATE TABLE team_steps (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, role TEXT NOT NULL, since TEXT NOT NULL,
  people INTEGER NOT NULL CHECK (people >= 0),
  chance REAL NOT NULL DEFAULT 1 CHECK (chance > 0 AND chance <= 1),
  UNIQUE (team, role, since)
) STRICT;
CREATE TABLE holidays (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, day TEXT NOT NULL, UNIQUE (team, day)
) STRICT;
"""

EVIDENCE = """
CREATE TABLE experiments (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, approach INTEGER NOT NULL REFERENCES approaches (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('positive', 'negative', 'unclear')),
  learned TEXT NOT NULL DEFAULT '', link TEXT,
  quality TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(quality)), weight REAL NOT NULL,
  author TEXT NOT NULL, participants TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(participants)),
  day TEXT NOT NULL, logged_at TEXT NOT NULL,
  chance_before REAL NOT NULL, chance_after REAL NOT NULL
) STRICT;
CREATE INDEX experiments_of ON experiments (approach, day);
CREATE TABLE readings (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, approach INTEGER NOT NULL REFERENCES approaches (id),
  metric TEXT NOT NULL, value REAL NOT NULL, day TEXT NOT NULL,
  experiment INTEGER REFERENCES experiments (id), ruler INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX readings_of ON readings (approach, metric, day);
CREATE TABLE forecasts (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL,
  objective INTEGER NOT NULL REFERENCES objectives (id) ON DELETE CASCADE,
  made_at TEXT NOT NULL, day TEXT NOT NULL, seed INTEGER NOT NULL, runs INTEGER NOT NULL,
  change INTEGER, chance REAL NOT NULL, ever REAL NOT NULL, standard_error REAL NOT NULL,
  target TEXT NOT NULL, plan TEXT NOT NULL CHECK (json_valid(plan)),
  result TEXT NOT NULL CHECK (json_valid(result)),
  question TEXT CHECK (question IS NULL OR json_valid(question))
) STRICT;
CREATE INDEX forecasts_of ON forecasts (objective, id);
"""

JOURNAL = """
CREATE TABLE changes (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, channel TEXT NOT NULL, author TEXT NOT NULL,
  at TEXT NOT NULL, command TEXT NOT NULL, typed TEXT NOT NULL DEFAULT '', undone_by INTEGER
) STRICT;
CREATE INDEX changes_by ON changes (team, author, id);
CREATE TABLE history (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, change INTEGER NOT NULL REFERENCES changes (id),
  noun TEXT NOT NULL, item INTEGER NOT NULL,
  before TEXT CHECK (before IS NULL OR json_valid(before)),
  after TEXT CHECK (after IS NULL OR json_valid(after)),
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX history_of ON history (noun, item);
CREATE INDEX history_in ON history (change);
CREATE TABLE requests (
  team TEXT NOT NULL, key TEXT NOT NULL, at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (json_valid(outcome)), PRIMARY KEY (team, key)
) STRICT;
CREATE TABLE dirty (
  objective INTEGER PRIMARY KEY REFERENCES objectives (id) ON DELETE CASCADE, team TEXT NOT NULL,
  marks INTEGER NOT NULL DEFAULT 1, change INTEGER
) STRICT;
CREATE TABLE periods (
  team TEXT NOT NULL, job TEXT NOT NULL, period TEXT NOT NULL, at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('queued', 'skipped', 'done')),
  PRIMARY KEY (team, job, period)
) STRICT;
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, kind TEXT NOT NULL,
  key TEXT NOT NULL, recipient TEXT NOT NULL CHECK (json_valid(recipient)),
  body TEXT NOT NULL CHECK (json_valid(body)),
  state TEXT NOT NULL DEFAULT 'queued'
    CHECK (state IN ('queued', 'sending', 'sent', 'unsure', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL, not_before TEXT NOT NULL,
  changed_at TEXT NOT NULL, channel TEXT, ts TEXT, error TEXT,
  UNIQUE (team, key)
) STRICT;
CREATE INDEX outbox_due ON outbox (state, not_before);
CREATE TABLE awaited (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL,
  objective INTEGER NOT NULL REFERENCES objectives (id) ON DELETE CASCADE,
  recipient TEXT NOT NULL CHECK (json_valid(recipient)),
  outcome TEXT NOT NULL CHECK (json_valid(outcome)), at TEXT NOT NULL
) STRICT;
"""

PRACTICE = """
CREATE TABLE stages (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL,
  objective INTEGER NOT NULL REFERENCES objectives (id), stage TEXT NOT NULL
    CHECK (stage IN ('data', 'label', 'train', 'evaluate', 'deploy', 'monitor', 'feedback')),
  level TEXT NOT NULL DEFAULT 'absent' CHECK (level IN ('absent', 'thin', 'solid')),
  owner TEXT, since TEXT, confirmed TEXT, UNIQUE (objective, stage)
) STRICT;
ALTER TABLE objectives ADD COLUMN end_to_end TEXT;
ALTER TABLE people ADD COLUMN side TEXT
  CHECK (side IS NULL OR side IN ('research', 'engineering', 'both'));
ALTER TABLE people ADD COLUMN quiet_from TEXT NOT NULL DEFAULT '18:00:00';
ALTER TABLE people ADD COLUMN quiet_until TEXT NOT NULL DEFAULT '09:00:00';
ALTER TABLE people ADD COLUMN nudge_at TEXT NOT NULL DEFAULT '10:00:00';
ALTER TABLE people ADD COLUMN nudges_a_week INTEGER NOT NULL DEFAULT 3
  CHECK (nudges_a_week BETWEEN 0 AND 3);
ALTER TABLE outbox ADD COLUMN not_after TEXT;
CREATE TABLE nudges (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, user TEXT NOT NULL, kind TEXT NOT NULL,
  about TEXT NOT NULL, objective INTEGER NOT NULL REFERENCES objectives (id) ON DELETE CASCADE,
  worth REAL NOT NULL, body TEXT NOT NULL CHECK (json_valid(body)), raised_on TEXT NOT NULL,
  stands INTEGER NOT NULL DEFAULT 1 CHECK (stands IN (0, 1)),
  UNIQUE (team, user, kind, about)
) STRICT;
CREATE INDEX nudges_of ON nudges (objective);
CREATE TABLE nudges_sent (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, user TEXT NOT NULL, kind TEXT NOT NULL,
  about TEXT NOT NULL, day TEXT NOT NULL, at TEXT NOT NULL,
  message INTEGER REFERENCES outbox (id) ON DELETE SET NULL
) STRICT;
CREATE INDEX nudges_sent_to ON nudges_sent (team, user, day);
CREATE TABLE nudges_aside (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, user TEXT NOT NULL, kind TEXT NOT NULL, about TEXT,
  until TEXT, why TEXT NOT NULL
    CHECK (why IN ('snooze', 'never', 'risk', 'running', 'stop', 'keep')), at TEXT NOT NULL
) STRICT;
CREATE INDEX nudges_aside_by ON nudges_aside (team, user, kind);
CREATE TABLE lessons_told (
  team TEXT NOT NULL, lesson TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (team, lesson, day)
) STRICT;
"""

RESOLUTIONS = """
ALTER TABLE objectives ADD COLUMN resolution TEXT
  CHECK (resolution IN ('yes', 'no', 'ambiguous'));
ALTER TABLE objectives ADD COLUMN resolved_on TEXT;
ALTER TABLE approaches ADD COLUMN ambiguous INTEGER NOT NULL DEFAULT 0 CHECK (ambiguous IN (0, 1));
ALTER TABLE workspaces ADD COLUMN recalibrated INTEGER NOT NULL DEFAULT 0
  CHECK (recalibrated IN (0, 1));
"""

METRICS = """
CREATE TABLE metrics (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, approach INTEGER NOT NULL REFERENCES approaches (id),
  metric TEXT NOT NULL, target REAL, lower INTEGER CHECK (lower IN (0, 1)),
  unit TEXT NOT NULL DEFAULT '', ruler INTEGER NOT NULL DEFAULT 1 CHECK (ruler >= 1), since TEXT,
  UNIQUE (approach, metric)
) STRICT;
ALTER TABLE approaches ADD COLUMN detour INTEGER NOT NULL DEFAULT 0 CHECK (detour IN (0, 1));
"""


def _run(db: Database, script: str) -> None:
    # Statement by statement: executescript would commit the migration's transaction.
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)


@migrations()
def plan(db: Database) -> None:
    """Workspaces, people, channels and the plan itself."""
    _run(db, PLAN)


@migrations()
def evidence(db: Database) -> None:
    """Experiments, readings and forecasts."""
    _run(db, EVIDENCE)


@migrations()
def journal(db: Database) -> None:
    """Changes with before and after, requests, dirty marks, periods and the outbox."""
    _run(db, JOURNAL)


@migrations()
def sources(db: Database) -> None:
    """The message an experiment was logged from, by its address."""
    _run(db, "ALTER TABLE experiments ADD COLUMN source TEXT")


@migrations()
def practice(db: Database) -> None:
    """The pipeline ladder, sides, hours, nudges and lessons."""
    _run(db, PRACTICE)


RIGHTS = """
ALTER TABLE objectives ADD COLUMN editors TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(editors));
ALTER TABLE people ADD COLUMN stranger INTEGER NOT NULL DEFAULT 0 CHECK (stranger IN (0, 1));
ALTER TABLE people ADD COLUMN admin INTEGER NOT NULL DEFAULT 0 CHECK (admin IN (0, 1));
ALTER TABLE people ADD COLUMN unknown INTEGER NOT NULL DEFAULT 0 CHECK (unknown IN (0, 1));
ALTER TABLE people ADD COLUMN deactivated INTEGER NOT NULL DEFAULT 0
  CHECK (deactivated IN (0, 1));
ALTER TABLE people ADD COLUMN memberships_at TEXT;
ALTER TABLE channels ADD COLUMN looked_up_at TEXT;
ALTER TABLE channels ADD COLUMN absent INTEGER NOT NULL DEFAULT 0 CHECK (absent IN (0, 1));
ALTER TABLE workspaces ADD COLUMN installer TEXT NOT NULL DEFAULT '';
ALTER TABLE workspaces ADD COLUMN retention INTEGER DEFAULT 730 CHECK (retention >= 30);
ALTER TABLE workspaces ADD COLUMN backups INTEGER NOT NULL DEFAULT 14 CHECK (backups >= 0);
ALTER TABLE workspaces ADD COLUMN removed_at TEXT;
CREATE TABLE memberships (
  team TEXT NOT NULL, user TEXT NOT NULL, channel TEXT NOT NULL, PRIMARY KEY (team, user, channel)
) STRICT;
"""


@migrations()
def rights(db: Database) -> None:
    """Editors, who people are to a workspace, where they are members, and what is kept how long."""
    _run(db, RIGHTS)


INTAKE = """
CREATE TABLE drafts (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, author TEXT NOT NULL, channel TEXT NOT NULL,
  text TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
ALTER TABLE objectives ADD COLUMN source TEXT CHECK (source IS NULL OR json_valid(source));
ALTER TABLE tasks ADD COLUMN source TEXT CHECK (source IS NULL OR json_valid(source));
"""


@migrations()
def intake(db: Database) -> None:
    """Rows pasted and not yet taken in; where an objective or a task was imported from."""
    _run(db, INTAKE)


WORTH = """
CREATE TABLE worths (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL,
  objective INTEGER NOT NULL REFERENCES objectives (id), metric TEXT NOT NULL CHECK (metric <> ''),
  amount REAL NOT NULL CHECK (amount >= 0), spread REAL NOT NULL DEFAULT 0 CHECK (spread >= 0),
  currency TEXT NOT NULL, per TEXT CHECK (per IS NULL OR per = 'year'), UNIQUE (objective, metric)
) STRICT;
ALTER TABLE objectives ADD COLUMN phrase TEXT NOT NULL DEFAULT '';
"""


@migrations()
def worth(db: Database) -> None:
    """What a metric's point is worth, and the phrase that stands in for an amount."""
    _run(db, WORTH)


UPDATES = """
CREATE TABLE updates (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL,
  objective INTEGER NOT NULL REFERENCES objectives (id), week TEXT NOT NULL,
  drafted TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '', posted TEXT NOT NULL DEFAULT '',
  findings TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(findings)),
  state TEXT NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'posted', 'retracted')),
  message INTEGER, UNIQUE (objective, week)
) STRICT;
"""


@migrations()
def updates(db: Database) -> None:
    """An objective's update of a week: the data's draft, one's own words, and what was posted."""
    _run(db, UPDATES)


BRIEF = """
ALTER TABLE workspaces ADD COLUMN brief_channel TEXT;
ALTER TABLE workspaces ADD COLUMN brief_weekday INTEGER CHECK (brief_weekday BETWEEN 0 AND 6);
ALTER TABLE workspaces ADD COLUMN brief_at TEXT;
ALTER TABLE workspaces ADD COLUMN brief_timezone TEXT;
ALTER TABLE workspaces ADD COLUMN brief_since TEXT;
ALTER TABLE workspaces ADD COLUMN brief_first TEXT;
ALTER TABLE objectives ADD COLUMN in_brief INTEGER NOT NULL DEFAULT 0 CHECK (in_brief IN (0, 1));
"""


@migrations()
def brief(db: Database) -> None:
    """Where and when leaders read their brief, and which private objectives may stand in it."""
    _run(db, BRIEF)


@migrations()
def resolutions(db: Database) -> None:
    """How objectives and approaches came out, where their state does not say it."""
    _run(db, RESOLUTIONS)


@migrations()
def metrics(db: Database) -> None:
    """What is known of a metric beside its readings, and rework that may set one back."""
    _run(db, METRICS)


@migrations()
def homes(db: Database) -> None:
    """Whose own page has been opened, and which part of it they look at."""
    _run(
        db,
        "CREATE TABLE homes (team TEXT NOT NULL, user TEXT NOT NULL, opened_at TEXT NOT NULL,"
        " page INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 0,"
        " PRIMARY KEY (team, user)) STRICT",
    )


OPINIONS = """
CREATE TABLE rounds (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL,
  approach INTEGER NOT NULL REFERENCES approaches (id) ON DELETE CASCADE,
  asked_by TEXT NOT NULL, asked_at TEXT NOT NULL, shown_at TEXT, settled_at TEXT
) STRICT;
CREATE INDEX rounds_of ON rounds (approach);
CREATE TABLE opinions (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL,
  round INTEGER NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
  user TEXT NOT NULL, chance REAL NOT NULL CHECK (chance > 0 AND chance <= 1),
  days TEXT CHECK (days IS NULL OR json_valid(days)), at TEXT NOT NULL, UNIQUE (round, user)
) STRICT;
"""


@migrations()
def opinions(db: Database) -> None:
    """What people think of an approach, each on their own."""
    _run(db, OPINIONS)


PLAIN_WORK = """
ALTER TABLE approaches ADD COLUMN plain INTEGER NOT NULL DEFAULT 0 CHECK (plain IN (0, 1));
UPDATE approaches SET plain = 1 WHERE COALESCE(first_chance, chance) > 0.9;
"""


@migrations()
def plain_work(db: Database) -> None:
    """Approaches that nobody doubted, told apart from ideas that might not work."""
    _run(db, PLAIN_WORK)


ASSUMPTIONS = """
CREATE TABLE assumptions_anew (
  id INTEGER PRIMARY KEY, team TEXT NOT NULL, key TEXT NOT NULL, channel TEXT,
  chance REAL NOT NULL CHECK (chance >= 0 AND chance <= 1), note TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO assumptions_anew (id, team, key, chance, note)
  SELECT id, team, key, chance, note FROM assumptions;
DROP TABLE assumptions;
ALTER TABLE assumptions_anew RENAME TO assumptions;
CREATE UNIQUE INDEX assumptions_by_key ON assumptions (team, key, ifnull(channel, ''));
CREATE TEMP TABLE counting AS
  SELECT DISTINCT counted.value AS key, objectives.team, objectives.channel,
    ifnull(channels.private, 1) AS private
  FROM approaches JOIN tasks ON tasks.id = approaches.task
  JOIN objectives ON objectives.id = tasks.objective
  LEFT JOIN channels ON channels.team = objectives.team AND channels.channel = objectives.channel,
  json_each(approaches.assumes) AS counted;
UPDATE assumptions SET channel = (
    SELECT max(channel) FROM counting
    WHERE counting.team = assumptions.team AND counting.key = assumptions.key)
  WHERE 1 = (
    SELECT count(*) FROM counting
    WHERE counting.team = assumptions.team AND counting.key = assumptions.key)
  AND NOT EXISTS (
    SELECT 1 FROM counting WHERE counting.team = assumptions.team
    AND counting.key = assumptions.key AND private = 0);
DROP TABLE counting;
"""


@migrations()
def private_assumptions(db: Database) -> None:
    """What only a private channel's plan counts on is that channel's own."""
    _run(db, ASSUMPTIONS)
