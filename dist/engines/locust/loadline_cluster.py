"""Several Locust processes on several hosts: a slice is a barrier that the master opens and each worker answers."""

import json
import os
import sys
import time

import gevent
from gevent.event import Event

from locust.runners import STATE_MISSING

from loadline_arm import MOST_NAMES, OTHERS, ROW, names, now
from loadline_channel import Channel
from loadline_slices import Slices, follow_stages

OPEN, READY, SLICE, DONE = "loadline_open", "loadline_ready", "loadline_slice", "loadline_done"

LOOK_SECONDS = 0.05
AGAIN_SECONDS = 1
# A worker that stands still for longer, or whose answer is later than its work explains, spoils the slice.
LAG_SECONDS = 0.5
# Seconds that workers have for their users.
SPAWN_SECONDS = 30


class Worker:
    """Plays its share of each slice. `pair_users` makes the arms of a session, and user classes that load them."""

    def __init__(self, environment, runner, pair_users):
        self.environment = environment
        self.runner = runner
        self.pair_users = pair_users
        self.session = None
        self.arms = {}
        self.slices = None
        self.lag = 0.0
        runner.register_message(OPEN, self.open)
        runner.register_message(SLICE, self.slice)
        gevent.spawn(self.watch)

    def watch(self):
        """Sees how long this process stands still, be it stopped or short of CPU time."""
        while True:
            asleep = now()
            gevent.sleep(LOOK_SECONDS)
            self.lag = max(self.lag, now() - asleep - LOOK_SECONDS)

    def open(self, environment, msg, **_):
        session = msg.data
        if session["session"] != self.session:
            self.session = session["session"]
            self.begin(environment, session)
        self.runner.send_message(READY, {"session": self.session})

    def begin(self, environment, session):
        options = environment.parsed_options
        options.tags, options.exclude_tags = session["tags"], session["exclude_tags"]
        names.clear()
        self.slices = Slices(environment)
        self.arms = {arm.name: arm for arm in self.pair_users(session)}

    def slice(self, environment, msg, **_):
        gevent.spawn(self.play, msg.data)

    def play(self, data):
        self.lag = 0.0
        arm = self.arms[data["command"]["arm"]]
        answer = self.slices.play(arm, data["command"])
        self.runner.send_message(DONE, {"slice": data["slice"], **answer, "lag": self.lag, "rows": bytes(arm.rows)})


class Master:
    """Between Loadline's channel and the workers."""

    def __init__(self, environment, runner):
        self.environment = environment
        self.runner = runner
        self.wanted = json.loads(os.environ["LOADLINE_SESSION"])["workers"]
        # Of this master alone, whichever one the workers knew before.
        self.born = time.time_ns()
        self.opened = self.number = self.told = 0
        self.session = None
        self.users = {}
        self.last = {}
        self.names = {}
        self.own_names = {}
        self.answers = {}
        self.came = Event()
        runner.register_message(READY, self.is_ready)
        runner.register_message(DONE, self.is_done)
        self.channel = Channel(gone=runner.quit)
        self.channel.start(self.run)
        self.channel.start(self.channel.live)

    def is_ready(self, environment, msg, **_):
        if msg.data["session"] == self.session:
            self.receive(msg)

    def is_done(self, environment, msg, **_):
        if msg.data["slice"] == self.number:
            self.receive(msg)

    def receive(self, msg):
        self.answers[msg.node_id] = {**msg.data, "arrived": now()}
        self.came.set()

    def run(self):
        self.channel.answer({"kind": "ready"})
        carry_out = {"open": self.open, "slice": self.slice, "close": self.close}
        while True:
            command = self.channel.commands.get()
            self.channel.answer(*carry_out[command["do"]](command))

    def open(self, command):
        """Waits for the workers, tells them of the session, and gives them their users."""
        due = now() + command["wait"]
        while len(self.runner.clients.ready) < self.wanted and now() < due:
            gevent.sleep(LOOK_SECONDS)
        nodes = [client.id for client in self.runner.clients.ready]
        if len(nodes) < self.wanted:
            return ({"kind": "missing", "workers": len(nodes)},)
        self.opened += 1
        self.session = f"{self.born}-{self.opened}"
        self.told = 0
        self.last, self.names, self.own_names = {}, {}, {node: [] for node in nodes}
        options = self.environment.parsed_options
        told = {"session": self.session, "tags": options.tags, "exclude_tags": options.exclude_tags}
        self.tell({node: {**command, **told, "seed": command["seed"] + i} for i, node in enumerate(nodes)})
        self.spawn(command["users"])
        self.users = {node: self.runner.clients[node].user_count for node in nodes if node in self.runner.clients}
        return ({"kind": "opened", "workers": [self.describe(node) for node in nodes]},)

    def tell(self, messages):
        """A worker that has only just connected may not listen yet, so it is told again until it answers."""
        self.answers = {}
        while unanswered := [node for node in messages if node not in self.answers and not self.is_gone(node)]:
            for node in unanswered:
                self.runner.send_message(OPEN, messages[node], client_id=node)
            due = now() + AGAIN_SECONDS
            while now() < due and not all(node in self.answers for node in unanswered):
                gevent.sleep(LOOK_SECONDS)

    def spawn(self, users):
        self.runner.start(users, spawn_rate=users)
        due = now() + SPAWN_SECONDS
        while self.runner.user_count < users and now() < due:
            gevent.sleep(LOOK_SECONDS)
        self.freeze()

    def freeze(self):
        """Whoever comes or goes from now on moves no user: Locust would give users to a worker without a session."""
        self.runner._users_dispatcher = None

    def slice(self, command):
        self.number += 1
        began = now()
        gone = self.gone()
        if not gone:
            shares = self.shares(command)
            self.send(SLICE, {node: {"slice": self.number, "command": share} for node, share in shares.items()})
            if "stages" in command:
                follow_stages(self.runner, command["stages"], began)
                self.freeze()
            self.await_answers(shares)
            gone = self.gone()
        return self.merged(began, gone)

    def shares(self, command):
        """Each worker's part of a slice, by its users; in the second of a pair as many as it sent in the first."""
        if "stages" in command:
            seconds = sum(stage["seconds"] for stage in command["stages"])
            whole = {"arm": command["arm"], "drain": command["drain"], "requests": sys.maxsize, "seconds": seconds}
            return {node: whole for node in self.users}
        requests = command["requests"]
        if command["seconds"] is None and sum(self.last.values()) == requests:
            return {node: {**command, "requests": sent} for node, sent in self.last.items() if sent > 0}
        all_users = sum(self.users.values()) or 1
        parts = {node: requests * users / all_users for node, users in self.users.items()}
        return {node: {**command, "requests": max(1, round(part))} for node, part in parts.items() if part > 0}

    def merged(self, began, gone):
        """The workers' slices as one, whose samples are timed from the opening of each worker's own gate."""
        rows, spoiled, notes, lasted = bytearray(), [], [], 0.0
        self.last = {}
        for node, answer in self.answers.items():
            lasted = max(lasted, answer["drained"] - answer["opened"])
            self.last[node] = len(answer["rows"]) // ROW.size
            self.add_rows(rows, node, answer, began - answer["opened"])
            notes += answer["notes"]
            if answer["spoiled"] is not None:
                spoiled.append(f"{self.describe(node)}: {answer['spoiled']}")
            if self.lagged(began, answer):
                spoiled.append(f"{self.describe(node)} stood still or answered late")
                notes.append(f"{self.describe(node)} lagged, and its pairs do not count")
        for node in gone:
            spoiled.append(f"{self.describe(node)} has gone")
            notes.append(f"{self.describe(node)} went away, and its pair and the rest of that round do not count")
        if any(client.id not in self.users for client in self.runner.clients.ready):
            notes.append("a worker joined late, and has no users before the next round")
        fresh = list(self.names)[self.told :]
        self.told += len(fresh)
        head = {
            "kind": "slice",
            "opened": began,
            "drained": began + lasted,
            "spoiled": "; ".join(spoiled) or None,
            "names": fresh,
            "notes": list(dict.fromkeys(notes)),
            "over": bool(gone),
        }
        return head, rows

    def add_rows(self, rows, node, answer, offset):
        """Adds a worker's samples with the session's own indexes of their names."""
        own = self.own_names[node]
        for name in answer["names"]:
            key = name if name in self.names or len(self.names) < MOST_NAMES else OTHERS
            own.append(self.names.setdefault(key, len(self.names)))
        for start, latency, name, status, ok in ROW.iter_unpack(answer["rows"]):
            rows += ROW.pack(start + offset, latency, own[name], status, ok)

    def close(self, command):
        """Ends the users; the workers stay for the next session."""
        self.runner.stop()
        return ({"kind": "closed"},)

    def send(self, kind, messages):
        self.answers = {}
        self.came.clear()
        for node, data in messages.items():
            self.runner.send_message(kind, data, client_id=node)

    def await_answers(self, nodes):
        """Until each of them has answered, but for those that have gone; a worker ends its slice by itself."""
        while not all(node in self.answers or self.is_gone(node) for node in nodes):
            self.came.wait(LOOK_SECONDS)
            self.came.clear()

    def gone(self):
        return [node for node in self.users if self.is_gone(node)]

    def is_gone(self, node):
        client = self.runner.clients.get(node)
        return client is None or client.state == STATE_MISSING

    def lagged(self, began, answer):
        worked = answer["drained"] - answer["opened"]
        return answer["lag"] > LAG_SECONDS or answer["arrived"] - began - worked > LAG_SECONDS

    def describe(self, node):
        """Its number, and the name of its host."""
        return f"worker {self.runner.get_worker_index(node) + 1} ({node.rsplit('_', 1)[0]})"
