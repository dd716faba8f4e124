import { expect, test } from "vitest";
import { fillTemplate } from "../../../src/service/template.ts";

test("arm and port are filled in, wherever and however often they stand", () => {
  expect(fillTemplate("run --db app_{{arm}} --port={{ port }} {{arm}}", { arm: "base", port: 40123 })).toBe(
    "run --db app_base --port=40123 base",
  );
});

test("without a port it is 0", () => {
  expect(fillTemplate("{{port}}", { arm: "head" })).toBe("0");
});

test("other placeholders and parts of a shell are left alone", () => {
  const text = "docker ps --format '{{.Names}}' $PORT {{ports}} {arm}";
  expect(fillTemplate(text, { arm: "head", port: 1 })).toBe(text);
});
