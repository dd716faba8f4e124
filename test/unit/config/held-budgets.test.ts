import { expect, test } from "vitest";
import { heldBudgets } from "../../../src/config/held-budgets.ts";
import { parseConfig } from "../../../src/config/parse-config.ts";

function held(text: string): readonly string[] {
  const parsed = parseConfig(`app: { start: node s.js }\n${text}\n`, "c.yml");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const { scenarios, budgets } = parsed.config;
  return heldBudgets(scenarios, budgets).map(
    ({ scenario, request, level, budget }) => `${scenario} ${request}: ${budget.text} (${level}, line ${budget.line})`,
  );
}

const TWO_REQUESTS = `
budgets: [p95 < 300 ms, errors < 1 %]
scenarios:
  shop:
    requests:
      - GET /
      - path: /pay
        budgets: [p95 < 900 ms]
    budgets: [p95 < 200 ms, errors < 2 %]`;

test("of a request's, its scenario's and the service's budgets the strictest counts, with where it is from", () => {
  expect(held(TWO_REQUESTS)).toEqual([
    "shop GET /pay: p95 < 200 ms (scenario, line 10)",
    "shop GET /: p95 < 200 ms (scenario, line 10)",
    "shop GET /: errors < 1 % (service, line 3)",
    "shop GET /pay: errors < 1 % (service, line 3)",
  ]);
});

test("a request's own budget counts where it is stricter", () => {
  expect(held(TWO_REQUESTS.replace("900 ms", "100 ms")).slice(0, 2)).toEqual([
    "shop GET /pay: p95 < 100 ms (request, line 9)",
    "shop GET /: p95 < 200 ms (scenario, line 10)",
  ]);
});

test("the service's memory and CPU time are those of the whole, everything else is of each scenario", () => {
  const text = `
budgets: [rss < 300 MB, rps > 5, cpu < 2 ms]
scenarios:
  a: { request: GET /a, budgets: [rss < 100 MB] }
  b: { request: GET /b }`;
  expect(held(text)).toEqual([
    "a null: rss < 100 MB (scenario, line 5)",
    "a null: rps > 5 (service, line 3)",
    "b null: rps > 5 (service, line 3)",
    "null null: rss < 300 MB (service, line 3)",
    "null null: cpu < 2 ms (service, line 3)",
  ]);
});

test("limits in both directions stand beside each other; of equal ones the nearest is named", () => {
  const text = `
budgets: [p50 < 10 ms]
scenarios: { a: { request: { path: /a, budgets: [p50 < 10 ms, p50 > 1 ms] } } }`;
  expect(held(text)).toEqual(["a GET /a: p50 < 10 ms (request, line 4)", "a GET /a: p50 > 1 ms (request, line 4)"]);
});
