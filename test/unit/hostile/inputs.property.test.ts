import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { parseData } from "../../../src/config/data-file.ts";
import { configIdentity } from "../../../src/config/identity.ts";
import { loosenedRules } from "../../../src/config/loosened.ts";
import { parseConfig } from "../../../src/config/parse-config.ts";
import { readContext } from "../../../src/github/context.ts";
import { planEvent } from "../../../src/github/event.ts";
import { measuredRun } from "../../../src/github/measured-run.ts";
import { readZipped } from "../../../src/github/unzip.ts";
import { Problem } from "../../../src/model/problem.ts";
import { HOSTILE_RUNS, mutatedJson, mutatedText } from "../../support/hostile-documents.ts";
import { CONTROLS } from "../../support/rendered.ts";
import { aWorkflowRun } from "../../support/report-job.ts";

const count = { documents: 0, decoded: 0 };
afterAll(() => console.log(`hostile inputs: ${count.documents}, of which ${count.decoded} could be read`));

const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
const configs = [...readme.matchAll(/```yaml\n(# loadline\.yml[\s\S]*?)```/g)].map(([, text = ""]) => text);

/** Tries as many documents; `read` says whether one could be read, and throws where something is wrong. */
function tries<T>(documents: fc.Arbitrary<T>, numRuns: number, read: (document: T) => boolean): void {
  const before = count.decoded;
  const tried = fc.property(documents, (document) => {
    count.documents += 1;
    if (read(document)) count.decoded += 1;
  });
  fc.assert(tried, { seed: 1, numRuns });
  expect(count.decoded - before, "documents that could be read").toBeGreaterThan(numRuns / 50);
}

test("a config is read, or every problem is one harmless line with its place", { timeout: 120_000 }, () => {
  expect(configs.length).toBeGreaterThan(5);
  const asJson = mutatedJson(configs.map((text) => JSON.stringify(parse(text))));
  tries(fc.oneof(asJson, mutatedText(configs)), HOSTILE_RUNS.config, (text) => {
    const parsed = parseConfig(text, "loadline.yml");
    if (parsed.ok) {
      configIdentity(parsed.config);
      expect(loosenedRules(parsed.config, parsed.config)).toEqual([]);
      return true;
    }
    expect(parsed.problems.length).toBeGreaterThan(0);
    for (const { line, column, message } of parsed.problems) {
      expect(line >= 1 && column >= 1).toBe(true);
      expect(message).not.toMatch(CONTROLS);
      expect(message.length).toBeLessThan(1000);
    }
    return false;
  });
});

test.each([
  [
    "aliases that multiply",
    `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefgh".replace(/./g, (key, at: number) => `${key}: &${key} [${`*${"abcdefg"[at]},`.repeat(9)}]\n`)}`,
  ],
  ["an alias within itself", "app: &a { start: x, env: *a }\nscenarios: {}\n"],
  ["nesting without end", "[".repeat(50_000)],
  ["maps without end", "{a: ".repeat(20_000)],
  ["blocks without end", "- ".repeat(20_000)],
  ["a key of a million characters", `${"k".repeat(1_000_000)}: 1\n`],
  ["a hundred thousand keys", Array.from({ length: 100_000 }, (_, index) => `k${index}: 1\n`).join("")],
])("a config with %s is refused", (_name, text) => {
  expect(parseConfig(text, "loadline.yml").ok).toBe(false);
});

test("a file of data is rows or one harmless sentence", () => {
  const csv = mutatedText(['name,email\nAda,"ada@example.org"\n"Bob ""B""",bob@example.org\n', "a;b\n1;2\n"]);
  const json = mutatedJson(['[{"name":"Ada","age":36,"admin":true},{"name":"Bob","age":40,"admin":false}]']);
  const file = fc.oneof(
    csv.map((text) => ({ name: "users.csv", text })),
    json.map((text) => ({ name: "users.json", text })),
  );
  tries(file, HOSTILE_RUNS.data, ({ name, text }) => {
    const parsed = parseData(text, name);
    if (parsed.ok) {
      expect(parsed.value.length).toBeGreaterThan(0);
      for (const row of parsed.value) for (const value of Object.values(row)) expect(typeof value).toBe("string");
    } else expect(parsed.message).not.toMatch(CONTROLS);
    return parsed.ok;
  });
});

const LIMITS = { maxBytes: 4000, maxZippedBytes: 2000, maxRatio: 50, maxEntries: 5 };

test("an archive gives the one file, within its limits, or a reason; nothing else is unpacked", () => {
  const text = JSON.stringify(configs.slice(0, 2));
  const archives = ([0, 9] as const).flatMap((level) =>
    [{ "a.json": strToU8(text) }, { "../a.json": strToU8("x"), "a.json": strToU8(text), "b/": new Uint8Array() }].map(
      (files) => zipSync(files, { level }),
    ),
  );
  const edit = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), near: fc.boolean() });
  const damaged = fc
    .record({
      archive: fc.constantFrom(...archives),
      edits: fc.array(edit, { maxLength: 8 }),
      cut: fc.nat({ max: 5000 }),
    })
    .map(({ archive, edits, cut }) => {
      const bytes = archive.slice(0, cut < 500 ? archive.length - cut : archive.length);
      // Half of them hit the directory at the end, where names, sizes and offsets are.
      for (const { at, byte, near } of edits) bytes[near ? bytes.length - 1 - (at % 150) : at % bytes.length] = byte;
      return bytes;
    });
  tries(damaged, HOSTILE_RUNS.zip, (archive) => {
    try {
      expect(readZipped(archive, "a.json", LIMITS).length).toBeLessThanOrEqual(LIMITS.maxBytes);
      return true;
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      return false;
    }
  });
});

const folder = mkdtempSync(join(tmpdir(), "loadline-hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("an event's payload is read and planned, or a problem that says so", () => {
  const repository = { id: 5, default_branch: "main" };
  const side = { ref: "feature", sha: "a".repeat(40), repo: { id: 5 } };
  const payloads = [
    { repository, pull_request: { number: 7, base: side, head: { ...side, repo: null } } },
    { repository, merge_group: { base_sha: "b".repeat(40), base_ref: "refs/heads/main" } },
    { repository, workflow_run: aWorkflowRun({ repositoryId: 5 }) },
    { repository },
  ];
  const path = join(folder, "event.json");
  const names = fc.constantFrom("pull_request", "merge_group", "push", "schedule", "workflow_run");
  const payload = mutatedJson(payloads.map((value) => JSON.stringify(value)));
  tries(fc.tuple(names, payload), HOSTILE_RUNS.event, ([name, text]) => {
    writeFileSync(path, text);
    try {
      const context = readContext({
        GITHUB_REPOSITORY: "acme/shop",
        GITHUB_RUN_ID: "1",
        GITHUB_EVENT_NAME: name,
        GITHUB_EVENT_PATH: path,
        GITHUB_SHA: "c".repeat(40),
        GITHUB_REF: "refs/heads/main",
        GITHUB_WORKSPACE: folder,
        RUNNER_TEMP: folder,
      });
      const plan = planEvent(context, { mode: "auto", defaultBranch: "main", allowUnsafe: false });
      expect(plan.base.length).toBeGreaterThan(0);
      if (plan.task === "report") expect(measuredRun(context).id).toBeTypeOf("number");
      return true;
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
  });
});

test("at least ten thousand hostile documents are tried, here and in documents.property.test.ts", () => {
  expect(Object.values(HOSTILE_RUNS).reduce<number>((sum, runs) => sum + runs, 0)).toBeGreaterThanOrEqual(10_000);
  const { config, data, zip, event } = HOSTILE_RUNS;
  expect(count.documents).toBe(config + data + zip + event);
});
