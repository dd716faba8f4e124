"""Loadline's side of Locust: loaded before the team's own file, which stays as it is.

    locust -f loadline_locust.py,locustfile.py --headless ...

Every user that Locust starts on one arm brings a twin on the other with it, in this process. A gate in front of their
HTTP sessions lets requests through on one arm at a time, and waiting in front of it is outside of what Locust times.
Think time runs on a clock of the arm's own, which stands still while its gate is closed. Commands and samples pass
through the socket LOADLINE_FD; LOADLINE_SESSION says which arms there are.
"""

import contextlib
import ctypes
import inspect
import json
import os
import signal
import sys

from locust import events
from locust.clients import HttpSession
from locust.contrib.fasthttp import FastHttpSession

from loadline_arm import LOST, REJECTED, Arm, failure_status, now, record, record_exception, status_of, strangers
from loadline_cluster import Master, Worker
from loadline_driver import Driver
from loadline_twins import Twins, patch_clocks

PR_SET_PDEATHSIG = 1

# Nothing on the host of a worker, which has its session from the master.
session_here = json.loads(os.environ.get("LOADLINE_SESSION", "{}"))

if "targets" in session_here:
    # The end of its channel ends it, too, but not while a locustfile keeps the process busy for itself.
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


@events.request.add_listener
def on_request(request_type, name, response_time, response=None, exception=None, context=None, **_):
    ticket = context.get("loadline") if context else None
    if ticket is None:
        strangers.add(f"{request_type} requests that do not pass through Locust's HTTP clients are not measured")
        return
    label = f"{request_type} {name}"
    if not ticket.counts():
        if exception is not None and ticket.offset is not None:
            ticket.arm.note(f"{label} was called a failure only after its slice, and counted as a success")
    elif exception is None:
        record(ticket, label, response_time, status_of(response), True)
    else:
        status = failure_status(response, exception)
        if status in (REJECTED, LOST):
            ticket.arm.note(f"{label} failed: {exception}")
        record(ticket, label, response_time, status, False)


@events.user_error.add_listener
def on_user_error(user_instance, exception, **_):
    user = getattr(user_instance, "user", user_instance)
    arm = getattr(user, "loadline_arm", None)
    if arm is None:
        return
    arm.note(f"{type(user).__name__} raised {type(exception).__name__}: {exception}")
    ticket = user.loadline_last
    if ticket is not None and ticket.counts() and ticket.offset is not None:
        record_exception(ticket)


class Patience:
    """Seconds after which a request fails, where the file does not say."""

    seconds = None


def gated(session_class, has_timeout):
    """Puts the gate around a session class: Locust's own clock starts behind it. It runs for every request."""
    plain = session_class.request
    behind_name = list(inspect.signature(plain).parameters)[4:]

    def request(self, method, url, name=None, *args, **kwargs):
        user = self.user
        arm = getattr(user, "loadline_arm", None)
        if arm is None:
            return plain(self, method, url, name, *args, **kwargs)
        if args:
            kwargs.update(zip(behind_name, args))
        if has_timeout and "timeout" not in kwargs:
            kwargs["timeout"] = Patience.seconds
        ticket = user.loadline_last = arm.enter(user.loadline_is_leaving)
        own = kwargs.get("context")
        kwargs["context"] = {**own, "loadline": ticket} if own else {"loadline": ticket}
        try:
            response = plain(self, method, url, name, **kwargs)
            if ticket.offset is None and ticket.counts():
                record_undecided(ticket, method, response)
            return response
        except Exception as error:
            if ticket.offset is None and ticket.counts():
                milliseconds = (now() - ticket.began) * 1000
                record(ticket, f"{method} {name or url}", milliseconds, failure_status(None, error), False)
            raise
        finally:
            arm.leave(ticket)

    session_class.request = request


def record_undecided(ticket, method, response):
    """A response on which the user decides later, in its with block, or never."""
    meta = getattr(response, "request_meta", None)
    if meta is None:
        return
    undecided = meta["exception"] or getattr(response, "error", None)
    status = status_of(response) if undecided is None else failure_status(response, undecided)
    label = f"{method} {meta['name']}"
    record(ticket, label, meta["response_time"], status, undecided is None and 0 < status < 400)


def refuse_other_runners(runner):
    """A locust.conf may ask for workers or processes, which would each be a generator of their own."""
    wanted = "MasterRunner" if "workers" in session_here else "LocalRunner"
    if session_here and type(runner).__name__ != wanted:
        print("Loadline sets the processes: leave master, worker and processes out of locust.conf", file=sys.stderr)
        os._exit(2)


def leave_out_shape(environment):
    """The scenario says how many users there are."""
    if environment.shape_class is None:
        return
    strangers.add(f"its {type(environment.shape_class).__name__} is left out, because the scenario sets the users")
    environment.shape_class = None


def pair_users(environment, user_classes, session):
    """Makes the arms of a session, and user classes that load them in pairs."""
    Patience.seconds = session["timeout"]
    arms = [Arm(target["arm"], target["url"]) for target in session["targets"]]
    twins = Twins(arms, session["seed"], session["timeout"])
    environment.user_classes[:] = user_classes
    # Locust would do it when it starts, and for one arm's classes only.
    environment._filter_tasks_by_tags()
    environment.user_classes[:] = [twins.pair(user_class) for user_class in user_classes]
    environment.host = None
    return arms


@events.init.add_listener
def on_init(environment, runner, **_):
    refuse_other_runners(runner)
    leave_out_shape(environment)
    user_classes = list(environment.user_classes)
    if "workers" in session_here:
        environment.host = None
        environment.loadline = Master(environment, runner)
        return
    gated(HttpSession, True)
    gated(FastHttpSession, False)
    patch_clocks()
    if session_here:
        driver = Driver(environment, pair_users(environment, user_classes, session_here))
        environment.events.spawning_complete.add_listener(lambda **_: driver.begin())
    else:
        environment.loadline = Worker(environment, runner, lambda told: pair_users(environment, user_classes, told))
