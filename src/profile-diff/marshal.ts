import { bounded, Malformed, within } from "./reading.ts";

/** What the statistics of a Python profiler are made of. */
export type Marshalled = null | boolean | number | string | readonly Marshalled[] | ReadonlyMap<Marshalled, Marshalled>;

/** Ends a dictionary. */
const END = Symbol("end");

/** Nesting that statistics need is 5. */
const DEEPEST = 32;

/** A flag on a type code: the value can be referred to later. */
const REFERABLE = 0x80;

/**
 * Reads the subset of Python's marshal format (versions 0 to 5, CPython's Python/marshal.c) that statistics are written
 * in: numbers, strings, tuples, lists, dictionaries and references to them. Code objects and all else are refused.
 * Nothing is executed, and no count is believed that the bytes behind it cannot hold.
 */
export function readMarshal(bytes: Uint8Array): Marshalled {
  within("bytes", bytes.length);
  const value = new MarshalReader(bytes).value(0);
  if (value === END) throw new Malformed("it begins with the end of a dictionary");
  return value;
}

class MarshalReader {
  readonly #view: DataView;
  readonly #references: (Marshalled | typeof END)[] = [];
  readonly #utf8 = new TextDecoder();
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  value(depth: number): Marshalled | typeof END {
    if (depth > DEEPEST) throw new Malformed("its values are nested too deeply");
    const code = this.#view.getUint8(this.#take(1));
    const type = String.fromCharCode(code & ~REFERABLE);
    if (type === "r") return this.#referred();
    if ((code & REFERABLE) === 0) return this.#body(type, depth, undefined);
    const slot = this.#references.push(END) - 1;
    const value = this.#body(type, depth, slot);
    this.#references[slot] = value;
    return value;
  }

  #body(type: string, depth: number, slot: number | undefined): Marshalled | typeof END {
    switch (type) {
      case "0":
        return END;
      case "N":
        return null;
      case "T":
      case "F":
        return type === "T";
      case "i":
        return this.#view.getInt32(this.#take(4), true);
      case "l":
        return this.#long();
      case "g":
        return this.#view.getFloat64(this.#take(8), true);
      case "f":
        return Number(this.#latin1(this.#byte()));
      case ")":
        return this.#sequence(this.#byte(), depth);
      case "(":
      case "[":
        return this.#sequence(this.#size(), depth);
      case "{":
        return this.#dictionary(depth, slot);
      default:
        return this.#text(type);
    }
  }

  #text(type: string): string {
    switch (type) {
      case "u":
      case "t":
        return bounded(this.#utf8.decode(this.#slice(this.#size())));
      case "a":
      case "A":
        return bounded(this.#latin1(this.#size()));
      case "z":
      case "Z":
        return this.#latin1(this.#byte());
      default:
        throw new Malformed(`it holds a value of type ${JSON.stringify(type)}, which statistics do not need`);
    }
  }

  #sequence(size: number, depth: number): readonly Marshalled[] {
    // An item takes a byte at least.
    if (size > this.#view.byteLength - this.#at) throw new Malformed("it ends too early");
    return Array.from({ length: size }, () => {
      const item = this.value(depth + 1);
      if (item === END) throw new Malformed("a tuple ends too early");
      return item;
    });
  }

  #dictionary(depth: number, slot: number | undefined): ReadonlyMap<Marshalled, Marshalled> {
    const entries = new Map<Marshalled, Marshalled>();
    if (slot !== undefined) this.#references[slot] = entries;
    for (;;) {
      const key = this.value(depth + 1);
      if (key === END) return entries;
      const value = this.value(depth + 1);
      if (value === END) throw new Malformed("a dictionary has a key without a value");
      entries.set(key, value);
    }
  }

  #referred(): Marshalled {
    const value = this.#references[this.#view.getInt32(this.#take(4), true)];
    if (value === undefined || value === END) throw new Malformed("it refers to a value that is not there");
    return value;
  }

  /** A whole number in digits of 15 bits, of which five are beyond any count. */
  #long(): number {
    const size = this.#view.getInt32(this.#take(4), true);
    if (Math.abs(size) > 5) throw new Malformed("it holds a number that is too large");
    const digits = Array.from({ length: Math.abs(size) }, () => this.#view.getUint16(this.#take(2), true));
    return Math.sign(size) * digits.reduce((sum, digit, index) => sum + digit * 2 ** (15 * index), 0);
  }

  #latin1(size: number): string {
    return Array.from(this.#slice(size), (byte) => String.fromCharCode(byte)).join("");
  }

  #byte(): number {
    return this.#view.getUint8(this.#take(1));
  }

  #size(): number {
    return this.#view.getInt32(this.#take(4), true);
  }

  #slice(size: number): Uint8Array {
    const from = this.#take(size);
    return new Uint8Array(this.#view.buffer, this.#view.byteOffset + from, size);
  }

  /** Where the next `size` bytes begin. */
  #take(size: number): number {
    const from = this.#at;
    if (size < 0 || from + size > this.#view.byteLength) throw new Malformed("it ends too early");
    this.#at += size;
    return from;
  }
}
