/** Requests that are told apart: each is a row of the report, and a cell that could alarm. */
const MOST = 100;
/** Characters of a name; as many as the config allows. */
const LONGEST = 120;
/** What all further ones are counted as. */
const OTHERS = "other requests";

/** Names that a script gives its requests, over all sessions of a run: what is beyond 100 has one name together. */
export class RequestNames {
  /** What the indexes stand for; it only grows. */
  readonly list: string[] = [];
  private readonly indexes = new Map<string, number>();

  /** The index of a name as it was sent: untrusted text of any length. */
  index(sent: string): number {
    const name = oneLine(sent);
    const known = this.indexes.get(name);
    if (known !== undefined) return known;
    if (this.list.length < MOST) return this.add(name);
    return this.indexes.get(OTHERS) ?? this.add(OTHERS);
  }

  /** What is to be told of there being too many. */
  note(): string | undefined {
    if (this.list.length <= MOST) return undefined;
    return `more than ${MOST} names of requests were sent, and all further ones are counted as "${OTHERS}": give requests that differ by an id one name in the script`;
  }

  private add(name: string): number {
    const index = this.list.push(name) - 1;
    this.indexes.set(name, index);
    return index;
  }
}

function oneLine(text: string): string {
  const line = text.replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  if (line === "") return "(no name)";
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}
