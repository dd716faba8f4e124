"""What stands on a departure board."""

from marshmallow import Schema, fields

from delays import expected_delay
from names import stop_name


class Departure(Schema):
    stop = fields.Method("get_stop")
    time = fields.Method("get_time")
    zone = fields.Integer()
    day = fields.String()
    delay = fields.Float()
    late = fields.Boolean()

    def get_stop(self, call):
        return stop_name(call["stop"])

    def get_time(self, call):
        return f"{call['minute'] // 60:02d}:{call['minute'] % 60:02d}"


departures = Departure(many=True)


def board_of(line):
    """The calls of a line, checked and in order."""
    return departures.dump([row_of(call) for call in line.calls])


def row_of(call):
    delay = expected_delay([int(minutes) for minutes in call.delays.split()])
    return {
        "stop": call.stop,
        "minute": call.minute,
        "zone": call.zone,
        "day": call.day,
        "delay": round(delay, 1),
        "late": delay > 5,
    }
