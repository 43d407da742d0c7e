"""The sample team: four weeks of a fraud objective, told through the bot's own commands.

Days count from the Monday four weeks before; the story holds a plateau, losses, a win, a false
assumption and a first run end to end.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.workspace.sending import Sending

FRAUD = "C0FRAUD"
PRIYA, ANA, BEN = "U0PRIYA", "U0ANA", "U0BEN"


@dataclass(frozen=True, slots=True)
class Said:
    """One command: days after the first Monday, who, and what."""

    day: int
    who: str
    text: str


def story(target: str) -> tuple[Said, ...]:
    """The commands of four weeks, in order; ``target`` is the objective's date."""
    return (
        Said(0, PRIYA, f'objective new fraud-v2 "Catch card fraud earlier" by {target}'),
        Said(0, PRIYA, 'edit fraud-v2 value="400000 EUR per year" rate=800'),
        Said(0, PRIYA, 'assume labels-are-clean 85% "sampled 200 by hand"'),
        Said(0, BEN, 'task add fraud-v2/labels "Trustworthy labels" stage label'
                     ' done "audit error under 2 %"'),
        Said(0, ANA, 'task add fraud-v2/model "A better model" after labels stage train'),
        Said(0, BEN, 'task add fraud-v2/scoring "Live scoring" stage deploy'),
        Said(0, BEN, 'task add fraud-v2/monitoring "Drift alarms" after scoring stage monitor'),
        Said(0, PRIYA, 'task add fraud-v2/pilot "Pilot with two banks" after model,scoring'
                       ' stage feedback'),
        Said(0, BEN, f'approach add labels/vendor "Buy labels" p=70% days=5-15 who @{BEN}'),
        Said(0, ANA, f'approach add labels/weak "Weak supervision" p=55% days=4-20 who @{ANA}'),
        Said(0, ANA, 'approach add model/graph "Graph features" p=40% days=8-30'
                     f' assumes=labels-are-clean who @{ANA}'),
        Said(0, ANA, 'approach add model/sequence "Sequence model" p=50% days=15-45'
                     f' assumes=labels-are-clean who @{ANA}'),
        Said(0, ANA, f'approach add model/trees "Boosted trees" p=45% days=8-20 who @{ANA}'),
        Said(0, BEN, f'approach add scoring/stream "Stream scoring" p=80% days=8-20 who @{BEN}'),
        Said(0, BEN, f'approach add scoring/batch "Hourly batch" p=95% days=4-8 who @{BEN}'),
        Said(0, BEN, 'approach add monitoring/alarms "Alarm on drift" p=95% days=3-8'),
        Said(0, PRIYA, 'approach add pilot/banks "Two friendly banks" p=80% days=15-30'),
        Said(0, PRIYA, 'approach add pilot/internal "Shadow run in house" p=90% days=10-20'),
        Said(0, PRIYA, "digest on friday 16:00"),
        Said(1, BEN, "start labels/vendor"),
        Said(1, ANA, "start model/sequence"),
        Said(2, BEN, "start scoring/batch"),
        Said(3, BEN, 'log labels/vendor unclear error=0.034 "first 500 labels: 3.4 % wrong"'
                     " quality=bw"),
        Said(4, ANA, 'log model/sequence unclear recall=0.58 "first run trains end to end"'
                     " quality=hrw"),
        Said(4, BEN, 'log scoring/batch positive "the hourly job scores yesterday\'s cards"'
                     " quality=hbcrwd"),
        Said(8, BEN, 'log labels/vendor negative error=0.041 "batch 2 failed the audit"'
                     " quality=hbcrw"),
        Said(8, ANA, 'log model/sequence positive recall=0.66 "longer histories help"'
                     " quality=hbcrw"),
        Said(9, ANA, "start labels/weak"),
        Said(9, BEN, 'log labels/vendor negative error=0.039 "batch 3 failed the audit too"'
                     " quality=hbcrwd"),
        Said(10, BEN, 'lose labels/vendor "their annotators do not know our shops"'),
        Said(10, BEN, 'win scoring/batch "first run end to end: thin, hourly, but live"'),
        Said(11, ANA, 'log labels/weak positive error=0.024 "rules agree with experts in 97 of 100"'
                      " quality=hbrw"),
        Said(11, PRIYA, 'log labels/weak positive error=0.021 "second expert agrees"'
                        " quality=hbcw"),
        Said(14, ANA, 'log labels/weak positive error=0.018 "audit passed" quality=hbcrwd'),
        Said(14, ANA, 'win labels/weak "audit passed at 1.8 % error"'),
        Said(15, ANA, "start model/graph"),
        Said(15, BEN, "start scoring/stream"),
        Said(16, BEN, 'log scoring/stream unclear latency=240 "240 ms, wanted 100"'
                      " quality=hbw"),
        Said(16, ANA, 'log model/sequence unclear recall=0.71 "plateau: more layers, same recall"'
                      " quality=hbcr"),
        Said(17, PRIYA, 'log model/sequence unclear recall=0.712 "another seed, same plateau"'
                        " quality=bcr"),
        Said(18, ANA, 'log model/graph positive recall=0.72 "shop graph built; small gain"'
                      " quality=hbcrw"),
        Said(21, BEN, "start monitoring/alarms"),
        Said(21, ANA, 'log model/sequence unclear recall=0.711 "still the same plateau"'
                      " quality=hbcrw"),
        Said(22, ANA, 'log model/graph negative recall=0.705'
                      ' "gain vanishes for shops we have not seen before" quality=hbcrwd'),
        Said(22, BEN, 'log scoring/stream positive latency=95 "95 ms after caching"'
                      " quality=hbcrw"),
        Said(23, BEN, 'log monitoring/alarms positive "alarm rings on last year\'s drift"'
                      " quality=hbcrwd"),
        Said(23, ANA, 'lose model/graph "gain vanishes for new shops; the shop graph is kept"'),
        Said(23, PRIYA, 'assume labels-are-clean 90% "audit passed"'),
        Said(24, ANA, "start model/trees"),
        Said(24, BEN, 'win monitoring/alarms "alarms are on"'),
        Said(24, PRIYA, 'log model/trees unclear recall=0.69 "baseline with old features"'
                        " quality=bcr"),
        Said(25, ANA, 'log model/trees positive recall=0.73 "seasonal features help"'
                      " quality=hbcrw"),
        Said(25, BEN, 'log scoring/stream positive latency=88 "88 ms under the holiday load"'
                      " quality=hbcrw"),
    )  # fmt: skip


def tell(sending: Sending, to: Callable[[datetime], None], now: datetime) -> None:
    """Live the four weeks up to ``now``: the clock is moved by ``to`` before each day's words.

    Raises:
        AssertionError: a command of the story was not understood.
    """
    monday = (now - timedelta(days=now.weekday())).date() - timedelta(weeks=4)
    if now.weekday() >= 5:
        monday += timedelta(weeks=1)
    target = (now.date() + timedelta(weeks=18)).isoformat()
    for number, said in enumerate(story(target)):
        hour = time(9 + number % 6, number * 7 % 60, tzinfo=now.tzinfo)
        moment = datetime.combine(monday + timedelta(days=said.day), hour)
        if moment >= now:
            break
        to(moment)
        answer = sending.command(said.who, FRAUD, said.text)
        heard = answer.get("text", "")
        assert not heard.startswith(("Not saved", "I don't know")), f"{said.text}: {heard}"
    to(now)
