import { Malformed } from "./reading.ts";

/** One field of a protobuf message. */
export interface Field {
  readonly number: number;
  /** A number as it stands, or a string, message or packed list as its bytes. */
  readonly value: number | Uint8Array;
}

/** Bytes of seven bits after which a number may need more than the 53 bits of a double. */
const SHORT = 7;
const LONGEST = 10;

/** The fields of a message, in the order of the file (https://protobuf.dev/programming-guides/encoding). */
export function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  const cursor = new Cursor(bytes);
  while (!cursor.atEnd()) {
    const tag = cursor.varint();
    const number = Math.floor(tag / 8);
    if (number < 1) throw new Malformed("it has a field without a number");
    const value = readValue(cursor, tag % 8);
    if (value !== undefined) yield { number, value };
  }
}

/** The numbers of a repeated field, which is packed into one or written one by one. */
export function numbersOf(value: Field["value"]): readonly number[] {
  if (typeof value === "number") return [value];
  const cursor = new Cursor(value);
  const numbers: number[] = [];
  while (!cursor.atEnd()) numbers.push(cursor.varint());
  return numbers;
}

export function bytesOf(value: Field["value"]): Uint8Array {
  if (typeof value !== "number") return value;
  throw new Malformed("it has a number where a message belongs");
}

export function numberOf(value: Field["value"]): number {
  if (typeof value === "number") return value;
  throw new Malformed("it has a message where a number belongs");
}

/** Undefined for fixed numbers, which no field that is read has. */
function readValue(cursor: Cursor, wireType: number): Field["value"] | undefined {
  switch (wireType) {
    case 0:
      return cursor.varint();
    case 1:
      cursor.slice(8);
      return undefined;
    case 2:
      return cursor.slice(cursor.varint());
    case 5:
      cursor.slice(4);
      return undefined;
    default:
      throw new Malformed(`it has a field of wire type ${wireType}`);
  }
}

class Cursor {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** A signed 64-bit number; beyond 53 bits it is rounded. */
  varint(): number {
    let value = 0;
    const from = this.#at;
    for (let index = 0; index < SHORT; index++) {
      const byte = this.#byte();
      value += (byte & 0x7f) * 2 ** (7 * index);
      if (byte < 0x80) return value;
    }
    this.#at = from;
    return this.#longVarint();
  }

  slice(size: number): Uint8Array {
    if (size < 0 || size > this.#bytes.length - this.#at) throw new Malformed("it ends too early");
    const from = this.#at;
    this.#at += size;
    return this.#bytes.subarray(from, this.#at);
  }

  #longVarint(): number {
    let value = 0n;
    for (let index = 0; index < LONGEST; index++) {
      const byte = this.#byte();
      value |= BigInt(byte & 0x7f) << BigInt(7 * index);
      if (byte < 0x80) return Number(BigInt.asIntN(64, value));
    }
    throw new Malformed("it has a number of more than 64 bits");
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new Malformed("it ends too early");
    this.#at += 1;
    return byte;
  }
}
