import type { CallProfile, ProfiledFunction } from "../model/call-profile.ts";

/**
 * The same profile with every function where a reader looks for it: the workspace's own files relative to `root`, those
 * of dependencies from node_modules, site-packages or the module's path on, without versions, so that two checkouts
 * and two releases of a dependency can be compared. Null where the workspace's root is not known.
 */
export function placeProfile(profile: CallProfile, root: string | null): CallProfile {
  const places = new Map<string, Place>();
  return {
    ...profile,
    functions: profile.functions.map((each) => {
      const key = JSON.stringify([each.file, profile.kind === "pprof" ? each.name : ""]);
      const place = places.get(key) ?? placeOf(each, profile.kind, root);
      places.set(key, place);
      return { ...each, ...place };
    }),
  };
}

type Place = Pick<ProfiledFunction, "file" | "package">;

/** Names that packages of the runtimes' own libraries go by. */
const RUNTIMES = { cpuprofile: "Node.js", pstats: "Python", pprof: "Go", "py-spy": "Python" } as const;

function placeOf({ file, name }: ProfiledFunction, kind: CallProfile["kind"], root: string | null): Place {
  if (file === null) return { file, package: RUNTIMES[kind] };
  const placed = PLACERS[kind](file, name);
  if (placed !== undefined) return placed;
  const below = root === null ? undefined : belowRoot(file, root);
  return { file: below ?? file, package: null };
}

/** The path below the root; undefined where it lies elsewhere. */
function belowRoot(file: string, root: string): string | undefined {
  const folder = root.endsWith("/") ? root : `${root}/`;
  return file.startsWith(folder) ? file.slice(folder.length) : undefined;
}

/** Undefined: the file is no dependency's, so the workspace's own. */
const PLACERS: Readonly<Record<CallProfile["kind"], (file: string, name: string) => Place | undefined>> = {
  cpuprofile: (file) => {
    if (/^(node|wasm|evalmachine|native):/.test(file)) return { file, package: RUNTIMES.cpuprofile };
    return installed(file, "node_modules", /^(?:@[^/]+\/)?[^/]+/);
  },
  pstats: placePython,
  pprof: placeGo,
  "py-spy": placePython,
};

function placePython(file: string): Place | undefined {
  if (file.startsWith("<frozen ")) return { file, package: RUNTIMES.pstats };
  const placed = installed(file, "site-packages", /^[^/.]+/) ?? installed(file, "dist-packages", /^[^/.]+/);
  if (placed !== undefined) return placed;
  const [, library] = /\/lib(?:64)?\/python\d+(?:\.\d+)?\/(.+)$/.exec(file) ?? [];
  return library === undefined ? undefined : { file: `python/${library}`, package: RUNTIMES.pstats };
}

/** A file below the last folder of that name, which belongs to the package that `name` matches there. */
function installed(file: string, folder: string, name: RegExp): Place | undefined {
  const marked = `/${file}`;
  const at = marked.lastIndexOf(`/${folder}/`);
  if (at < 0) return undefined;
  const below = marked.slice(at + folder.length + 2);
  return { file: `${folder}/${below}`, package: name.exec(below)?.[0] ?? below };
}

/** The first parts of the import paths of Go's own library (https://pkg.go.dev/std). */
const GO_STANDARD = new Set(
  (
    "archive bufio bytes cmp compress container context crypto database debug embed encoding errors expvar flag fmt go " +
    "hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort " +
    "strconv strings structs sync syscall testing text time unicode unique unsafe vendor weak"
  ).split(" "),
);

/** Go's files: of a module as `path@version/file`, of its own library by the import path in the function's name. */
function placeGo(file: string, name: string): Place | undefined {
  const [, escaped, below] = /^(?:.*\/pkg\/mod\/)?([^@]+)@[^/]+\/(.+)$/.exec(file) ?? [];
  if (escaped !== undefined && below !== undefined) {
    // The module cache writes capitals as "!" and the small letter.
    const path = escaped.replace(/!([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return { file: `${path}/${below}`, package: path };
  }
  const [, host, owner, module] = /\/vendor\/([^/]+\.[^/]+)\/([^/]+)(?:\/([^/]+))?\//.exec(`/${file}`) ?? [];
  if (host !== undefined) {
    const path = [host, owner, module].filter((part) => part !== undefined).join("/");
    return { file: file.slice(file.lastIndexOf(`${host}/`)), package: path };
  }
  const first = /^[^./([]+/.exec(name)?.[0] ?? "";
  if (!GO_STANDARD.has(first)) return undefined;
  const [, library] = /\/src\/((?:[^/]+\/)*[^/]+)$/.exec(file) ?? [];
  const own = library ?? file;
  return own.startsWith(`${first}/`) || first === "runtime" ? { file: own, package: RUNTIMES.pprof } : undefined;
}
