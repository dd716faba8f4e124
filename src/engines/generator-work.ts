import { AutocannonCommands } from "./autocannon/commands.ts";
import { RelayCommands } from "./command/relay-commands.ts";

/** What a generator's process does, by the name that its parent gives it. */
export const GENERATOR_WORK = {
  autocannon: () => new AutocannonCommands(),
  relay: () => new RelayCommands(),
} as const satisfies Readonly<Record<string, () => { carryOut(body: unknown): Promise<unknown> }>>;

export type GeneratorWork = keyof typeof GENERATOR_WORK;
