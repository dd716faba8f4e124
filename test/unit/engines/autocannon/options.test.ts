import { expect, test } from "vitest";
import { assertSendable, autocannonOptions } from "../../../../src/engines/autocannon/options.ts";
import { aRequest, aScenario } from "../../../support/builders.ts";

test("no option is undefined, at any depth", () => {
  const requests = [aRequest(), aRequest({ method: "POST", body: { text: "{}" } }), aRequest({ method: "PUT" })];
  const options = autocannonOptions("http://127.0.0.1:80", aScenario({ requests }));
  expect(structuredClone(options)).toEqual(JSON.parse(JSON.stringify(options)));
  expect(valuesOf(options)).not.toContain(undefined);
});

test("autocannon's own headers are left to it, and a body that may be expected has a length", () => {
  const headers = { connection: "close", "content-length": "999", "x-a": "1" };
  const requests = [
    aRequest({ headers }),
    aRequest({ method: "POST", headers }),
    aRequest({ method: "POST", headers, body: { text: "hi" } }),
  ];
  expect(autocannonOptions("http://h", aScenario({ requests })).requests).toEqual([
    { method: "GET", path: "/users", headers: { "x-a": "1" } },
    { method: "POST", path: "/users", headers: { "x-a": "1", "content-length": "0" } },
    { method: "POST", path: "/users", headers: { "x-a": "1" }, body: "hi" },
  ]);
});

test("a time-out below autocannon's least is left to the gate", () => {
  expect(autocannonOptions("http://h", aScenario({ timeoutSeconds: 0.2 })).timeout).toBe(1);
  expect(autocannonOptions("http://h", aScenario({ timeoutSeconds: 30 })).timeout).toBe(30);
});

test("a body that is still a file's name is a mistake of the caller's", () => {
  const scenario = aScenario({ requests: [aRequest({ method: "POST", body: { file: "big.json" } })] });
  expect(() => autocannonOptions("http://h", scenario)).toThrow("the body of big.json was not read before the run");
});

test.each(["HEAD", "CONNECT", "PROPFIND"])("%s cannot be sent", (method) => {
  expect(() => assertSendable(aScenario({ requests: [aRequest({ method })] }))).toThrow(
    expect.objectContaining({ code: "method-unsupported", exitStatus: 2 }),
  );
});

function valuesOf(value: unknown): unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(valuesOf) : [value];
}
