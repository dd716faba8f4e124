import type { Arm } from "../../src/model/arm.ts";
import type { AttachedProfiler, Profiler, RecordedWindow } from "../../src/run/ports.ts";

/** What an imagined profiler sees of the imagined service. */
export interface ProfilerBehaviour {
  /** Seconds of CPU per second of load, by function: "name file.js". */
  readonly functions?: (arm: Arm, boot: number) => Readonly<Record<string, number>>;
  /** Throws what it likes when it is attached, when a window begins, and when it stops. */
  readonly onProfiler?: (arm: Arm, boot: number, moment: "attach" | "begin" | "stop") => void;
  /** What the profile's file holds instead. */
  readonly profile?: string;
  readonly flameGraphScript?: () => string;
}

interface World {
  readonly time: { readonly now: number };
  readonly count: Readonly<Record<Arm, number>>;
  readonly open: Set<string>;
}

/** A profiler that writes V8's profiles of what it is told. */
export function fakeProfiler(behaviour: ProfilerBehaviour, { time, count, open }: World): Profiler {
  return {
    prepare: async (arm) => {
      open.add(`profiler ${arm}`);
      return {
        variables: { FAKE_PROFILER: arm },
        attach: async () => {
          behaviour.onProfiler?.(arm, count[arm], "attach");
          return attached(arm, behaviour, { time, count });
        },
        [Symbol.asyncDispose]: async () => {
          open.delete(`profiler ${arm}`);
        },
      };
    },
  };
}

function attached(arm: Arm, behaviour: ProfilerBehaviour, { time, count }: Omit<World, "open">): AttachedProfiler {
  const windows: (RecordedWindow & { readonly span: { readonly from: number; readonly to: number } })[] = [];
  const boot = count[arm];
  const startedAt = time.now;
  let began = startedAt;
  return {
    format: "cpuprofile",
    users: undefined,
    windowSeconds: 0.5,
    lags: false,
    begin: async () => {
      behaviour.onProfiler?.(arm, boot, "begin");
      began = time.now;
    },
    end: async (window) => {
      windows.push({ window, span: { from: began, to: time.now } });
    },
    stop: async () => {
      behaviour.onProfiler?.(arm, boot, "stop");
      const functions = behaviour.functions?.(arm, boot) ?? { "handle server.js": 1 };
      const text = behaviour.profile ?? profileText(arm, functions, startedAt, windows);
      return [{ format: "cpuprofile", bytes: Buffer.from(text), process: "1.0", windows }];
    },
  };
}

/** Idle between the windows, and in each of them the functions one after the other. */
function profileText(
  arm: Arm,
  functions: Readonly<Record<string, number>>,
  startedAt: number,
  windows: readonly { readonly span: { readonly from: number; readonly to: number } }[],
): string {
  const entries = Object.entries(functions);
  const nodes = [
    { id: 1, callFrame: frame("(root)", ""), children: [2, ...entries.map((_, index) => index + 3)] },
    { id: 2, callFrame: frame("(idle)", "") },
    ...entries.map(([key], index) => {
      const [name = "", file = ""] = key.split(" ");
      return { id: index + 3, callFrame: frame(name, `/fake/${arm}/${file}`) };
    }),
  ];
  const samples: number[] = [];
  /** Microseconds. */
  const moments: number[] = [];
  for (const { span } of windows) {
    let at = span.from + 1e-5;
    for (const [index, [, share]] of entries.entries()) {
      samples.push(index + 3);
      moments.push(Math.round(at * 1e6));
      at += share * (span.to - span.from - 2e-5);
    }
    samples.push(2);
    moments.push(Math.round(at * 1e6));
  }
  const startTime = Math.round(startedAt * 1e6);
  const timeDeltas = moments.map((moment, index) => moment - (moments[index - 1] ?? startTime));
  return JSON.stringify({
    nodes,
    startTime: startedAt * 1e6,
    endTime: (moments.at(-1) ?? 0) * 1e6,
    samples,
    timeDeltas,
  });
}

function frame(functionName: string, url: string) {
  return { functionName, scriptId: "1", url, lineNumber: 6, columnNumber: 0 };
}
