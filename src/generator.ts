import { GENERATOR_WORK } from "./engines/generator-work.ts";
import { serve } from "./engines/serve.ts";

const work = Object.entries(GENERATOR_WORK).find(([name]) => name === process.argv[2])?.[1];
if (process.send === undefined || work === undefined) {
  process.stderr.write("This is Loadline's load generator; the loadline command starts it when it needs it.\n");
  process.exit(2);
}

// Ctrl-C reaches the whole foreground group: the parent decides when the load ends, and its end is ours.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
process.on("disconnect", () => process.exit(0));

const commands = work();
serve(process, (body) => commands.carryOut(body));
