import { AutocannonCommands } from "./engines/autocannon/commands.ts";
import { isCommand } from "./engines/autocannon/decode.ts";
import { serve } from "./engines/serve.ts";

if (process.send === undefined) {
  process.stderr.write("This is Loadline's load generator; the loadline command starts it when it needs it.\n");
  process.exit(2);
}

// Ctrl-C reaches the whole foreground group: the parent decides when the load ends, and its end is ours.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
process.on("disconnect", () => process.exit(0));

const commands = new AutocannonCommands();
serve(process, (body) => {
  if (!isCommand(body)) throw new Error("the generator was sent something that is not a command");
  return commands.carryOut(body);
});
