"""Plays slices on the arms of a Locust process."""

import sys
import time

import gevent

from loadline_arm import names, now, strangers

# A slice may last this many times its drain, and more while its users only think.
MOST_DRAINS = 2
MOST_DRAINS_THINKING = 10
# Share of its slices for which Locust computed, above which requests wait for Locust itself.
BUSY = 0.75
BUSY_AFTER_SECONDS = 2
POLL_SECONDS = 0.005
WATCH_SECONDS = 0.25


class Slices:
    """What a process plays, and what it has told of it so far."""

    def __init__(self, environment):
        self.environment = environment
        self.told_names = 0
        self.computed = 0.0
        self.spent = [0.0, 0.0]

    def play(self, arm, command):
        """One slice, or all stages one after the other; the samples are the arm's rows."""
        self.computed = time.process_time()
        began = now()
        if "stages" in command:
            self.stages(arm, command["stages"], began)
        else:
            self.slice(arm, command, began)
        return self.finished(arm, began, self.wait(arm, began, command["drain"]))

    def slice(self, arm, command, began):
        """At most so many requests, begun within so many seconds; one at least."""
        arm.open(command["requests"])
        if command["seconds"] is None:
            return
        due = began + command["seconds"]
        while arm.is_open and (now() < due or (arm.taken == 0 and now() < began + command["drain"])):
            arm.drained.wait(max(due - now(), POLL_SECONDS))
        arm.close()

    def stages(self, arm, stages, began):
        """Each with its users."""
        arm.open(sys.maxsize)
        follow_stages(self.environment.runner, stages, began)
        arm.close()

    def wait(self, arm, began, drain):
        """Waits until the slice has drained; why it has not, where it does not in time."""
        while not arm.drained.wait(WATCH_SECONDS):
            if arm.flying == 0 and not any(user._greenlet and not user._greenlet.dead for user in arm.users):
                return "all its users have stopped"
            thinking = arm.flying == 0 and arm.sleeping > 0
            hangs = not thinking and now() > arm.last_taken + drain
            if hangs or now() > began + drain * (MOST_DRAINS_THINKING if arm.sleeping > 0 else MOST_DRAINS):
                left, wanted = arm.flying + arm.left, arm.taken + arm.left
                return f"{left} of {wanted} requests had not ended {drain:g} s after the last one was sent"
        return None if len(arm.rows) > 0 else "not one request was sent"

    def finished(self, arm, began, spoiled):
        drained = now()
        self.spent[0] += time.process_time() - self.computed
        self.spent[1] += drained - began
        if self.spent[1] > BUSY_AFTER_SECONDS and self.spent[0] > BUSY * self.spent[1]:
            arm.note(
                "Locust itself was busy most of the time, so its own time is in the figures: "
                "FastHttpUser or fewer users would help"
            )
        if spoiled is not None:
            arm.close()
            spoiled = "; ".join([spoiled, *arm.notes])
        fresh = list(names)[self.told_names :]
        self.told_names += len(fresh)
        return {
            "kind": "slice",
            "opened": began,
            "drained": drained,
            "spoiled": spoiled,
            "names": fresh,
            "notes": [*arm.notes, *strangers],
        }


def follow_stages(runner, stages, began):
    """Sets the users of each stage when it is due, and returns when the last one is over."""
    due = began
    for stage in stages:
        # At once: the rate holds for users who go, too.
        runner.start(stage["users"], spawn_rate=max(1, stage["users"], runner.user_count))
        due += stage["seconds"]
        gevent.sleep(max(0, due - now()))
