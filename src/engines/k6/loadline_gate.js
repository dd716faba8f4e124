// Each user's link to Loadline: waits until its revision's turn, and hands over what was measured. See engine.ts.
import { sleep } from "k6";
import exec from "k6/execution";
import http from "k6/http";

export const session = JSON.parse(__ENV.LOADLINE_SESSION);

/** Milliseconds between a response and the next request from which a user counts as one that thinks. */
const THINKING = 20;
/** Requests without a pause after which it no longer does. */
const HURRIED = 50;
/** Names that one user tells apart: Loadline keeps fewer. */
const MOST_NAMES = 1000;
const MOST_NOTES = 20;
const OTHERS = "other requests";
const RAISED = 5;
/** Values of a row: start and latency in milliseconds, index of the name, status, success. */
const WIDTH = 5;

const { post, asyncRequest } = http;
const QUIETLY = {
  timeout: "24h",
  redirects: 0,
  responseType: "text",
  responseCallback: null,
  tags: { loadline: "gate" },
  jar: new http.CookieJar(),
};

/** Of a message that another one could overtake. */
const NOTHING = { amends: false, iterations: 0, thrown: 0, rows: [], notes: [], first: 0, names: [] };

let until = 0;
let idleSince = 0;
let thinks = session.thinks;
let hurried = 0;
/** Requests in flight that the script does not wait for; each has a lane of its own in what Loadline is told. */
let flying = 0;
let lanes = 0;
let concurrent = false;
/** How often the user has waited. */
let turns = 0;
let playing = false;
let sent = 0;
let iterations = 0;
let thrown = 0;
let amends = false;
let messages = 0;
let rows = [];
let fresh = [];
let notes = [];
const indexes = new Map();
const told = new Set();

/** Milliseconds since the test began, on a monotonic clock. */
export function now() {
  return exec.instance.currentTestRunDuration;
}

/** Whether what is sent now is the load: not so in setup() and teardown(). */
export function isPlaying() {
  return playing;
}

/** Waits until a request may be sent. */
export function pass() {
  // Waiting here would keep what is in flight from being seen to end.
  if (!(session.gated && playing) || flying > 0) return;
  const at = now();
  const asked = asks();
  noteThinking(at);
  // Loadline has to know before a user may send without asking.
  if (asked || asks() || at >= until) wait({ sends: true });
}

/** A request that was sent has ended. */
export function landed() {
  idleSince = now();
  if (session.gated && playing && asks()) send("done", {});
}

/** The same as pass() for a request that the script does not wait for; returns what landedLater() takes. */
export async function passLater() {
  if (session.gated && playing) {
    concurrent = true;
    lanes++;
    const lane = lanes;
    let asked;
    do {
      asked = turns;
      checked(await asyncRequest("POST", session.control, message("wait", { sends: true, lane }), QUIETLY));
      // What was allowed before the user waited for something else no longer holds.
    } while (asked !== turns);
    flying++;
    return lane;
  }
  flying++;
  return 0;
}

export async function landedLater(lane) {
  flying--;
  idleSince = now();
  if (lane > 0) await asyncRequest("POST", session.control, message("done", { lane }), QUIETLY);
}

export function record({ name, started, latency, status, ok }) {
  sent++;
  rows.push(started, latency, indexOf(name), status, ok ? 1 : 0);
}

/** An iteration begins. */
export function enter() {
  playing = true;
  sent = 0;
  if (session.gated && now() >= until) wait({});
}

/** An iteration has ended, perhaps by what it threw: that makes its newest response a failure. */
export function leave(error) {
  iterations++;
  if (error !== undefined) raise(error);
  if (session.gated) {
    if (sent === 0) wait({ empty: true });
    return;
  }
  console.info(session.token + message("done", {}));
  // A closed loop that sends nothing would turn as fast as it can.
  if (sent === 0) sleep(0.05);
}

/** Told once. */
export function note(text) {
  if (told.has(text) || told.size >= MOST_NOTES) return;
  told.add(text);
  notes.push(text.slice(0, 500));
}

/** Stays until Loadline ends the test, or has ended itself. */
export function watch() {
  for (;;) if (send("watch", {}).body === "end") exec.test.abort("Loadline: the round is over");
}

function raise(error) {
  thrown++;
  const [first = ""] = String(error?.stack ?? "")
    .split("\n")
    .filter((line) => /^\s*at /.test(line));
  note(`the script threw ${String(error?.message ?? error)}${first === "" ? "" : ` ${first.trim()}`}`);
  if (sent === 0) return;
  if (rows.length < WIDTH) amends = true;
  else if (rows[rows.length - 1] === 1) {
    rows[rows.length - 2] = RAISED;
    rows[rows.length - 1] = 0;
  }
}

/** Whether it asks before each request and tells when each has ended. */
function asks() {
  return thinks || concurrent;
}

function wait(more) {
  turns++;
  until = now() + lengthIn(send("wait", more));
  idleSince = now();
}

function send(kind, more) {
  return checked(post(session.control, message(kind, more), QUIETLY));
}

function checked(answer) {
  if (answer.status !== 200) exec.test.abort("Loadline has ended");
  return answer;
}

function lengthIn(answer) {
  return Number(checked(answer).body);
}

function message(kind, { sends = false, empty = false, lane = 0 }) {
  messages++;
  const text = JSON.stringify({
    ...{ kind, vu: __VU, seq: messages, at: now(), sends, empty, lane, asks: asks() },
    ...(kind === "wait" && lane > 0 ? NOTHING : taken()),
  });
  return text;
}

/** What has been measured since it was last taken. */
function taken() {
  const data = {
    ...{ amends, iterations, thrown, rows, notes },
    ...{ first: indexes.size - fresh.length, names: fresh },
  };
  rows = [];
  fresh = [];
  notes = [];
  iterations = 0;
  thrown = 0;
  amends = false;
  return data;
}

function noteThinking(at) {
  if (at - idleSince > THINKING) {
    thinks = true;
    hurried = 0;
  } else if (thinks) {
    hurried++;
    thinks = hurried <= HURRIED;
  }
}

function indexOf(name) {
  const known = indexes.get(name);
  if (known !== undefined) return known;
  if (indexes.size >= MOST_NAMES && name !== OTHERS) return indexOf(OTHERS);
  const index = indexes.size;
  indexes.set(name, index);
  fresh.push(name);
  return index;
}
