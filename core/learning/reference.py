"""The team's overrun: actual over estimated working days, as a lognormal law."""

PRIOR_MEDIAN = 1.3
PRIOR_SIGMA = 0.6
PRIOR_SHARED = 0.5
"""The share of the log-variance common to all work of one world: what delays one task of a team
delays its others. Not yet learned from data; the plan file's example uses the same."""


def prior_overrun() -> dict[str, float]:
    """The overrun law of a team that has finished nothing yet, as the plan file has it."""
    return {"median": PRIOR_MEDIAN, "sigma": PRIOR_SIGMA, "shared": PRIOR_SHARED}
