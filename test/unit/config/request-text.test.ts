import { describe, expect, test } from "vitest";
import {
  defaultRequestName,
  parseHeaderName,
  parseHeaderValue,
  parsePath,
  parseRequestLine,
} from "../../../src/config/request-text.ts";

describe("parseRequestLine", () => {
  test.each([
    ["GET /users?x=1", "GET", "/users?x=1"],
    ["/users", "GET", "/users"],
    ["  DELETE   /users/1 ", "DELETE", "/users/1"],
    ["POST /", "POST", "/"],
  ])("reads %j", (text, method, path) => {
    expect(parseRequestLine(text)).toEqual({ ok: true, value: { method, path } });
  });

  test.each([
    ["HEAD /users", expect.stringContaining("HEAD cannot be timed")],
    ["head /users", expect.stringContaining("HEAD cannot be timed")],
    ["get /users", 'did you mean "GET"?'],
    ["PSOT /users", 'did you mean "POST"?'],
    ["GET", "the path is missing"],
    ["GET users", 'a path begins with one "/"'],
    ["users", 'a path begins with one "/"'],
    ["GET /users HTTP/1.1", expect.stringContaining("write the method")],
    ["", expect.stringContaining("write the method")],
  ])("refuses %j with a hint", (text, hint) => {
    expect(parseRequestLine(text)).toMatchObject({ ok: false, hint });
  });
});

describe("parsePath", () => {
  test.each(["/", "/users?page=2&x=%20", "/a/../b", "/users[0]", "/x{y}"])("takes %s as it is", (path) => {
    expect(parsePath(path)).toEqual({ ok: true, value: path });
  });

  test.each([
    ["http://localhost:80/users", "the service's address is filled in; write only the path"],
    ["//elsewhere/users", 'a path begins with one "/"'],
    ["GET /users", 'write the method apart, as "method: …"'],
    ["/users#top", 'what follows "#" is not sent; leave it out'],
    ["/us ers", expect.stringContaining("percent-encode")],
    ["/usérs", expect.stringContaining("percent-encode")],
    ["/users\r\nX-Injected: 1", expect.stringContaining("percent-encode")],
  ])("refuses %j", (path, hint) => {
    expect(parsePath(path)).toMatchObject({ ok: false, hint });
  });
});

describe("headers", () => {
  test("names are put in lower case", () => {
    expect(parseHeaderName("X-Api-Key")).toEqual({ ok: true, value: "x-api-key" });
  });

  test.each(["", "a b", "a:", "a\n", "é", "Connection", "content-length", "Transfer-Encoding"])(
    "refuses %j",
    (name) => {
      expect(parseHeaderName(name).ok).toBe(false);
    },
  );

  test.each(["constructor", "toString"])("%s is a header like any other", (name) => {
    expect(parseHeaderName(name).ok).toBe(true);
  });

  test("a value stays on its line", () => {
    expect(parseHeaderValue("Bearer x\ty").ok).toBe(true);
    expect(parseHeaderValue("a\r\nb: c").ok).toBe(false);
    expect(parseHeaderValue("日本").ok).toBe(false);
  });
});

test("a request's name is cut to the length that is allowed", () => {
  const name = defaultRequestName({ method: "GET", path: `/${"x".repeat(500)}` }, 120);
  expect(name).toHaveLength(120);
  expect(name).toMatch(/^GET \/x+…$/);
});
