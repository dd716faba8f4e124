"""Carries out Loadline's commands in a Locust process that is alone, one slice at a time."""

import gevent

from loadline_arm import END_SECONDS
from loadline_channel import Channel
from loadline_slices import Slices


class Driver:
    """Between Loadline's channel and the arms."""

    def __init__(self, environment, arms):
        self.environment = environment
        self.arms = {arm.name: arm for arm in arms}
        self.slices = Slices(environment)
        self.is_running = False
        self.is_ending = False
        self.channel = Channel(self.end)

    def begin(self):
        """Once all users are there."""
        if not self.is_running:
            self.is_running = True
            self.channel.start(self.run)
            self.channel.start(self.channel.live)

    def end(self):
        """Ends the users of all arms and then Locust, with all that their file does when it is over."""
        if not self.is_ending:
            self.is_ending = True
            for arm in self.arms.values():
                arm.is_ending = True
            users = [user for arm in self.arms.values() for user in arm.users]
            with gevent.Timeout(END_SECONDS, False):
                gevent.killall([user._greenlet for user in users if user._greenlet is not None])
                self.environment.runner.quit()
        # Locust ends the process before, if nothing holds it up.
        gevent.sleep(END_SECONDS)

    def run(self):
        self.channel.answer({"kind": "ready"})
        while True:
            command = self.channel.commands.get()
            arm = self.arms[command["arm"]]
            answer = self.slices.play(arm, command)
            self.channel.answer(answer, arm.rows)
