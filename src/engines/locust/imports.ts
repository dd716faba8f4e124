/** `import a.b, c as d` and `from ..a import b, c`; good enough to see which files of the team's shape the load. */
const IMPORT = /^[ \t]*import[ \t]+([\w., \t]+)/gm;
const FROM = /^[ \t]*from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]+(?:\(([^)]*)\)|([^\n(]*))/gm;

/**
 * Files that a Python file may import, beside itself and from the folder in which it is run: the candidates of each
 * import, of which the first that is there counts. Installed packages are not found, and data files are not seen.
 */
export function pythonImports(path: string, text: string): readonly (readonly string[])[] {
  const own = path.split("/").slice(0, -1);
  const found: string[][] = [];
  for (const [, list = ""] of text.matchAll(IMPORT)) {
    for (const item of namesIn(list)) found.push(...places(item, own, 0));
  }
  for (const [, dots = "", module = "", several = "", rest = ""] of text.matchAll(FROM)) {
    found.push(...places(module, own, dots.length));
    const prefix = module === "" ? "" : `${module}.`;
    for (const item of namesIn(several + rest)) found.push(...places(`${prefix}${item}`, own, dots.length));
  }
  return found;
}

/** `a, b as c  # d` without what is not an imported name. */
function namesIn(list: string): readonly string[] {
  const items = list.replace(/#.*/g, "").split(",");
  return items.flatMap((item) => /^\s*([\w.]+)/.exec(item)?.[1] ?? []);
}

/** Where a module may lie: relative ones in their package, others beside the file or where Locust is run. */
function places(module: string, own: readonly string[], dots: number): string[][] {
  const parts = module.split(".").filter((part) => part !== "");
  if (parts.length === 0) return [];
  const up = dots === 0 ? own : own.slice(0, Math.max(0, own.length - dots + 1));
  const roots = dots === 0 && own.length > 0 ? [own, []] : [up];
  return [
    roots.flatMap((root) => {
      const base = [...root, ...parts].join("/");
      return [`${base}.py`, `${base}/__init__.py`];
    }),
  ];
}
