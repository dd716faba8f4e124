import { expect, test } from "vitest";
import { type FakeGitHub, startFakeGitHub, takeViolations } from "../../support/fake-github.ts";
import { responseViolations, route } from "../../support/openapi.ts";

test.each([
  ["GET", "/repos/acme/shop/issues/7/comments?per_page=101", undefined, /query per_page: \/value must be <= 100/],
  ["GET", "/repos/acme/shop/actions/workflows/p.yml/runs?brnch=x", undefined, /unknown query key brnch/],
  ["GET", "/repos/acme/shop/actions/workflows/p.yml/runs?status=done", undefined, /status: .* allowed values/],
  ["GET", "/repos/acme/shop/actions/runs/x/artifacts", undefined, /path run_id: .* must be integer/],
  ["POST", "/repos/acme/shop/issues/7/comments", { body: "x", extra: 1 }, /unknown body key extra/],
  ["POST", "/repos/acme/shop/issues/7/comments", { body: 1 }, /body \/body must be string/],
  ["POST", "/graphql", { query: "{ viewer { email } }" }, /GraphQL .*email/],
  ["POST", "/graphql", { query: "{ viewer { login } }", variables: {} }, /GraphQL .*variables/],
  ["PATCH", "/repos/acme/shop/issues/comments/7", { body: "x".repeat(65_537) }, /more than 65536 characters/],
  ["GET", "/repos/acme/shop/issues/comments/7?page=1", undefined, /unknown query key page/],
  ["GET", "/repos/acme/shop/nowhere", undefined, /unknown route/],
])("%s %s is told as a violation", async (method, path, body, violation) => {
  await using github = await startFakeGitHub();
  await send(github, method, path, body);
  expect(takeViolations(github).join("\n")).toMatch(violation);
});

test("violations that nobody took fail the test that caused them", async () => {
  const github = await startFakeGitHub();
  await send(github, "GET", "/nowhere");
  await expect(github[Symbol.asyncDispose]()).rejects.toThrow(/unknown route GET \/nowhere/);
});

test("no token is no access", async () => {
  await using github = await startFakeGitHub();
  expect((await fetch(`${github.url}/repos/acme/shop`)).status).toBe(401);
});

test("an answer that GitHub would not give is told", () => {
  const operation = route("GET", "/repos/a/b/actions/runs/1/artifacts")?.operation;
  if (operation === undefined) throw new Error("the operation is not described");
  expect(responseViolations(operation, 200, { total_count: 0, artifacts: [] })).toEqual([]);
  expect(responseViolations(operation, 200, { total_count: 1, artifacts: [{ id: "x" }] }).join()).toMatch(
    /artifacts\/0/,
  );
  expect(responseViolations(operation, 418, {})).toEqual([expect.stringContaining("not documented")]);
});

async function send(github: FakeGitHub, method: string, path: string, body?: object): Promise<void> {
  const headers = { authorization: `token ${github.token}`, "content-type": "application/json" };
  await fetch(github.url + path, { method, headers, body: body === undefined ? null : JSON.stringify(body) });
}
