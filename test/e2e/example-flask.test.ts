import { test } from "vitest";
import {
  exampleRepository,
  expectComplete,
  expectDoubling,
  expectHotspot,
  measureExample,
} from "../support/examples.ts";

test("a planted doubling is found in examples/flask, and the function that it is in", async () => {
  using repo = exampleRepository("flask", "list items", { head: 100 });
  const measured = await measureExample(repo, "flask", "110s");
  expectDoubling(measured, "list items");
  expectHotspot(measured, { scenario: "list items", name: "score", file: "examples/flask/scoring.py" });
});

test("examples/flask against itself is measured completely and consistently", async () => {
  using repo = exampleRepository("flask", "list items", { head: 0 });
  expectComplete(await measureExample(repo, "flask"));
});
