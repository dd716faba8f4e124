import type { CallProfile } from "../model/call-profile.ts";
import { type FunctionIdentity, profileOfTree } from "./call-tree.ts";
import { attempt, bounded, Malformed, type Reading, within } from "./reading.ts";
import { StackTree } from "./stack-tree.ts";

/** Where the place of a function ends: "Parser.parse (/usr/lib/python3.13/email/parser.py:41)". */
const LINE_NUMBER = /^\d{1,9}$/;
const LINE = /^(.+) (\d{1,12})$/;

/** Whether it looks like what `py-spy record --format raw` writes: stacks as text, each with a number of samples. */
export function isPySpy(begin: string): boolean {
  const [line = ""] = begin.split("\n", 1);
  const [, stack = ""] = LINE.exec(line) ?? [];
  return stack.split(";").some((frame) => identityOf(frame) !== undefined);
}

/**
 * Reads the stacks that py-spy writes (`--format raw`), the outermost frame first. With `--function` and
 * `--full-filenames` a frame has its function's first line and a path. Frames that stand for processes are left out.
 */
export function readPySpy(text: string): Reading<CallProfile> {
  return attempt(() => {
    within("bytes", text.length);
    const stacks = new StackTree();
    let functions = 0;
    for (const line of text.split("\n")) {
      if (line === "") continue;
      const [, stack, samples] = LINE.exec(line) ?? [];
      if (stack === undefined) throw new Malformed("a line of it is no stack with a number of samples");
      const path = stack.split(";").flatMap((frame) => identityOf(frame) ?? []);
      functions += path.length;
      stacks.add(
        path.map((identity) => stacks.indexOf(identity)),
        Number(samples),
      );
    }
    if (functions === 0) throw new Malformed("it holds no function");
    return profileOfTree({ kind: "py-spy", unit: "samples", perSample: 1, ...stacks.collected() });
  });
}

/** By plain searches: what a service calls its functions may be made to keep a pattern busy. */
function identityOf(frame: string): FunctionIdentity | undefined {
  const [open, colon] = [frame.indexOf(" ("), frame.lastIndexOf(":")];
  const line = frame.slice(colon + 1, -1);
  if (open <= 0 || colon <= open + 2 || !frame.endsWith(")") || !LINE_NUMBER.test(line)) return undefined;
  return { name: bounded(frame.slice(0, open)), file: bounded(frame.slice(open + 2, colon)), line: Number(line) };
}
