"""The planner on the seeded workloads: seconds of each part."""

import gc
import resource
from collections.abc import Iterator

from benchmarks.workloads import plan_data
from core.planner.forecast import forecast
from core.planner.plan import plan_from

LIMITS = {"M": 1.0, "M8": 3.0}
RUNS = {"S": 10_000, "M": 10_000, "M8": 10_000, "L": 2_500}


def report() -> Iterator[str]:
    for name, runs in RUNS.items():
        plan = plan_from(plan_data(name))
        forecast(plan, runs=256)
        gc.collect()
        found = forecast(plan, runs=runs).seconds
        limit = f" (simulate ≤ {LIMITS[name]:g})" if name in LIMITS else ""
        yield (
            f"{name}, {runs} worlds: compile {found['compile']:.2f} s,"
            f" simulate {found['simulate']:.2f} s{limit}, answers {found['answers']:.2f} s"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    yield f"peak memory of the run: {peak} MiB"
