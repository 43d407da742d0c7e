"""The laws of how long one attempt takes: quantiles and distribution functions.

Every law is brought to one form, ``Law``: a quantile function and a distribution function of one
attempt's working days *before* the part of the overrun that a whole world shares. That shared
factor scales time, so conditioning on it, on days already run, or on a time limit is arithmetic.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from core.model.durations import Days, Mean, Pert, Range, ThreePoint
from core.planner.normal import normal_cdf, quick_normal
from core.planner.pert import angle_shares, between, shape_of, standard_quantiles

Floats = NDArray[np.float64]
Function = Callable[[Floats], Floats]

Z90 = 1.2815515655446004
"""The normal 90 % point; ln(P90/P10) is twice this many sigmas."""
GRID = 4096


@dataclass(frozen=True, slots=True)
class Law:
    """Working days of one attempt, as functions of any shape.

    Attributes:
        quantile: From chances in (0, 1) to days, ascending; quick, for drawing.
        cdf: From days to the chance of at most that many, in [0, 1]; error below 1e-7.
        mean: Expected days.
        ends: Where the density starts and stops, or jumps; integrals break there.
        bare: With ``spread`` > 0: the quantiles of a law that a lognormal factor of that sigma
            still multiplies, which is quicker to draw from than the product's own quantiles.
    """

    quantile: Function
    cdf: Function
    mean: float
    ends: tuple[float, ...] = ()
    bare: Function | None = None
    spread: float = 0.0

    def drawn(self, u: Floats, v: Floats) -> Floats:
        """Days for two independent uniforms each, same shape as both."""
        if self.bare is None:
            return self.quantile(u)
        return self.bare(u) * np.exp(self.spread * quick_normal(v))


@lru_cache(maxsize=512)
def law_of(days: Days, median: float = 1.0, sigma: float = 0.0) -> Law:
    """The law of an attempt's days times a lognormal factor of its own, the overrun's part."""
    if sigma == 0.0:
        return _scaled(_bare(days), median)
    return _stretched(days, median, sigma)


def _bare(days: Days) -> Law:
    if isinstance(days, Range):
        return _lognormal(*lognormal_of(days.p10, days.p90))
    if isinstance(days, ThreePoint):
        if days.is_lognormal:
            return _lognormal(*lognormal_of(days.p10, days.p90))
        return _metalog(days)
    if isinstance(days, Pert):
        return _pert(days)
    return _exponential(days.mean) if isinstance(days, Mean) else _fixed(float(days))


def lognormal_of(p10: float, p90: float) -> tuple[float, float]:
    """Median and sigma of the lognormal with these 10 % and 90 % points."""
    return math.sqrt(p10 * p90), math.log(p90 / p10) / (2 * Z90)


def _fixed(days: float) -> Law:
    return Law(
        quantile=lambda u: np.full_like(u, days),
        cdf=lambda x: (x >= days * (1 - 1e-12)).astype(np.float64),
        mean=days,
        ends=(days,),
    )


def _lognormal(median: float, sigma: float) -> Law:
    return Law(
        quantile=lambda u: median * np.exp(sigma * quick_normal(u)),
        cdf=lambda x: normal_cdf(np.log(np.maximum(x, 1e-300) / median) / sigma),
        mean=median * math.exp(sigma * sigma / 2),
    )


def _exponential(mean: float) -> Law:
    return Law(
        quantile=lambda u: -mean * np.log1p(-u),
        cdf=lambda x: -np.expm1(-np.maximum(x, 0.0) / mean),
        mean=mean,
        ends=(0.0,),
    )


def _metalog(days: ThreePoint) -> Law:
    """Keelin (2016), three terms, on the log scale."""
    a1, a2, a3 = days.coefficients

    def quantile(u: Floats) -> Floats:
        logit = np.log(u) - np.log1p(-u)
        value: Floats = np.exp(a1 + a2 * logit + a3 * (u - 0.5) * logit)
        return value

    return _tabled(quantile, mean=_mean(quantile))


def _pert(days: Pert) -> Law:
    """Beta with a + b = 6 between low and high."""
    width, a = days.high - days.low, shape_of(days.low, days.likely, days.high)

    def cdf(x: Floats) -> Floats:
        part = np.clip((x - days.low) / width, 0.0, 1.0)
        return np.interp(np.arcsin(np.sqrt(part)), *angle_shares(a))

    return Law(
        quantile=lambda u: days.low + width * between(standard_quantiles(a), u),
        cdf=cdf,
        mean=(days.low + 4 * days.likely + days.high) / 6,
        ends=(days.low, days.high),
    )


def _scaled(law: Law, factor: float) -> Law:
    if factor == 1.0:
        return law
    return Law(
        quantile=lambda u: law.quantile(u) * factor,
        cdf=lambda x: law.cdf(x / factor),
        mean=law.mean * factor,
        ends=tuple(end * factor for end in law.ends),
    )


def _stretched(days: Days, median: float, sigma: float) -> Law:
    """A law times a lognormal of its own; closed where the law is fixed or lognormal."""
    if isinstance(days, Range) or (isinstance(days, ThreePoint) and days.is_lognormal):
        middle, own = lognormal_of(days.p10, days.p90)
        return _lognormal(middle * median, math.hypot(own, sigma))
    if isinstance(days, float | int):
        return _lognormal(float(days) * median, sigma)
    return _smeared(_scaled(_bare(days), median), sigma)


def _smeared(law: Law, sigma: float) -> Law:
    """A law times a lognormal of median 1: its distribution function by quadrature.

    The integral over the law's chances is taken on the logit scale, where the trapezoid
    converges faster than any power once its steps are finer than the factor is wide.
    """
    count = math.ceil(64.0 / max(0.005, min(0.25, sigma / 1.5)))
    logit = np.linspace(-32.0, 32.0, count + 1)
    chances = 1.0 / (1.0 + np.exp(-logit))
    weights = chances * (1 - chances)
    weights /= weights.sum()
    logs = np.log(np.maximum(law.quantile(np.minimum(chances, 1 - 2.0**-53)), 1e-300))

    def cdf(x: Floats) -> Floats:
        distance = np.log(np.maximum(x, 1e-300))[..., None] - logs
        value: Floats = normal_cdf(distance / sigma) @ weights
        return value

    @lru_cache(maxsize=1)
    def table() -> tuple[Floats, Floats]:
        middle = logs[(chances > 1e-6) & (chances < 1 - 1e-6)]
        nodes = np.linspace(middle[0] - 6 * sigma, middle[-1] + 6 * sigma, GRID // 4)
        return cdf(np.exp(nodes)), nodes

    return Law(
        quantile=lambda u: np.exp(np.interp(u, *table())),
        cdf=cdf,
        mean=law.mean * math.exp(sigma * sigma / 2),
        bare=law.quantile,
        spread=sigma,
    )


def _tabled(quantile: Function, mean: float) -> Law:
    """A law known by its quantile function: its distribution function by look-up in logit."""
    logit = np.linspace(-36.0, 36.0, 2 * GRID + 1)
    chances = 1.0 / (1.0 + np.exp(-logit))
    # 1 - 2^-53 is the largest chance below 1; above logit 36 there is none left.
    days = np.log(quantile(np.minimum(chances, 1 - 2.0**-53)))
    return Law(
        quantile=quantile,
        cdf=lambda x: 1.0 / (1.0 + np.exp(-np.interp(np.log(np.maximum(x, 1e-300)), days, logit))),
        mean=mean,
    )


def _mean(quantile: Function) -> float:
    """The mean of a law by its quantile function, integrated on the logit scale."""
    logit = np.linspace(-36.0, 36.0, 8 * GRID + 1)
    chances = 1.0 / (1.0 + np.exp(-logit))
    inside = np.clip(chances, 1e-16, 1 - 2.0**-53)
    return float(np.trapezoid(quantile(inside) * chances * (1 - chances), logit))
