/** What .NET's TrimStart takes away: its white space. */
const LEADING = /^[\t-\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/;
/** What a comparison by the rules of a language skips, as the runner's do: it finds `::` in `:\u200B:`, too. */
const SKIPPED = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu;

/**
 * The commands that GitHub's runner finds in what a step prints, line by line: `::name …::` at the beginning of a line
 * and `##[name …]` anywhere in it, but not between `::stop-commands::word` and `::word::`. After ActionCommand.TryParse
 * and TryParseV2 of actions/runner, and stricter: characters without a width do not hide a command.
 */
export function commandsIn(log: string): string[] {
  let awaited: string | undefined;
  return log.split(/\r\n|\n|\r/).flatMap((line) => {
    const command = commandIn(line);
    if (awaited !== undefined) {
      if (command?.name === awaited) awaited = undefined;
      return [];
    }
    if (command?.name === "stop-commands") awaited = command.data;
    return command === undefined ? [] : [command.name];
  });
}

function commandIn(line: string): { readonly name: string; readonly data: string } | undefined {
  const text = line.replace(LEADING, "").replace(SKIPPED, "");
  const [, name, data] = /^::([^:\s]*)[^:]*::(.*)$/su.exec(text) ?? /##\[([^\]\s;]*)[^\]]*\](.*)/su.exec(text) ?? [];
  return name === undefined ? undefined : { name, data: data ?? "" };
}
