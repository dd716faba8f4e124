/** Names that are told apart by the relay. */
const MOST_NAMES = 1000;
/** Requests whose name is kept, so that it need not be made again. */
const MOST_KNOWN = 10_000;
const LONGEST = 200;
const OTHERS = "other requests";
const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i;
const ID = /^(?:\d+|[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[\da-f]{24,})$/i;

/** Method and path, without the query; parts of the path that are numbers, UUIDs or hashes are `[id]`. */
export function requestLabel(method: string, target: string): string {
  const path = target.replace(ORIGIN, "").replace(/[?#].*$/s, "");
  const parts = path.slice(0, LONGEST).split("/");
  return `${method} ${parts.map((part) => (ID.test(part) ? "[id]" : part)).join("/") || "/"}`;
}

/** Gives requests the indexes of their names: at most 1,000, further ones have one together. */
export class Labels {
  private readonly names = new Map<string, number>();
  private readonly known = new Map<string, number>();
  private told = 0;

  index(method: string, target: string): number {
    const key = `${method} ${target}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const index = this.add(requestLabel(method, target));
    if (this.known.size < MOST_KNOWN && key.length <= LONGEST) this.known.set(key, index);
    return index;
  }

  /** Names that are new since it was last asked. */
  fresh(): readonly string[] {
    const fresh = [...this.names.keys()].slice(this.told);
    this.told = this.names.size;
    return fresh;
  }

  private add(label: string): number {
    const name = this.names.has(label) || this.names.size < MOST_NAMES ? label : OTHERS;
    const index = this.names.get(name) ?? this.names.size;
    this.names.set(name, index);
    return index;
  }
}
