import { gunzipSync, gzipSync } from "fflate";
import { Profile } from "pprof-format";
import { expect, test } from "vitest";
import { readPprof } from "../../../src/profile-diff/read-pprof.ts";
import { functionNamed, profileBytes, readOrThrow } from "../../support/profile-fixtures.ts";

const bytes = profileBytes("pprof");

test("a profile of Go has the samples that another reader of the format finds, function by function", () => {
  const profile = readOrThrow(readPprof(bytes));
  const known = Profile.decode(gunzipSync(bytes));
  const text = (index: number | bigint) => known.stringTable.strings[Number(index)] ?? "";
  const functions = new Map(known.function.map((each) => [Number(each.id), text(each.name)]));
  const locations = new Map(
    known.location.map((each) => [
      Number(each.id),
      each.line.map(({ functionId }) => functions.get(Number(functionId)) ?? ""),
    ]),
  );
  const self = new Map<string, number>();
  const inclusive = new Map<string, number>();
  for (const { locationId, value } of known.sample) {
    const stack = locationId.flatMap((id) => locations.get(Number(id)) ?? []);
    const seconds = Number(value[1]) / 1e9;
    self.set(stack[0] ?? "", (self.get(stack[0] ?? "") ?? 0) + seconds);
    for (const name of new Set(stack)) inclusive.set(name, (inclusive.get(name) ?? 0) + seconds);
  }
  expect(profile).toMatchObject({ kind: "pprof", unit: "seconds", perSample: 0.01 });
  expect(inclusive.size).toBeGreaterThan(50);
  for (const [name, seconds] of inclusive) {
    const index = functionNamed(profile, name);
    expect(profile.functions[index]?.inclusive, name).toBeCloseTo(seconds, 6);
    expect(profile.functions[index]?.self, name).toBeCloseTo(self.get(name) ?? 0, 6);
  }
  expect(profile.functions[functionNamed(profile, "main.fib")]).toMatchObject({
    file: "example.org/shop/main.go",
    line: 10,
  });
});

interface Sampled {
  readonly types?: readonly (readonly [string, string])[];
  readonly values?: readonly number[];
  readonly period?: number;
  readonly locations?: readonly number[];
  readonly functionId?: number;
}

function encoded({
  types = [["cpu", "nanoseconds"]],
  values = [1e9],
  period = 1e7,
  locations = [1],
  functionId = 1,
}: Sampled) {
  const strings = ["", "f", "app.go", ...types.flat()];
  const profile = new Profile({
    sampleType: types.map((_, index) => ({ type: 3 + 2 * index, unit: 4 + 2 * index })) as never,
    sample: [{ locationId: [...locations], value: [...values] }] as never,
    location: [{ id: 1, line: [{ functionId, line: 3 }] }] as never,
    function: [{ id: 1, name: 1, filename: 2, startLine: 2 }] as never,
    period,
  });
  for (const string of strings) profile.stringTable.dedup(string);
  return profile.encode();
}

test("counted samples without times are read as samples", () => {
  const profile = readOrThrow(readPprof(encoded({ types: [["samples", "count"]], values: [7] })));
  expect(profile).toMatchObject({ unit: "samples", perSample: 1 });
  expect(profile.functions).toMatchObject([{ name: "f", file: "app.go", line: 2, self: 7, inclusive: 7 }]);
});

test.each([
  ["a profile of memory", encoded({ types: [["inuse_space", "bytes"]] }), "its values are inuse_space/bytes"],
  ["a location that is not there", encoded({ locations: [9] }), "refers to a location"],
  ["a function that is not there", encoded({ functionId: 9 }), "refers to a function"],
  ["a negative cost", encoded({ values: [-5] }), "negative value"],
  ["a field without an end", Uint8Array.of(0x0a, 0xff, 0xff, 0xff, 0xff, 0x07), "ends too early"],
  ["a number without an end", new Uint8Array(20).fill(0xff), "more than 64 bits"],
  ["a gzip that is cut off", bytes.subarray(0, 2000), "damaged"],
  ["nothing", new Uint8Array(), "no profile of CPU"],
])("%s is refused, with what is wrong", (_, wrong, reason) => {
  expect(readPprof(wrong)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
});

test("what unpacks to more than a profile ever is, is refused while it is unpacked", () => {
  const bomb = gzipSync(new Uint8Array(129 * 1024 * 1024), { level: 1 });
  expect(bomb.length).toBeLessThan(2 * 1024 * 1024);
  expect(readPprof(bomb)).toEqual({ ok: false, reason: expect.stringContaining("unpacks to more than") });
});
