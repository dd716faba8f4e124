"""What Loadline knows of one revision in a Locust process: its gate, its clock and its samples."""

import re
import struct
import time

import gevent
from gevent.event import Event
from locust.exception import CatchResponseError

now = time.perf_counter

# What happened where there was no HTTP status; the values of NO_STATUS in model/sample.ts.
LOST, TIMED_OUT, REFUSED, REJECTED, RAISED = 0, 1, 2, 4, 5

# Start and latency in seconds, index of the name, status, whether it is a success.
ROW = struct.Struct("<ddHHB")
pack_row = ROW.pack

NO_SLICE = -1

# For what users and listeners do at the end.
END_SECONDS = 2

MOST_NAMES = 1000
OTHERS = "other requests"
MOST_NOTES = 10
LONGEST_NOTE = 160

# Indexes of the names that were sent, in order.
names = {}

# What passes no gate, told with every slice.
strangers = set()


class Arm:
    """One revision's gate, clock and samples."""

    def __init__(self, name, host):
        self.name = name
        self.host = host
        self.users = set()
        self.opened = Event()
        self.drained = Event()
        self.slice = 0
        self.left = 0
        self.taken = 0
        self.flying = 0
        self.sleeping = 0
        self.last_taken = 0.0
        self.is_open = False
        # What users do when they are stopped passes, and counts for nothing.
        self.is_ending = False
        self.open_since = 0.0
        self.elapsed = 0.0
        self.rows = bytearray()
        self.notes = {}

    def clock(self):
        """Seconds for which the gate has been open."""
        return self.elapsed + (now() - self.open_since if self.is_open else 0.0)

    def open(self, requests):
        self.slice += 1
        self.taken = self.flying = 0
        self.left = requests
        self.rows = bytearray()
        self.notes = {}
        self.drained.clear()
        self.open_since = self.last_taken = now()
        self.is_open = True
        self.opened.set()

    def close(self):
        if self.is_open:
            self.elapsed += now() - self.open_since
        self.is_open = False
        self.left = 0
        self.opened.clear()
        if self.flying == 0:
            self.drained.set()

    def enter(self, is_leaving):
        """Waits for the gate, unless its user is leaving, and gives the pass of a request that begins now."""
        if is_leaving or self.is_ending:
            return Pass(self, NO_SLICE, now())
        while self.left <= 0:
            self.opened.wait()
        self.left -= 1
        self.taken += 1
        self.flying += 1
        self.last_taken = began = now()
        if self.left <= 0:
            self.close()
        return Pass(self, self.slice, began)

    def leave(self, ticket):
        if ticket.slice != self.slice:
            return
        self.flying -= 1
        if self.flying == 0 and not self.is_open:
            self.drained.set()

    def sleep(self, seconds):
        """Sleeps on the arm's clock."""
        if self.is_ending:
            gevent.sleep(seconds)
            return
        if seconds <= 0:
            if not self.is_open:
                self.opened.wait()
            gevent.sleep(0)
            return
        due = self.clock() + seconds
        self.sleeping += 1
        try:
            while True:
                self.opened.wait()
                rest = due - self.clock()
                if rest <= 1e-4:
                    break
                gevent.sleep(rest)
        finally:
            self.sleeping -= 1

    def note(self, text):
        """Tells something once, without its figures, so that the same of several slices is one."""
        text = re.sub(r"\d+", "#", " ".join(str(text).split()))
        if len(self.notes) < MOST_NOTES:
            self.notes.setdefault(text[:LONGEST_NOTE], True)


class Pass:
    """Goes with a request from the gate to its sample, in the request's context."""

    __slots__ = ("arm", "began", "offset", "slice")

    def __init__(self, arm, slice_number, began):
        self.arm = arm
        self.slice = slice_number
        self.began = began
        self.offset = None

    def counts(self):
        return self.slice == self.arm.slice


def new_index(label):
    if len(names) >= MOST_NAMES:
        label = OTHERS
    return names.setdefault(label, len(names))


def record(ticket, label, milliseconds, status, ok):
    """Adds the request's sample, or corrects it while its slice is open."""
    rows = ticket.arm.rows
    index = names.get(label)
    if index is None:
        index = new_index(label)
    if ticket.offset is None:
        ticket.offset = len(rows)
        rows += pack_row(ticket.began, milliseconds / 1000, index, status, ok)
    else:
        ROW.pack_into(rows, ticket.offset, ticket.began, milliseconds / 1000, index, status, ok)


def record_exception(ticket):
    """The user raised something after this response: it was not what the script needs."""
    start, latency, name, _, ok = ROW.unpack_from(ticket.arm.rows, ticket.offset)
    if ok:
        ROW.pack_into(ticket.arm.rows, ticket.offset, start, latency, name, RAISED, 0)


def status_of(response):
    return getattr(response, "status_code", 0) or 0


def failure_status(response, exception):
    status = status_of(response)
    if status >= 400:
        return status
    if status > 0 or isinstance(exception, CatchResponseError):
        return REJECTED
    told = f"{type(exception).__name__} {exception}".lower()
    if "timeout" in told or "timed out" in told:
        return TIMED_OUT
    return REFUSED if "refused" in told else LOST
