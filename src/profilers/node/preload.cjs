"use strict";
// Loaded with --require into every Node process and worker thread of a service while it is profiled. Each of them
// listens on a Unix socket of its own, <process>.<thread>.sock; an address of the inspector would be one for all.
const folder = process.env.LOADLINE_PROFILE_DIR;
/** Microseconds between samples. */
const INTERVAL = 500;
let session;
const tool = /(?:^|[\\/])(?:npm|npx|yarn|pnpm|corepack)(?:-cli)?(?:\.c?js)?$/;
if (folder !== undefined && !tool.test(process.argv[1] ?? "")) listen();

function listen() {
  const { createServer } = require("node:net");
  const { threadId } = require("node:worker_threads");
  keepFunctionsApart();
  const started = start();
  const server = createServer((socket) => {
    socket.unref();
    socket.on("error", () => {});
    let text = "";
    socket.setEncoding("utf8").on("data", (part) => {
      text += part;
      const lines = text.split("\n");
      text = lines.pop() ?? "";
      for (const line of lines) {
        void answer(line, started).then((reply) => socket.write(`${JSON.stringify(reply)}\n`));
      }
    });
  });
  server.on("error", () => {});
  server.listen(`${folder}/${process.pid}.${threadId}.sock`);
  server.unref();
}

/** An inlined function has no samples of its own, and V8 changes in mid-run what it inlines. */
function keepFunctionsApart() {
  const { setFlagsFromString } = require("node:v8");
  setFlagsFromString("--no-turbo-inlining");
  if (Number.parseInt(process.versions.v8, 10) >= 11) setFlagsFromString("--no-maglev-inlining");
}

/**
 * From the beginning on, though windows come later: a loop that was compiled while it ran, before there is a profile, is
 * taken for its caller ever after.
 */
async function start() {
  try {
    const { Session } = require("node:inspector");
    session = new Session();
    session.connect();
    await post("Profiler.enable");
    await post("Profiler.setSamplingInterval", { interval: INTERVAL });
    await post("Profiler.start");
    return true;
  } catch (error) {
    return error;
  }
}

async function answer(line, started) {
  try {
    const outcome = await started;
    if (outcome !== true) throw outcome;
    return { ok: await ACTIONS[JSON.parse(line).ask]() };
  } catch (error) {
    return { error: String(error) };
  }
}

const ACTIONS = {
  ready: async () => true,
  stop: async () => {
    const { profile } = await post("Profiler.stop");
    return profile;
  },
  count: async () => {
    await post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
    return true;
  },
  counted: async () => {
    const { result } = await post("Profiler.takePreciseCoverage");
    session.disconnect();
    return result;
  },
};

function post(method, parameters) {
  return new Promise((resolve, reject) => {
    session.post(method, parameters, (error, result) => {
      if (error) reject(new Error(error.message));
      else resolve(result);
    });
  });
}
