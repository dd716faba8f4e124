"""Other companies' services, which answer slowly. Here they only take their time."""

import time


def delivery_days(product):
    """Asks the carrier."""
    time.sleep(0.08)
    return 1 + product % 4


def pay(cents):
    """Asks the bank."""
    time.sleep(0.2)
    return f"receipt for {cents} cents"
