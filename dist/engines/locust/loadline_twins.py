"""Users of Loadline's arms in a Locust process: in pairs, each on a clock of its arm's, with the same choices as its twin."""

import random
import sys

import gevent
import greenlet
from gevent.pool import Group
from locust.contrib.fasthttp import FastHttpUser

from loadline_arm import END_SECONDS, now

# The package re-exports functions under the names of these modules.
task_module = sys.modules["locust.user.task"]
wait_module = sys.modules["locust.user.wait_time"]


def current(attribute):
    """An attribute of the user whose greenlet runs; None in any other."""
    args = getattr(greenlet.getcurrent(), "args", None)
    return getattr(args[0], attribute, None) if args else None


def arm_seconds():
    arm = current("loadline_arm")
    return now() if arm is None else arm.clock()


class TwinRandom:
    """Locust's choice of tasks and waits: the same for a user and its twin, so that the arms get the same mix."""

    def choice(self, options):
        """As below, of the one that is called for each task."""
        return (current("loadline_random") or random).choice(options)

    def __getattr__(self, name):
        return getattr(current("loadline_random") or random, name)


def patch_clocks():
    """Think time by the arm's clock, and pacing too."""
    plain_sleep = task_module.TaskSet._sleep

    def sleep(self, seconds):
        arm = getattr(self.user, "loadline_arm", None)
        if arm is None:
            plain_sleep(self, seconds)
        else:
            arm.sleep(seconds)

    task_module.TaskSet._sleep = sleep
    task_module.perf_counter = wait_module.perf_counter = arm_seconds
    task_module.random = wait_module.random = TwinRandom()
    markov = sys.modules.get("locust.user.markov_taskset")
    if markov is not None:
        markov.random = TwinRandom()


def end_twin(twin):
    """With the user whose twin it is, but for the end, when all end by themselves."""
    if not twin.loadline_arm.is_ending:
        twin.stop(force=True)


class Twins:
    """Makes user classes that each know their arm, and starts them in pairs."""

    def __init__(self, arms, seed, timeout):
        self.arms = arms
        self.seeds = random.Random(seed)
        self.timeout = timeout
        self.second = Group()

    def pair(self, user_class):
        first, *others = [self.variant(user_class, arm) for arm in self.arms]
        twins = self

        def start(self, group):
            self.loadline_random = random.Random(seed := twins.seeds.getrandbits(64))
            running = user_class.start(self, group)
            for other in others:
                twin = other(self.environment)
                twin.loadline_random = random.Random(seed)
                twin.start(twins.second)
                running.link(lambda _, twin=twin: end_twin(twin))
            return running

        first.start = start
        return first

    def variant(self, user_class, arm):
        def __init__(self, *args, **kwargs):
            user_class.__init__(self, *args, **kwargs)
            self._cp_last_run = arm.clock()
            arm.users.add(self)

        def stop(self, force=False):
            # Locust waits for it. What it sends now is no load, and its arm may be closed.
            self.loadline_is_leaving = force
            with gevent.Timeout(END_SECONDS, False):
                return user_class.stop(self, force)
            return force

        def on_stop(self):
            self.loadline_is_leaving = True
            user_class.on_stop(self)

        body = {
            "__init__": __init__,
            "__module__": user_class.__module__,
            "host": arm.host,
            "loadline_arm": arm,
            "loadline_is_leaving": False,
            "loadline_last": None,
            "loadline_random": None,
            "on_stop": on_stop,
            "stop": stop,
            "tasks": user_class.tasks,
            "abstract": False,
            "weight": user_class.weight,
            "fixed_count": user_class.fixed_count,
        }
        if issubclass(user_class, FastHttpUser) and user_class.network_timeout == FastHttpUser.network_timeout:
            body["network_timeout"] = body["connection_timeout"] = self.timeout
        return type(user_class.__name__, (user_class,), body)
