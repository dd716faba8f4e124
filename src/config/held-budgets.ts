import { METRICS } from "../model/metric.ts";
import { ANY_REQUEST, type Budget, type BudgetLevel, type Scenario } from "../model/scenario.ts";

/** A budget on one cell, and where it was written. */
export interface HeldBudget {
  readonly budget: Budget;
  readonly level: BudgetLevel;
  /** Null: the service as a whole, over all scenarios. */
  readonly scenario: string | null;
  /** Null: the scenario as a whole. */
  readonly request: string | null;
}

/** The scenario's requests as far as the config knows them; of a script, one stands for all that it may send. */
function writtenNames({ script, requests }: Scenario): readonly string[] {
  return script === undefined ? requests.map(({ name }) => name) : [ANY_REQUEST, ...Object.keys(script.budgets)];
}

/**
 * Which budgets head is held to, in the order of the config. A metric that each request has is held for each request.
 * Of several on one cell and in one direction, at whatever levels, the strictest counts; of equal ones the nearest.
 * `namesOf` says which requests a scenario has.
 */
export function heldBudgets(
  scenarios: readonly Scenario[],
  ofService: readonly Budget[],
  namesOf: (scenario: Scenario) => readonly string[] = writtenNames,
): readonly HeldBudget[] {
  const all = [
    ...scenarios.flatMap((scenario) => heldBy(scenario, ofService, namesOf(scenario))),
    ...ofService.filter(isOfWhole).map((budget) => ({ budget, level: "service", ...WHOLE }) as const),
  ];
  const strictest = new Map<string, HeldBudget>();
  for (const held of all) {
    const { scenario, request, budget } = held;
    const key = JSON.stringify([scenario, request, budget.metric, budget.op]);
    const known = strictest.get(key);
    if (known === undefined || isStricter(budget, known.budget)) strictest.set(key, held);
  }
  return [...strictest.values()];
}

/** Whether the one allows less than the other; both on the same metric and in the same direction. */
export function isStricter(one: Budget, other: Budget): boolean {
  return one.op === "<" ? one.limit < other.limit : one.limit > other.limit;
}

const WHOLE = { scenario: null, request: null };

function heldBy(scenario: Scenario, ofService: readonly Budget[], known: readonly string[]): HeldBudget[] {
  const { name, requests, script } = scenario;
  const own = [
    ...requests.map((request) => [request.name, request.budgets] as const),
    ...Object.entries(script?.budgets ?? {}),
  ];
  const ofRequests = own.flatMap(([request, budgets]) =>
    budgets.map((budget): HeldBudget => ({ budget, level: "request", scenario: name, request })),
  );
  const onEach = (level: BudgetLevel) => (budget: Budget) => {
    const names = METRICS[budget.metric].per === "request" ? known : [null];
    return names.map((request): HeldBudget => ({ budget, level, scenario: name, request }));
  };
  const shared = ofService.filter((budget) => !isOfWhole(budget));
  return [...ofRequests, ...scenario.budgets.flatMap(onEach("scenario")), ...shared.flatMap(onEach("service"))];
}

/** Memory and CPU time are the service's, whatever it is asked; everything else depends on the scenario. */
function isOfWhole({ metric }: Budget): boolean {
  return metric === "rss" || metric === "cpu";
}
