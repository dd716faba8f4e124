import { settleAnnouncement } from "./job/settle-announcement.ts";

/** The action's post step, which runs however the step itself ended. */
await settleAnnouncement();
process.exit(0);
