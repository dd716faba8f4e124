import type { Arm } from "../model/arm.ts";
import type { App } from "../model/config.ts";
import { EXIT, Problem } from "../model/problem.ts";
import type { Checkout } from "../run/ports.ts";
import { describeExit, type Exit } from "./exit.ts";
import type { Shell } from "./shell.ts";
import type { Shells } from "./shells.ts";
import { fillTemplate } from "./template.ts";

/** What `install` or `build` leave running, a compiler's daemon say, is ended: it would compete with the measurement. */
const LEFTOVER_GRACE_SECONDS = 2;

/** Runs the app's install and build commands, each if there is one. */
export async function prepare(shells: Shells, checkout: Checkout, app: App, limitSeconds: number): Promise<void> {
  for (const step of ["install", "build"] as const) {
    const command = app[step];
    if (command === undefined) continue;
    const shell = shells.open(checkout, app, step);
    try {
      await runStep({ shell, step, command, arm: checkout.arm, limitSeconds });
    } catch (error) {
      throw error instanceof Problem ? shells.explain(error) : error;
    } finally {
      await shells.close(shell, LEFTOVER_GRACE_SECONDS);
    }
  }
}

export interface Step {
  readonly shell: Shell;
  readonly step: "install" | "build" | "reset";
  readonly command: string;
  readonly arm: Arm;
  readonly port?: number;
  readonly limitSeconds: number;
}

/** Throws a Problem with the log's tail when the command fails or takes too long. */
export async function runStep({ shell, step, command, limitSeconds, ...values }: Step): Promise<void> {
  const filled = fillTemplate(command, values);
  const exit = await shell.run(filled, limitSeconds);
  if (exit?.code === 0) return;
  throw new Problem({
    code: `${step}-failed`,
    message: `app.${step}: "${filled}" ${outcome(exit, limitSeconds)} in ${values.arm}`,
    hint: hintFor(step, exit, limitSeconds),
    detail: shell.log.tail(),
    arm: values.arm,
    exitStatus: EXIT.unmeasured,
  });
}

function outcome(exit: Exit | undefined, limitSeconds: number): string {
  return exit === undefined ? `had not ended after ${limitSeconds} s` : describeExit(exit);
}

function hintFor(step: Step["step"], exit: Exit | undefined, limitSeconds: number): string {
  if (exit === undefined) {
    return `app.${step} has ${limitSeconds} s and was ended with all that it had started. Does it wait for something, or leave it to be run in the foreground?`;
  }
  if (exit?.code === 127) return "The shell did not find a command; is it installed on this machine, and in PATH?";
  return "It runs in the app's folder of a fresh checkout, without the runner's variables except those in app.pass-env.";
}
