import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Where the figures of `bench/<script>.ts` are kept for RESULTS.md. */
export function keptPath(script: string): string {
  return `bench/recordings/${script}.txt`;
}

/** Prints the figures, and keeps them. */
export function keep(script: string, lines: readonly string[]): void {
  const path = keptPath(script);
  mkdirSync(dirname(path), { recursive: true });
  const text = lines.join("\n");
  writeFileSync(path, `${text}\n`);
  console.log(text);
}
