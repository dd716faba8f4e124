import { findBase } from "../github/base-commit.ts";
import { compareCommits } from "../github/compare.ts";
import { messageOf } from "../github/failure.ts";
import { jobLog } from "../github/log.ts";
import type { ComparisonInput } from "../run/run-comparison.ts";
import type { GitWorkspace } from "../workspace/workspace.ts";
import type { Job } from "./job.ts";

/**
 * Finds the base among the event's candidates: by git in the checkout, by GitHub where a shallow clone does not know.
 *
 * @param stored commits of main's stored runs, newest first
 */
export async function chooseBase(
  job: Job,
  workspace: GitWorkspace,
  stored: readonly string[],
): Promise<ComparisonInput["base"]> {
  const head = await workspace.headSha();
  const found = await findBase(job.plan.base, {
    head,
    stored,
    parents: () => workspace.parentsOfHead(),
    firstParent: () => workspace.firstParent(),
    resolve: (revision) => workspace.resolveBase({ revision }),
    ensure: (sha) => workspace.ensureCommit(sha),
    mergeBase: (of) => mergeBase(job, of, head),
  });
  return "absent" in found ? { kind: "absent", reason: found.absent } : { kind: "commit", ...found };
}

async function mergeBase({ client, context }: Job, of: string, head: string): Promise<string | undefined> {
  if (client === undefined) return undefined;
  try {
    return (await compareCommits(client, context, of, head)).mergeBase;
  } catch (error) {
    jobLog.info(`GitHub did not compare ${of} with ${head}: ${messageOf(error)}.`);
    return undefined;
  }
}
