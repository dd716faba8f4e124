import { execFileSync } from "node:child_process";
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { configJsonSchema } from "../src/config/json-schema.ts";
import { parseConfig } from "../src/config/parse-config.ts";
import { EVENTS } from "../src/github/event.ts";
import { INPUT_NAMES } from "../src/github/inputs.ts";
import { OUTPUT_NAMES } from "../src/github/outputs.ts";
import { LAYERS, WIRING } from "./support/layers.ts";

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Job {
  readonly permissions?: unknown;
  readonly uses?: string;
  readonly needs?: readonly string[];
  readonly steps?: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
}

/** Licences that need no more than what dist/licenses.txt does. */
const LICENCES = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT/X11",
  "Python-2.0",
  "Unlicense",
  "Zlib",
]);

/** Packages whose manifest names no licence, and why they are there nevertheless. */
const UNLICENSED = new Map([["buffers@0.1.1", "comes with @actions/artifact, by way of unzip-stream"]]);

const read = (path: string) => readFileSync(path, "utf8");
const readme = read("README.md");
const action = parse(read("action.yml")) as ActionFile;
const pages = globSync("**/*.md", {
  exclude: (path) => /(^|\/)(node_modules|dist|\.venv|\.cache|golden|\.git)(\/|$)/.test(path),
});
const workflows = globSync(".github/workflows/*.yml");

test("action.yml, the code and the README have the same inputs, in the same order", () => {
  expect(Object.keys(action.inputs)).toEqual([...INPUT_NAMES]);
  const rows = Object.entries(action.inputs).map(([name, { default: value, description }]) => [
    `\`${name}\``,
    value === "" ? "" : `\`${value}\``,
    description,
  ]);
  expect(tableBelow(readme, "## Inputs")).toEqual(rows);
});

test("action.yml, the code and the README have the same outputs, in the same order", () => {
  expect(Object.keys(action.outputs)).toEqual([...OUTPUT_NAMES]);
  const rows = Object.entries(action.outputs).map(([name, { description }]) => [`\`${name}\``, description]);
  expect(tableBelow(readme, "## Outputs")).toEqual(rows);
});

test("the README says of each event what the code does", () => {
  const DONE = { measured: "measure", reported: "report", refused: "refuse" } as const;
  const rows = tableBelow(readme, "## Events").map(([events = "", done = "", , stores = "", comments = ""]) => ({
    names: [...events.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name),
    does: Object.entries(DONE).find(([word]) => done.startsWith(word))?.[1],
    stores: stores === "yes",
    comments: comments.startsWith("yes"),
  }));
  for (const [name, row] of Object.entries(EVENTS)) {
    const told = rows.filter(({ names }) => names.includes(name));
    expect(
      told.map(({ does }) => does),
      name,
    ).toEqual(told.map(() => row.does));
    expect(
      told.some(({ stores }) => stores),
      name,
    ).toBe(row.stores);
    if (row.does !== "refuse")
      expect(
        told.some(({ comments }) => comments),
        name,
      ).toBe(row.comments);
  }
  expect(new Set(rows.flatMap(({ names }) => names))).toEqual(new Set(Object.keys(EVENTS)));
});

const examples = [...readme.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => ({
  text,
  title: text.split("\n", 1)[0] ?? "",
}));

test("the README has examples of the config and of the workflow", () => {
  const kinds = examples.map(({ title }) => /^# (loadline\.yml|\.github\/workflows\/)/.exec(title)?.[1]);
  expect(new Set(kinds)).toEqual(new Set(["loadline.yml", ".github/workflows/"]));
});

test.each(examples.filter(({ title }) => title.startsWith("# loadline.yml")))("$title is a config", ({ text }) => {
  expect(parseConfig(text, "README.md")).toMatchObject({ ok: true });
});

test.each(examples.filter(({ title }) => title.startsWith("# .github/")))(
  "$title uses the action rightly",
  ({ text }) => {
    const ours = stepsOf(parse(text) as Workflow).filter(({ uses }) => uses?.includes("/loadline@"));
    expect(ours).not.toEqual([]);
    for (const step of ours)
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
  },
);

test.each(globSync("examples/**/loadline*.yml", { exclude: ["**/node_modules"] }))("%s is a config", (path) => {
  expect(parseConfig(read(path), path)).toMatchObject({ ok: true });
});

test("schema/loadline.schema.json is what the code makes of it", () => {
  expect(read("schema/loadline.schema.json")).toBe(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
});

const help = (...args: string[]) => execFileSync(process.execPath, ["dist/cli.js", ...args, "--help"]).toString();
const commands = tableBelow(readme, "## On your machine").map(([command = "", , options = ""]) => ({
  name: /`loadline (\w+)/.exec(command)?.[1] ?? "",
  options: [...options.matchAll(/`(--[a-z-]+)/g)].map(([, option]) => option),
}));

test("the README names every command", () => {
  const known = [...help().matchAll(/^ {2}(\w+) .*/gm)].map(([, name]) => name).filter((name) => name !== "help");
  expect(commands.map(({ name }) => name).toSorted()).toEqual(known.toSorted());
});

test.each(commands)("the README names the options of loadline $name", ({ name, options }) => {
  const known = [...help(name).matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option]) => option);
  expect([...options, "--help"].toSorted()).toEqual(known.toSorted());
});

test("the comment in the README is one that was rendered", () => {
  const squeeze = (line: string) => line.replace(/ {2,}/g, " ");
  const rendered = new Set(read("test/golden/regression/comment.md").split("\n").map(squeeze));
  const quoted = [...readme.matchAll(/^> ?(.*)$/gm)].map(([, line = ""]) => squeeze(line));
  const shown = quoted.filter((line) => !/^[|: -]*$/.test(line));
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((line) => !rendered.has(line))).toEqual([]);
});

test("the newest entry of the changelog is of this version", () => {
  const { version } = JSON.parse(read("package.json")) as { version: string };
  expect(/^## \[?(\d[\w.-]*)/m.exec(read("CHANGELOG.md"))?.[1]).toBe(version);
});

test("no file says where it was written or installed from", () => {
  const tracked = execFileSync("git", ["ls-files", "-z"]).toString().split("\0").filter(existsSync);
  const revealing =
    /(?<![\w.*)])\/(?:work|root)\/[\w.]|registry\.(?:npmjs|yarnpkg)\.|proxy\.golang\.|pypi\.(?:org|python)|"resolve[d]":/;
  expect(tracked.length).toBeGreaterThan(100);
  expect(tracked.filter((path) => revealing.test(read(path)))).toEqual([]);
});

test("the layer table in ARCHITECTURE.md is the one that is tested", () => {
  const wired = Object.entries(WIRING).map(([folder, more]) => [folder, ["every folder above", ...more]] as const);
  const expected = [...Object.entries(LAYERS), ...wired].map(([folder, allowed]) => [folder, [...allowed].toSorted()]);
  const told = tableBelow(read("ARCHITECTURE.md"), "## Layers").map(([folder = "", allowed = ""]) => [
    folder.replaceAll("`", ""),
    allowed === "nothing" ? [] : allowed.replaceAll("`", "").split(", ").toSorted(),
  ]);
  expect(told).toEqual(expected);
});

test("the files that ARCHITECTURE.md names exist", () => {
  const named = [...read("ARCHITECTURE.md").matchAll(/`((?:src|test|scripts|docs)\/[\w./-]+)`/g)].map(
    ([, path = ""]) => path,
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});

test("relative links lead to files", () => {
  const broken = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)\s#]+)[^)]*\)/g)]
      .map(([, target = ""]) => join(dirname(page), target))
      .filter((target) => !existsSync(target))
      .map((target) => `${page}: ${target}`),
  );
  expect(pages).toContain("README.md");
  expect(broken).toEqual([]);
});

test("every bundled package has a licence that allows it", () => {
  const packages = [...read("dist/licenses.txt").matchAll(/(?:^|\n---\n\n)(@?[^\s@]+@\d\S*) \((.+)\)\n/g)];
  expect(packages.length).toBeGreaterThan(10);
  const refused = packages
    .filter(([, name = "", licence = ""]) => !isAllowed(licence) && !UNLICENSED.has(name))
    .map(([, name, licence]) => `${name}: ${licence}`);
  expect(refused).toEqual([]);
});

test.each(workflows)("%s pins its actions by commit and grants nothing at its top", (path) => {
  const workflow = parse(read(path)) as Workflow;
  expect(workflow.permissions).toEqual({});
  for (const job of Object.values(workflow.jobs)) expect(job.permissions).toBeDefined();
  const used = [...read(path).matchAll(/uses: (\S+)(.*)/g)].filter(([, target = ""]) => !target.startsWith("./"));
  for (const [line, target] of used)
    expect(`${target}${line.slice(line.indexOf(" #"))}`).toMatch(/@[0-9a-f]{40} # v\d/);
});

test("ci-ok waits for every job of its workflow", () => {
  const { jobs } = parse(read(".github/workflows/check.yml")) as Workflow;
  const others = Object.keys(jobs).filter((name) => name !== "ci-ok");
  expect([...(jobs["ci-ok"]?.needs ?? [])].toSorted()).toEqual(others.toSorted());
});

test("every decision has a number of its own", () => {
  const numbers = readdirSync("docs/decisions").map((name) => Number(name.slice(0, 3)));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
});

function sectionOf(text: string, heading: string): string {
  const from = text.indexOf(`\n${heading}\n`);
  if (from === -1) throw new Error(`there is no "${heading}"`);
  const next = text.indexOf("\n## ", from + heading.length);
  return text.slice(from, next === -1 ? undefined : next);
}

/** Cells of the first table of a section, without its head. */
function tableBelow(text: string, heading: string): string[][] {
  const lines = sectionOf(text, heading).split("\n");
  const first = lines.findIndex((line) => line.startsWith("|"));
  const after = lines.findIndex((line, index) => index > first && !line.startsWith("|"));
  return lines.slice(first + 2, after).map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll("\\|", "|")),
  );
}

function stepsOf({ jobs }: Workflow) {
  return Object.values(jobs).flatMap(({ steps }) => steps ?? []);
}

/** SPDX: all of what is joined by AND, one of what is joined by OR. */
function isAllowed(licence: string): boolean {
  const terms = licence.replace(/[()]/g, "").split(" AND ");
  return terms.every((term) => term.split(" OR ").some((name) => LICENCES.has(name)));
}
