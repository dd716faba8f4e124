import { test } from "vitest";
import {
  exampleRepository,
  expectComplete,
  expectDoubling,
  expectHotspot,
  measureExample,
} from "../support/examples.ts";

test("a planted doubling is found in examples/express, and the function that it is in", async () => {
  using repo = exampleRepository("express", "list users", { head: 100 });
  const measured = await measureExample(repo, "express", "110s");
  expectDoubling(measured, "list users");
  expectHotspot(measured, { scenario: "list users", name: "activityOf", file: "examples/express/users.js" });
});

test("examples/express against itself is measured completely and consistently", async () => {
  using repo = exampleRepository("express", "list users", { head: 0 });
  expectComplete(await measureExample(repo, "express"));
});
