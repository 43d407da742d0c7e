"""Who lives in the local workspace, and where they talk."""

from dataclasses import dataclass

TEAM, OTHER_TEAM = "T0LOCAL", "T0OTHER"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to try the bot as; ``team`` differs for a guest of another workspace."""

    id: str
    name: str
    title: str
    timezone: str
    team: str = TEAM


@dataclass(frozen=True, slots=True)
class Channel:
    """A place to talk in; ``shared`` with the guests' own workspace, or not."""

    id: str
    name: str
    purpose: str
    shared: bool = False

    @property
    def members(self) -> set[str]:
        """Who is in it at first."""
        return {each.id for each in PEOPLE if self.shared or each.team == TEAM}


PEOPLE = (
    Person("U0PRIYA", "Priya", "lead", "Europe/Berlin"),
    Person("U0ANA", "Ana", "researcher", "Europe/Berlin"),
    Person("U0BEN", "Ben", "engineer", "Europe/London"),
    Person("U0MARTA", "Marta", "leader", "America/New_York"),
    Person("U0KENJI", "Kenji", "guest of another company", "Asia/Tokyo", OTHER_TEAM),
)
CHANNELS = (
    Channel("C0FRAUD", "fraud", "Catch card fraud earlier", shared=True),
    Channel("C0SEARCH", "search", "Find the right shop item"),
    Channel("C0RETURNS", "returns", "Fewer parcels sent back"),
    Channel("C0LEADERS", "leaders", "How the teams' outlooks stand"),
    Channel("C0YOURS", "your-team", "Empty: start your own plan here", shared=True),
)
