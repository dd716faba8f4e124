"""Delays to be expected, from those of the past weeks."""

HALF_LIFE = 4


def expected_delay(weeks):
    """The mean of past delays in minutes, the last week counting most: weights halve every four weeks."""
    total = weights = 0.0
    for age, minutes in enumerate(reversed(weeks)):
        weight = 0.5 ** (age / HALF_LIFE)
        total += weight * minutes
        weights += weight
    return total / weights
