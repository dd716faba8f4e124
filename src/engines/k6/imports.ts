/** `import … from "./a.js"`, `export … from`, `import "./a.js"` and `require("./a.js")`. */
const SPECIFIER = /(?:\bfrom|\bimport|\brequire\s*\()\s*(["'`])(\.{1,2}\/[^"'`\n]+)\1/g;

/**
 * Files that a k6 script brings in by relative paths. What lies above the given folder is not
 * found, nor are remote modules; data files are not seen.
 */
export function scriptImports(path: string, text: string): readonly (readonly string[])[] {
  const own = path.split("/").slice(0, -1);
  return [...text.matchAll(SPECIFIER)].flatMap(([, , specifier = ""]) => {
    const place = resolved(own, specifier);
    return place === undefined ? [] : [[place]];
  });
}

function resolved(own: readonly string[], specifier: string): string | undefined {
  const parts = [...own];
  for (const part of specifier.split("/")) {
    if (part === "." || part === "") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}
