import { expect, test } from "vitest";
import { problemPage } from "../../../src/job/publish-problem.ts";
import { EXIT, Problem } from "../../../src/model/problem.ts";

const URL = "https://github.com/acme/shop/actions/runs/1";

test("the page tells what, what to do and where the rest is, and not the evidence", () => {
  const problem = new Problem({
    code: "service-not-ready",
    message: "the service of head was not ready after 30 s\nit answered 500",
    hint: "See `app.ready`.",
    detail: "password=hunter2",
    exitStatus: EXIT.unmeasured,
  });
  expect(problemPage(problem, URL)).toMatchInlineSnapshot(`
    "### ❌ Loadline: no verdict

    the service of head was not ready after 30 s  
    it answered 500

    Hint: See \\\`app.ready\\\`.

    [The job's log](https://github.com/acme/shop/actions/runs/1) has the details.
    "
  `);
});

test("nothing of a message is alive", () => {
  const message = "<!-- loadline:v1 key=x --> @everyone [x](http://evil.example) <img src=x>\n# heading";
  const page = problemPage(new Problem({ code: "x", message, exitStatus: EXIT.usage }), URL);
  expect(page).not.toMatch(/<!--|@everyone|\]\(http:\/\/evil|<img|^# heading/m);
});

test("a message is cut to a bounded number of lines of bounded length", () => {
  const message = `${"x".repeat(5000)}\n`.repeat(100);
  const page = problemPage(new Problem({ code: "x", message, exitStatus: EXIT.usage }), URL);
  expect(page.length).toBeLessThan(31 * 450);
});
