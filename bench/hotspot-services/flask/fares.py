"""What a ride costs."""

from babel.numbers import format_currency

SURCHARGES = {"weekday": 100, "saturday": 110, "sunday": 125}


def fares_of(line):
    """Fares from the first stop to every eighth call, as they are printed."""
    first = line.calls[0]
    rides = [(call, fare(line, first, call)) for call in line.calls[:8]]
    return [{"stop": call.stop, "day": call.day, "fare": printed(cents)} for call, cents in rides]


def fare(line, start, end):
    """In cents: by zones, with a surcharge on the weekend, rounded up to five cents."""
    zones = 1 + abs(end.zone - start.zone)
    cents = line.zone_fare * zones * SURCHARGES[end.day] // 100
    return -(-cents // 5) * 5


def printed(cents):
    return format_currency(cents / 100, "EUR", locale="de_DE")
