import { expect, test } from "vitest";
import { type Annotation, annotate } from "../../../src/github/annotations.ts";

const finding = (level: Annotation["level"], line: number): Annotation => ({
  level,
  line,
  title: "Loadline",
  message: `at ${line}`,
  file: "loadline.yml",
});

test("each is printed at its level, with its file and line", () => {
  expect(printed([finding("warning", 3), finding("error", 4)])).toEqual([
    ["error", "at 4", { title: "Loadline", file: "loadline.yml", startLine: 4 }],
    ["warning", "at 3", { title: "Loadline", file: "loadline.yml", startLine: 3 }],
  ]);
});

test("ten are printed, of eleven nine and the number of the others", () => {
  const ten = Array.from({ length: 10 }, (_, index) => finding("error", index));
  expect(printed(ten)).toHaveLength(10);
  const eleven = printed([...ten, finding("error", 10)]);
  expect(eleven).toHaveLength(10);
  expect(eleven.at(-1)).toEqual(["error", "and 2 more, see the job's summary", {}]);
});

test("a message is cut before GitHub cuts it", () => {
  const [[, message] = []] = printed([{ ...finding("notice", 1), message: "x".repeat(9000) }]);
  expect(message).toHaveLength(4000);
});

function printed(annotations: readonly Annotation[]): unknown[][] {
  const lines: unknown[][] = [];
  const at = (level: string) => (message: string, properties: object) => lines.push([level, message, properties]);
  annotate(annotations, { error: at("error"), warning: at("warning"), notice: at("notice") });
  return lines;
}
