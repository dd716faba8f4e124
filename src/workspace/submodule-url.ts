/**
 * The address of a submodule as git reads it: one beginning with ./ or ../ is relative to the repository's own remote,
 * where "..", at an address without a further slash, ends at the colon of host:path.
 */
export function submoduleUrl(remote: string, url: string): string {
  let base = remote.replace(/\/+$/, "");
  let rest = url;
  let separator = "/";
  if (!/^\.\.?\//.test(url)) return url;
  while (rest.startsWith("./") || rest.startsWith("../")) {
    const up = rest.startsWith("../");
    rest = rest.slice(up ? 3 : 2);
    if (!up) continue;
    const slash = base.lastIndexOf("/");
    separator = slash === -1 && base.includes(":") ? ":" : "/";
    base = base.slice(0, Math.max(0, slash === -1 ? base.lastIndexOf(":") : slash));
  }
  return `${base}${separator}${rest}`;
}
