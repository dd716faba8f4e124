"""Carries out Loadline's commands in a Locust process that is alone, one slice at a time."""

from loadline_channel import Channel
from loadline_slices import Slices


class Driver:
    """Between Loadline's channel and the arms."""

    def __init__(self, environment, arms):
        self.arms = {arm.name: arm for arm in arms}
        self.slices = Slices(environment)
        self.is_running = False
        self.channel = Channel()

    def begin(self):
        """Once all users are there."""
        if not self.is_running:
            self.is_running = True
            self.channel.start(self.run)
            self.channel.start(self.channel.live)

    def run(self):
        self.channel.answer({"kind": "ready"})
        while True:
            command = self.channel.commands.get()
            arm = self.arms[command["arm"]]
            answer = self.slices.play(arm, command)
            self.channel.answer(answer, arm.rows)
