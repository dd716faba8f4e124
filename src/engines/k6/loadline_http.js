// Puts the gate and the stopwatch around every way in which k6/http sends a request.
import exec from "k6/execution";
import http from "k6/http";
import { isPlaying, landed, landedLater, now, pass, passLater, record, session } from "./loadline_gate.js";

const { request, batch, asyncRequest, setResponseCallback, expectedStatuses } = http;
const methods = {
  get: "GET",
  head: "HEAD",
  post: "POST",
  put: "PUT",
  patch: "PATCH",
  del: "DELETE",
  options: "OPTIONS",
};
const TIMED = { timeout: session.timeout };
/** As in NO_STATUS of model/sample.ts, by k6's error_code. */
const REFUSED = 1212;
const TIMED_OUT = [1050, 1211];

/** What a script expects, by the callback that k6 made of it. */
const callbacks = new Map();
const usually = (status) => status >= 200 && status < 400;
let expected = usually;

http.expectedStatuses = (...statuses) => {
  const callback = expectedStatuses(...statuses);
  callbacks.set(callback, (status) =>
    statuses.some((one) => (typeof one === "number" ? one === status : status >= one.min && status <= one.max)),
  );
  return callback;
};

http.setResponseCallback = (callback) => {
  setResponseCallback(callback);
  expected = expectationOf(callback);
};

for (const [key, method] of Object.entries(methods)) {
  const bodiless = key === "get" || key === "head";
  http[key] = bodiless
    ? (url, params) => timed(method, url, undefined, params)
    : (url, body, params) => timed(method, url, body, params);
}

http.request = (method, url, body, params) => timed(method, url, body, params);

http.asyncRequest = async (method, url, body, params) => {
  if (!isPlaying()) return asyncRequest(method, url, body, params);
  const name = nameOf(method, url, params);
  const lane = await passLater();
  const started = now();
  try {
    const response = await asyncRequest(method, url, body, limited(params));
    keep(name, started, response, params);
    return response;
  } catch (error) {
    record({ name, started, latency: now() - started, status: 0, ok: false });
    throw error;
  } finally {
    await landedLater(lane);
  }
};

http.batch = (requests) => {
  if (!isPlaying()) return batch(requests);
  const entries = Object.entries(requests).map(([key, one]) => [key, parts(one)]);
  const limitedOnes = entries.map(([key, [method, url, body, params]]) => [key, [method, url, body, limited(params)]]);
  pass();
  const started = now();
  try {
    const responses = batch(
      Array.isArray(requests) ? limitedOnes.map(([, one]) => one) : Object.fromEntries(limitedOnes),
    );
    for (const [key, [method, url, , params]] of entries)
      keep(nameOf(method, url, params), started, responses[key], params);
    landed();
    return responses;
  } catch (error) {
    for (const [, [method, url, , params]] of entries)
      record({ name: nameOf(method, url, params), started, latency: now() - started, status: 0, ok: false });
    landed();
    throw error;
  }
};

function timed(method, url, body, params) {
  if (!isPlaying()) return request(method, url, body, params);
  pass();
  const started = now();
  let response;
  try {
    response = request(method, url, body, limited(params));
  } catch (error) {
    record({
      name: nameOf(method, url, params),
      started,
      latency: now() - started,
      status: 0,
      ok: false,
    });
    landed();
    throw error;
  }
  keep(nameOf(method, url, params), started, response, params);
  landed();
  return response;
}

/** A request takes as long as k6 says; where k6 followed redirects, all of them together. */
function keep(name, started, response, params) {
  const { status, error_code: error } = response;
  const { responseCallback } = params ?? {};
  const expects = responseCallback === undefined ? expected : expectationOf(responseCallback);
  const latency = status === 0 || response.url !== response.request.url ? now() - started : response.timings.duration;
  record({
    name,
    started,
    latency,
    status: status === 0 ? without(error) : status,
    ok: status !== 0 && expects(status),
  });
}

function without(error) {
  if (error === REFUSED) return 2;
  return TIMED_OUT.includes(error) ? 1 : 0;
}

function expectationOf(callback) {
  return callback === null ? () => true : (callbacks.get(callback) ?? usually);
}

function limited(params) {
  if (params === undefined || params === null) return TIMED;
  return params.timeout === undefined ? { ...params, ...TIMED } : params;
}

/** The parts of a request of a batch, in any of the ways in which k6 takes them. */
function parts(one) {
  if (Array.isArray(one)) return one;
  if (typeof one !== "object" || one.clean_url !== undefined) return ["GET", one];
  const method = String(one.method ?? "GET").toUpperCase();
  return [method, one.url, method === "GET" || method === "HEAD" ? null : one.body, one.params];
}

/** The tag "name", or the address, without the origin of the service; in front of it the groups. */
function nameOf(method, url, params) {
  const address = String(params?.tags?.name ?? (typeof url === "object" ? url?.name : undefined) ?? url);
  const path = address.startsWith(session.url) ? address.slice(session.url.length) || "/" : address;
  return `${groups()}${method} ${path}`;
}

function groups() {
  const path = session.groups ? (exec.vu.metrics.tags.group ?? "") : "";
  return path === "" ? "" : `${path.split("::").slice(1).join(" / ")}: `;
}
