import { expect, test } from "vitest";
import { annotations } from "../../../src/report/annotations.ts";
import { renderComment, renderSummary } from "../../../src/report/markdown.ts";
import { buildReport } from "../../../src/report/model.ts";
import { renderTerminal } from "../../../src/report/terminal.ts";
import { CASES as OTHERS } from "./golden-cases.ts";
import { HOTSPOT_CASES } from "./golden-hotspot-cases.ts";
import { POLICY_CASES } from "./golden-policy-cases.ts";
import { TREND_CASES } from "./golden-trend-cases.ts";

const CASES = [...OTHERS, ...POLICY_CASES, ...TREND_CASES, ...HOTSPOT_CASES];

test.each(CASES)("$name reads as its golden files", async ({ name, result, context }) => {
  const report = buildReport(result, context);
  const golden = (file: string) => `../../golden/${name}/${file}`;
  await expect(renderComment(report)).toMatchFileSnapshot(golden("comment.md"));
  await expect(renderSummary(report)).toMatchFileSnapshot(golden("summary.md"));
  await expect(renderTerminal(report, { colour: false, width: 120 })).toMatchFileSnapshot(golden("terminal.txt"));
  const shown = annotations(report).map(
    ({ level, title, message, file, line }) => `${level} ${file}:${line} ${title}\n  ${message}\n`,
  );
  await expect(shown.join("")).toMatchFileSnapshot(golden("annotations.txt"));
});

test.each(CASES)("$name is the same bytes each time", ({ result, context }) => {
  const render = () => {
    const report = buildReport(structuredClone(result), structuredClone(context));
    return [renderComment(report), renderSummary(report), renderTerminal(report, { colour: true, width: 100 })];
  };
  expect(render()).toEqual(render());
});
