import { expect, test } from "vitest";
import { Labels, requestLabel } from "../../../../src/engines/command/labels.ts";
import { fileWords, fillWords, programOf, wordVariables } from "../../../../src/engines/command/tool-words.ts";

const words = { arm: "head", port: 4711, users: 8 } as const;

test("placeholders are filled in, and others are left to the command", () => {
  const text = "tool -c {{users}} -d {{ seconds }} {{url}}/a {{host}}:{{port}} {{arm}} {{.Name}} {{other}}";
  expect(fillWords(text, words)).toBe(
    "tool -c 8 -d 86400 http://127.0.0.1:4711/a 127.0.0.1:4711 head {{.Name}} {{other}}",
  );
  expect(wordVariables(words)).toMatchObject({ LOADLINE_URL: "http://127.0.0.1:4711", LOADLINE_USERS: "8" });
});

test.each([
  ["wrk -c 8 {{url}}/", "wrk"],
  ["./load/run.sh", "./load/run.sh"],
  ["MODE=fast exec hey {{url}}", "hey"],
  ["cd load && ./run.sh", "cd"],
  ["$TOOL {{url}}", undefined],
  ["(wrk {{url}})", undefined],
])("the program of %j is %s", (command, program) => {
  expect(programOf(command)).toBe(program);
});

test("words of a command that may be files below the config's folder", () => {
  const command = "wrk -s ./load/post.lua -c 8 --latency {{url}}/items /etc/passwd ../secret && sh load/a.sh";
  const files = fileWords(command).flat();
  expect(files).toEqual(expect.arrayContaining(["load/post.lua", "load/a.sh"]));
  expect(files.filter((path) => path.startsWith("/") || path.includes(".."))).toEqual([]);
});

test.each([
  ["/", "GET /"],
  ["/items?page=2&q=/a/b#top", "GET /items"],
  ["http://127.0.0.1:3000/items/42", "GET /items/[id]"],
  ["http://127.0.0.1:3000", "GET /"],
  ["/users/123/orders/9f1c2d3e-4b5a-6978-8796-a5b4c3d2e1f0", "GET /users/[id]/orders/[id]"],
  ["/blobs/9f1c2d3e4b5a69788796a5b4", "GET /blobs/[id]"],
  ["/v2/a1", "GET /v2/a1"],
  ["*", "GET *"],
])("the name of a request for %j is %j", (target, label) => {
  expect(requestLabel("GET", target)).toBe(label);
});

test("names that a hostile tool makes up are bounded in number and length", () => {
  const labels = new Labels();
  for (let i = 0; i < 20_000; i++) labels.index("GET", `/x${i}/${"y".repeat(1000)}`);
  const names = labels.fresh();
  expect(names).toHaveLength(1001);
  expect(names.at(-1)).toBe("other requests");
  expect(Math.max(...names.map(({ length }) => length))).toBeLessThan(250);
  expect(labels.index("GET", "/x3")).toBeLessThan(1001);
  expect(labels.fresh()).toEqual([]);
});
