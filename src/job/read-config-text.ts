import type { GitHubContext } from "../github/context.ts";
import type { ActionInputs } from "../github/inputs.ts";
import { EXIT, Problem } from "../model/problem.ts";
import { readInside } from "../workspace/read-inside.ts";

/**
 * The config's text; throws a Problem that names the input. What is wrong with a config is told with its words, so that
 * a link to another file, such as git's with the job's token, must not be followed.
 */
export async function readConfigText(
  { workspace }: Pick<GitHubContext, "workspace">,
  { config }: Pick<ActionInputs, "config">,
): Promise<string> {
  const text = await readInside(workspace, config);
  if (text !== undefined) return text;
  throw new Problem({
    code: "config-missing",
    message: `config: expected a file of the checkout, and ${config} cannot be read`,
    hint: "Put actions/checkout before this step, and write a loadline.yml or name another file with `config:`.",
    exitStatus: EXIT.usage,
  });
}
