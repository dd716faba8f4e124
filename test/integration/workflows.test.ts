import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse, parseDocument } from "yaml";
import { type DocumentedWorkflow, documentedWorkflows, PLACEHOLDER } from "../support/documented-workflows.ts";

const ROOT = join(import.meta.dirname, "../..");
const ACTIONLINT = join(ROOT, ".cache/bin/actionlint");
const ZIZMOR = join(ROOT, ".cache/zizmor/bin/zizmor");
const OWN_LIST = join(ROOT, ".github/zizmor.yml");
const EXAMPLES_LIST = join(ROOT, ".github/zizmor-examples.yml");
/** Of runners of a team's own, as the documentation names them. */
const LABELS = ["loadline", "load"];

beforeAll(() => {
  if (![ACTIONLINT, ZIZMOR].every(existsSync)) execFileSync(join(ROOT, "scripts/tools.sh"), { stdio: "inherit" });
}, 600_000);

describe("the repository's own workflows", () => {
  test("zizmor finds nothing in them, in the action and in Dependabot's settings, at its most pedantic", () => {
    expect(zizmor(ROOT, ["--pedantic", "--config", OWN_LIST, ".github", "action.yml"])).toEqual([]);
  });

  test("what it is told to ignore is there to be ignored", () => {
    const found = zizmor(ROOT, ["--pedantic", "--no-ignores", "--config", OWN_LIST, ".github", "action.yml"]);
    expect([...new Set(found.map((line) => line.split(" ", 1)[0]))]).toEqual(rulesOf(OWN_LIST));
  });

  test("actionlint finds nothing", () => {
    expect(actionlint(ROOT)).toBe("");
  });
});

describe("the workflows of the documentation", () => {
  const documented = documentedWorkflows();

  test("are found, each with the action by its placeholder", () => {
    expect(documented.length).toBeGreaterThanOrEqual(2);
    for (const { name, text } of documented) expect(text, name).toContain(`uses: ${PLACEHOLDER}\n`);
  });

  test("zizmor finds nothing in them", () => {
    using folder = workflowFolder(documented);
    expect(zizmor(folder.path, ["--config", EXAMPLES_LIST, ".github"])).toEqual([]);
  });

  test("actionlint finds nothing, and the action gets inputs that it has", () => {
    using folder = workflowFolder(documented.map(withOwnAction));
    expect(actionlint(folder.path)).toBe("");
  });

  test("none runs on pull_request_target, and what runs on workflow_run checks nothing out", () => {
    for (const { name, text } of documented) {
      const { on } = parse(text) as { on: object };
      expect(Object.keys(on), name).not.toContain("pull_request_target");
      if ("workflow_run" in on) expect(text, name).not.toMatch(/actions\/checkout|\brun:/);
    }
  });
});

describe("the two tools", () => {
  const bad = {
    name: "bad.yml",
    text: `on: { pull_request_target: {} }
jobs:
  bad:
    runs-on: ubuntu-latest
    steps:
      - uses: ${PLACEHOLDER}
        with: { efort: quick }
      - run: echo "\${{ github.event.pull_request.title }}"
`,
  };

  test("find what is wrong in a workflow that is", () => {
    using folder = workflowFolder([withOwnAction(bad)]);
    expect(zizmor(folder.path, ["--config", OWN_LIST, ".github"]).join("\n")).toMatch(/template-injection/);
    expect(actionlint(folder.path)).toMatch(/input "efort" is not defined in action "Loadline"/);
  });
});

test.each([OWN_LIST, EXAMPLES_LIST])("each entry of %s has its reason", (path) => {
  const lines = readFileSync(path, "utf8").split("\n");
  const entries = lines.flatMap((line, index) =>
    /^\s+(ignore:|disable: true|"[^*"]+\*?": ref-pin)/.test(line) ? [index] : [],
  );
  expect(parseDocument(lines.join("\n")).errors).toEqual([]);
  expect(entries.length).toBeGreaterThanOrEqual(rulesOf(path).length);
  for (const index of entries) {
    const around = `${lines[index - 1]}\n${lines[index + 1]}`;
    expect(around, lines[index]).toMatch(/^\s+# \w/m);
  }
});

/** Rule and place of each finding; what GitHub would have to be asked for is left out. */
function zizmor(directory: string, args: readonly string[]): string[] {
  const all = ["--offline", "--no-progress", "--no-exit-codes", "--strict-collection", "--format", "json", ...args];
  const { status, stdout, stderr } = spawnSync(ZIZMOR, all, { cwd: directory, encoding: "utf8", env: {} });
  if (status !== 0) throw new Error(`zizmor ended with ${status}: ${stderr}`);
  const findings = JSON.parse(stdout) as {
    ident: string;
    ignored: boolean;
    locations: { symbolic: { key: unknown; kind: string }; concrete: { location: { start_point: { row: number } } } }[];
  }[];
  return findings.map(({ ident, locations }) => {
    const [place] = locations.filter(({ symbolic }) => symbolic.kind === "Primary");
    return `${ident} ${JSON.stringify(place?.symbolic.key)}:${(place?.concrete.location.start_point.row ?? 0) + 1}`;
  });
}

/** What it prints of a checkout's workflows, without the linters of other languages that a machine may have. */
function actionlint(directory: string): string {
  const args = ["-shellcheck=", "-pyflakes=", "-no-color"];
  const { status, stdout, stderr } = spawnSync(ACTIONLINT, args, { cwd: directory, encoding: "utf8" });
  if (status !== 0 && status !== 1) throw new Error(`actionlint ended with ${status}: ${stderr}`);
  return stdout;
}

/** A checkout that has these workflows and this repository's action at its root. */
function workflowFolder(workflows: readonly DocumentedWorkflow[]): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), "loadline-workflows-"));
  mkdirSync(join(path, ".github/workflows"), { recursive: true });
  mkdirSync(join(path, ".git"));
  for (const { name, text } of workflows) writeFileSync(join(path, ".github/workflows", name), text);
  writeFileSync(join(path, ".github/actionlint.yaml"), `self-hosted-runner: { labels: [${LABELS.join(", ")}] }\n`);
  copyFileSync(join(ROOT, "action.yml"), join(path, "action.yml"));
  mkdirSync(join(path, "dist"));
  for (const entry of ["action.js", "action-post.js"]) writeFileSync(join(path, "dist", entry), "");
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
}

/** With the action of the checkout, whose inputs actionlint can read, where the placeholder stands. */
function withOwnAction({ name, text }: DocumentedWorkflow): DocumentedWorkflow {
  return { name, text: text.replaceAll(PLACEHOLDER, "./") };
}

function rulesOf(path: string): string[] {
  const { rules } = parse(readFileSync(path, "utf8")) as { rules: Record<string, unknown> };
  return Object.keys(rules);
}
