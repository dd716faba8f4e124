import { bytesOf, type Field, fieldsOf, numberOf, numbersOf } from "./protobuf.ts";
import { bounded, Malformed, within } from "./reading.ts";

export interface PprofFunction {
  readonly name: string;
  readonly file: string;
  /** 1-based; 0: not known. */
  readonly startLine: number;
}

export interface PprofLocation {
  readonly address: number;
  /** Several where functions were inlined, the innermost first. */
  readonly lines: readonly { readonly functionId: number; readonly line: number }[];
}

/** What of pprof's profile.proto says where the samples were. */
export interface PprofMessage {
  /** "cpu/nanoseconds" and the like, one for each value of a sample. */
  readonly types: readonly { readonly type: string; readonly unit: string }[];
  /** Locations by their ids, the leaf first. */
  readonly samples: readonly { readonly locations: readonly number[]; readonly values: readonly number[] }[];
  readonly locations: ReadonlyMap<number, PprofLocation>;
  readonly functions: ReadonlyMap<number, PprofFunction>;
  /** What lies between samples, in the unit of its own type; 0: not said. */
  readonly period: number;
}

/** Decodes https://github.com/google/pprof/blob/main/proto/profile.proto; fields that say nothing of places are skipped. */
export function readPprofMessage(bytes: Uint8Array): PprofMessage {
  const raw = collect(bytes);
  const text = (index: number): string => {
    const string = raw.strings[index];
    if (string === undefined) throw new Malformed("it refers to a string that is not there");
    return string;
  };
  const functions = raw.functions.map((fields) => {
    const [id, name, file, startLine] = [1, 2, 4, 5].map((number) => fields.get(number) ?? 0);
    return [id ?? 0, { name: text(name ?? 0), file: text(file ?? 0), startLine: Math.max(0, startLine ?? 0) }] as const;
  });
  return {
    types: raw.types.map((fields) => ({ type: text(fields.get(1) ?? 0), unit: text(fields.get(2) ?? 0) })),
    samples: raw.samples,
    locations: raw.locations,
    functions: new Map(functions),
    period: raw.period,
  };
}

type Numbers = ReadonlyMap<number, number>;

interface Raw {
  readonly types: Numbers[];
  readonly samples: { locations: number[]; values: number[] }[];
  readonly locations: Map<number, PprofLocation>;
  readonly functions: Numbers[];
  readonly strings: string[];
  period: number;
}

function collect(bytes: Uint8Array): Raw {
  const raw: Raw = { types: [], samples: [], locations: new Map(), functions: [], strings: [], period: 0 };
  const utf8 = new TextDecoder();
  for (const { number, value } of fieldsOf(bytes)) {
    switch (number) {
      case 1:
        raw.types.push(numbersIn(bytesOf(value)));
        break;
      case 2:
        raw.samples.push(sampleIn(bytesOf(value)));
        break;
      case 4:
        addLocation(raw.locations, bytesOf(value));
        break;
      case 5:
        raw.functions.push(numbersIn(bytesOf(value)));
        within("functions", raw.functions.length);
        break;
      case 6:
        raw.strings.push(bounded(utf8.decode(bytesOf(value))));
        break;
      case 12:
        raw.period = numberOf(value);
        break;
    }
  }
  return raw;
}

/** The fields of a message of nothing but numbers. */
function numbersIn(bytes: Uint8Array): Numbers {
  return new Map([...fieldsOf(bytes)].map(({ number, value }) => [number, numberOf(value)]));
}

function sampleIn(bytes: Uint8Array): { locations: number[]; values: number[] } {
  const sample: { locations: number[]; values: number[] } = { locations: [], values: [] };
  for (const { number, value } of fieldsOf(bytes)) {
    if (number === 1) append(sample.locations, value);
    if (number === 2) append(sample.values, value);
    within("depth", sample.locations.length);
  }
  return sample;
}

function append(list: number[], value: Field["value"]): void {
  for (const number of numbersOf(value)) list.push(number);
}

function addLocation(locations: Map<number, PprofLocation>, bytes: Uint8Array): void {
  let [id, address] = [0, 0];
  const lines: { functionId: number; line: number }[] = [];
  for (const { number, value } of fieldsOf(bytes)) {
    if (number === 1) id = numberOf(value);
    if (number === 3) address = numberOf(value);
    if (number !== 4) continue;
    const fields = numbersIn(bytesOf(value));
    lines.push({ functionId: fields.get(1) ?? 0, line: fields.get(2) ?? 0 });
    within("depth", lines.length);
  }
  locations.set(id, { address, lines });
}
