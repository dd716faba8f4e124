"""Loadline's channel into a Locust process: commands come in, answers with packed samples go out."""

import json
import os
import struct
import traceback

import gevent
import gevent.socket
from gevent.lock import RLock
from gevent.queue import Queue

FRAME = struct.Struct("<II")
ALIVE_SECONDS = 1


class Gone(Exception):
    """Loadline has closed the channel, and with it goes the reason for any load."""


class Channel:
    """The socket that Loadline left at LOADLINE_FD; `gone` is called when Loadline has closed it."""

    def __init__(self, gone=lambda: None):
        self.gone = gone
        self.writing = RLock()
        self.commands = Queue()
        self.socket = gevent.socket.socket(fileno=int(os.environ["LOADLINE_FD"]))
        self.start(self.listen)

    def start(self, work):
        """Runs it beside the users; the process ends when it fails, as nobody would drive it any more."""

        def guarded():
            try:
                work()
            except (Gone, OSError):
                self.gone()
                os._exit(0)
            except BaseException:
                traceback.print_exc()
                os._exit(1)

        gevent.spawn(guarded)

    def listen(self):
        """Reads commands as they come, so that the end of the channel is seen whatever is being done."""
        while True:
            self.commands.put(self.read())

    def live(self):
        """Signs of life: a process without any is stuck."""
        while True:
            gevent.sleep(ALIVE_SECONDS)
            self.answer({"kind": "alive"})

    def read(self):
        (size,) = struct.unpack("<I", self.receive(4))
        return json.loads(self.receive(size))

    def receive(self, size):
        data = bytearray()
        while len(data) < size:
            part = self.socket.recv(size - len(data))
            if not part:
                raise Gone
            data += part
        return bytes(data)

    def answer(self, head, rows=b""):
        text = json.dumps(head).encode()
        with self.writing:
            self.socket.sendall(FRAME.pack(len(text), len(rows)) + text + bytes(rows))
