"""How high an item stands in a list, and the extra work for trying out what Loadline finds."""

import math

PRIOR_STARS = 3.2
PRIOR_REVIEWS = 5

# How many calls of score() cost as much CPU as one whole `GET /items?limit=20`, Flask and gunicorn included.
# Measured by `node ../calibrate.js flask`; measure again after a change of that handler.
CALLS_PER_REQUEST = 920


def score(row):
    """Stars, drawn towards the average while reviews are few, plus what sells and is new and in stock."""
    stars = (row["stars"] + PRIOR_STARS * PRIOR_REVIEWS) / (row["reviews"] + PRIOR_REVIEWS)
    selling = math.log1p(row["sold"] / row["age_days"])
    newness = math.exp(-row["age_days"] / 180)
    return stars + 2 * selling + newness - (1.5 if row["stock"] == 0 else 0)


def extra_work(rows, percent):
    """Makes a request dearer by so many percent: the same real work, repeated a fixed number of times."""
    calls = round(CALLS_PER_REQUEST * percent / 100)
    for call in range(calls):
        score(rows[call % len(rows)])
