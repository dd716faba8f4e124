import { extname } from "node:path";
import { runJob } from "./job/run-job.ts";

/** The action's step. It ends the process itself: an abandoned upload would keep it alive. */
const status = await runJob({
  generatorUrl: new URL(`./generator${extname(import.meta.url)}`, import.meta.url),
});
process.exit(status);
