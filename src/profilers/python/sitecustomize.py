"""Imported by every Python process of a service while it is profiled: requests to Flask and Django, under any WSGI server.

Which window of load is open stands in the file "window", which all processes map. A window's profile is written once a
request comes after it, or when the process ends, as <window>.<process>.<requests>.<overwritten>.prof.
"""

import os
import sys

FOLDER = os.environ.get("LOADLINE_PROFILE_DIR")


def start(folder):
    import _thread
    import atexit
    import importlib.abc
    import importlib.machinery
    import marshal
    import mmap

    with open(os.path.join(folder, "window"), "rb") as file:
        opened = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    # cProfile knows one request at a time: others meanwhile are served without it.
    busy = _thread.allocate_lock()
    seen = {"window": "", "requests": 0, "overwritten": 0, "profile": None, "stats": {}, "own": False, "told": False}

    def window_now():
        return opened[:8].decode("ascii", "replace").strip()

    def write():
        profile, stats = seen["profile"], seen["stats"]
        if profile is not None:
            profile.create_stats()
            stats = profile.stats
        if seen["requests"] > 0:
            name = "%s.%d.%d.%d.prof" % (seen["window"], os.getpid(), seen["requests"], seen["overwritten"])
            with open(os.path.join(folder, name + ".part"), "wb") as file:
                marshal.dump(stats, file)
            os.replace(os.path.join(folder, name + ".part"), os.path.join(folder, name))
        seen.update(requests=0, overwritten=0, profile=None, stats={})

    def enter(window):
        if window != seen["window"]:
            write()
            seen["window"] = window

    def tell():
        if not seen["told"]:
            seen["told"] = True
            with open(os.path.join(folder, "python"), "w") as file:
                file.write("middleware" if seen["own"] else "injected")

    def respond(call, arguments):
        body = call(*arguments)
        try:
            return [b"".join(body)]
        finally:
            if hasattr(body, "close"):
                body.close()

    def profiled(call):
        import cProfile

        def application(*arguments):
            tell()
            window = window_now()
            if (window == "" and seen["window"] == "") or not busy.acquire(False):
                return call(*arguments)
            try:
                enter(window)
                if window == "" or seen["own"]:
                    return call(*arguments)
                profile = seen["profile"] = seen["profile"] or cProfile.Profile()
                try:
                    profile.enable()
                except ValueError:
                    # The service profiles itself, by other means.
                    return call(*arguments)
                try:
                    answer = respond(call, arguments)
                    seen["requests"] += 1
                    return answer
                finally:
                    profile.disable()
            finally:
                busy.release()

        return application

    def add(total, stats):
        for key, (primitive, calls, own, all_in, callers) in stats.items():
            known = total.get(key)
            if known is None:
                total[key] = (primitive, calls, own, all_in, dict(callers))
                continue
            merged = known[4]
            for caller, row in callers.items():
                other = merged.get(caller)
                merged[caller] = row if other is None else tuple(a + b for a, b in zip(row, other))
            total[key] = (known[0] + primitive, known[1] + calls, known[2] + own, known[3] + all_in, merged)

    def of_werkzeug(module):
        """The team's own profiler goes on as it is; what it saw is kept from being overwritten by the next request."""

        class Profile(module.Profile):
            def dump_stats(self, file):
                replaced = os.path.exists(file)
                super().dump_stats(file)
                if window_now() != "" and window_now() == seen["window"]:
                    add(seen["stats"], self.stats)
                    seen["requests"] += 1
                    seen["overwritten"] += replaced

        module.Profile = Profile
        middleware = module.ProfilerMiddleware
        initialise, call = middleware.__init__, middleware.__call__

        def init(self, *arguments, **named):
            initialise(self, *arguments, **named)
            seen["own"] = seen["own"] or self._profile_dir is not None

        def application(self, environ, start_response):
            if self._profile_dir is not None:
                tell()
                enter(window_now())
            elif window_now() != "":
                # One that only prints would be in the way of ours.
                return self._app(environ, start_response)
            return call(self, environ, start_response)

        middleware.__init__, middleware.__call__ = init, application

    def of_class(name):
        def change(module):
            application = getattr(module, name)
            application.__call__ = profiled(application.__call__)

        return change

    changes = {
        "flask.app": of_class("Flask"),
        "django.core.handlers.wsgi": of_class("WSGIHandler"),
        "werkzeug.middleware.profiler": of_werkzeug,
    }

    class Finder(importlib.abc.MetaPathFinder):
        def find_spec(self, name, path=None, target=None):
            if name not in changes:
                return None
            spec = importlib.machinery.PathFinder.find_spec(name, path)
            if spec is None:
                return None
            execute = spec.loader.exec_module

            def exec_module(module):
                execute(module)
                changes[name](module)

            spec.loader.exec_module = exec_module
            return spec

    sys.meta_path.insert(0, Finder())
    atexit.register(write)


def chain():
    """Runs the sitecustomize that this one stands before."""
    import importlib.machinery
    import importlib.util

    here = os.path.dirname(os.path.abspath(__file__))
    path = [entry for entry in sys.path if os.path.abspath(entry or ".") != here]
    spec = importlib.machinery.PathFinder.find_spec("sitecustomize", path)
    if spec is not None and spec.loader is not None:
        spec.loader.exec_module(importlib.util.module_from_spec(spec))


if FOLDER is not None:
    start(FOLDER)
chain()
