import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.learning.calibration import (
    StatedChance,
    StatedRange,
    brier_parts,
    calibration,
    coverage,
    reliability_bins,
)
from core.learning.recalibration import Recalibration, recalibration
from core.learning.scores import brier

resolved = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


def arrays(rows):
    return np.array([row[0] for row in rows]), np.array([float(row[1]) for row in rows])


def test_murphys_parts_by_hand():
    chances, won = arrays([(0.8, 1), (0.8, 1), (0.8, 0), (0.2, 0), (0.2, 1)])
    found = brier_parts(chances, won)
    assert found.reliability == pytest.approx(0.6 * (0.8 - 2 / 3) ** 2 + 0.4 * (0.2 - 0.5) ** 2)
    assert found.resolution == pytest.approx(0.6 * (2 / 3 - 0.6) ** 2 + 0.4 * (0.5 - 0.6) ** 2)
    assert found.uncertainty == pytest.approx(0.24)
    assert found.within == pytest.approx(0)


@given(resolved)
def test_the_parts_add_up_to_the_brier_score(rows):
    chances, won = arrays(rows)
    found = brier_parts(chances, won)
    whole = found.reliability - found.resolution + found.uncertainty + found.within
    assert whole == pytest.approx(brier(chances, won))


@given(resolved)
def test_every_forecast_stands_in_one_point_of_the_chart(rows):
    bins = reliability_bins(*arrays(rows))
    assert sum(each.count for each in bins) == len(rows)
    assert [each.stated for each in bins] == sorted(each.stated for each in bins)


def test_the_ends_of_a_range_are_inside():
    ranges = [StatedRange(5, 20, actual) for actual in (5, 20, 12, 4.9, 20.1)]
    assert coverage(ranges) == 0.6


def test_ambiguous_resolutions_are_counted_and_not_scored():
    found = calibration(
        [StatedChance(0.7, won=True), StatedChance(0.1, won=None)], [StatedRange(5, 20, None)]
    )
    assert (found.count, found.unscored, found.ranges) == (1, 2, 0)
    assert found.brier == pytest.approx(0.09)
    assert found.coverage is None


def test_nothing_resolved_scores_nothing():
    found = calibration([], [])
    assert (found.count, found.brier, found.parts, found.bins) == (0, None, None, ())


def test_no_correction_below_twenty():
    assert recalibration(*arrays([(0.9, 0)] * 19)) is None
    assert recalibration(*arrays([(0.9, 0)] * 20)) is not None


def test_overconfidence_is_drawn_towards_the_middle():
    rows = [(0.9, each < 12) for each in range(20)] + [(0.1, each < 8) for each in range(20)]
    found = recalibration(*arrays(rows))
    assert found is not None
    assert found.slope < 1
    assert 0.6 <= found.corrected(0.9) < 0.85
    assert found.corrected(0.1) == pytest.approx(1 - found.corrected(0.9), abs=0.01)


def test_well_calibrated_chances_are_left_nearly_alone():
    rows = [(tenth / 10, each < tenth) for tenth in range(1, 10) for each in range(10)]
    found = recalibration(*arrays(rows))
    assert found is not None
    assert found.corrected(0.7) == pytest.approx(0.7, abs=0.03)


def test_the_correction_is_the_most_probable_one():
    rows = [(0.8, each < 10) for each in range(20)] + [(0.4, each < 3) for each in range(15)]
    chances, won = arrays(rows)
    found = recalibration(chances, won)
    assert found is not None
    logit = np.log(chances / (1 - chances))

    def cost(shift, slope):
        stated = 1 / (1 + np.exp(-shift - slope * logit))
        prior = (shift / 0.5) ** 2 / 2 + ((slope - 1) / 0.35) ** 2 / 2
        return prior - (won * np.log(stated) + (1 - won) * np.log(1 - stated)).sum()

    least = cost(found.shift, found.slope)
    for shift, slope in [(0.01, 0), (-0.01, 0), (0, 0.01), (0, -0.01)]:
        assert cost(found.shift + shift, found.slope + slope) >= least


@given(st.floats(-1, 1), st.floats(0.05, 2), st.lists(st.floats(0, 1), min_size=2, max_size=9))
def test_corrected_chances_keep_their_order_and_their_ends(shift, slope, chances):
    law = Recalibration(shift, slope)
    found = [law.corrected(each) for each in sorted(chances)]
    assert found == sorted(found)
    assert (law.corrected(0.0), law.corrected(1.0)) == (0.0, 1.0)
