import threading

from bot.ticker import Tick, ticker


def test_every_job_keeps_the_same_policy():
    scheduler = ticker([Tick("due", 30, lambda: None), Tick("backup", 60, lambda: None)])
    scheduler.start(paused=True)
    try:
        jobs = {job.id: job for job in scheduler.get_jobs()}
        assert jobs.keys() == {"due", "backup"}
        for job in jobs.values():
            assert (job.coalesce, job.max_instances, job.misfire_grace_time) == (True, 1, None)
        assert jobs["due"].trigger.interval.total_seconds() == 30
    finally:
        scheduler.shutdown()


def test_a_job_that_fails_is_called_again():
    called, twice = [], threading.Event()

    def job() -> None:
        called.append(1)
        if len(called) == 2:
            twice.set()
        raise RuntimeError

    scheduler = ticker([Tick("due", 1, job)])
    scheduler.start()
    try:
        assert twice.wait(20)
    finally:
        scheduler.shutdown()
