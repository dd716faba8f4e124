import { expect, test } from "vitest";
import { annotate } from "../../../src/github/annotations.ts";

test("each is printed at its level, with its file and line", () => {
  const printed: unknown[][] = [];
  const at = (level: string) => (message: string, properties: object) => printed.push([level, message, properties]);
  const place = { title: "Loadline", file: "loadline.yml" };
  annotate(
    [
      { level: "warning", message: "near", line: 3, ...place },
      { level: "error", message: "slower", line: 4, ...place },
      { level: "notice", message: "more", line: 1, ...place },
    ],
    { error: at("error"), warning: at("warning"), notice: at("notice") },
  );
  expect(printed).toEqual([
    ["warning", "near", { ...place, startLine: 3 }],
    ["error", "slower", { ...place, startLine: 4 }],
    ["notice", "more", { ...place, startLine: 1 }],
  ]);
});
