"""Every recurring job, with its policy: the ticker only ticks, what is due the database knows."""

from collections.abc import Callable
from dataclasses import dataclass

from apscheduler.schedulers.background import BackgroundScheduler

Job = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Tick:
    """A job and how often it looks whether there is something to do."""

    name: str
    seconds: int
    job: Job


def ticker(ticks: list[Tick]) -> BackgroundScheduler:
    """A scheduler of these jobs, not yet started.

    A late run is made up once, never twice, and no job runs beside itself.
    """
    scheduler = BackgroundScheduler(
        timezone="UTC",
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    for tick in ticks:
        scheduler.add_job(tick.job, "interval", seconds=tick.seconds, id=tick.name)
    return scheduler
