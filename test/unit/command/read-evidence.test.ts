import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readEvidence, readPart } from "../../../src/command/read-evidence.ts";
import { encodeResult } from "../../../src/report/json.ts";
import { encodePart } from "../../../src/report/part-json.ts";
import { aMeasurement, aResult } from "../../support/builders.ts";
import { tempRepo } from "../../support/temp-repo.ts";

const head = (label: string) => ({ sha: "a".repeat(40), label });

test("a stored result is gone on from by the next attempt", async () => {
  using repo = tempRepo();
  const first = save(repo.outer, aMeasurement({ head: head("HEAD") }));
  expect(await readEvidence(first, "HEAD")).toMatchObject({ attempt: 2, required: true });
  const second = save(repo.outer, aMeasurement({ head: head("HEAD"), attempt: 2 }));
  expect(await readEvidence(second, "HEAD")).toMatchObject({ attempt: 3, found: { attempt: 2 } });
});

test.each([
  ["HEAD", "HEAD + 2 uncommitted files"],
  ["HEAD + 1 uncommitted file", "HEAD"],
])("a tree with uncommitted changes is refused (%s, %s)", async (stored, now) => {
  using repo = tempRepo();
  const file = save(repo.outer, aMeasurement({ head: head(stored) }));
  await expect(readEvidence(file, now)).rejects.toMatchObject({ code: "evidence-unknown", exitStatus: 2 });
});

test("a part of uncommitted changes is refused, and so is a file that is none", async () => {
  using repo = tempRepo();
  const part = (label: string) => {
    const measurement = aMeasurement({ head: head(label), part: { index: 1, of: 2 } });
    const path = join(repo.outer, "part.json");
    writeFileSync(path, encodePart({ schema: 1, kind: "part", baseRequests: null, measurement }));
    return path;
  };
  const path = part("HEAD");
  expect(await readPart(path)).toMatchObject({ name: path, document: { kind: "part" } });
  await expect(readPart(part("HEAD + 1 uncommitted file"))).rejects.toMatchObject({ code: "evidence-unknown" });
  await expect(readPart(save(repo.outer, aMeasurement()))).rejects.toThrow(/is not a part of Loadline/);
  await expect(readPart(join(repo.outer, "nothing.json"))).rejects.toMatchObject({ code: "part-unreadable" });
});

function save(folder: string, measurement: ReturnType<typeof aMeasurement>): string {
  const path = join(folder, "result.json");
  writeFileSync(path, encodeResult(aResult({ measurement })));
  return path;
}
