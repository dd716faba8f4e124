import type { ResponseInfo } from "autocannon";
import type { Capture, DataRow, RequestSpec } from "../../model/scenario.ts";
import { fillIn, valueAt } from "./placeholders.ts";

/** Rows that users take in turn. */
export class DataRows {
  private readonly rows: readonly DataRow[];
  private taken = 0;

  constructor(rows: readonly DataRow[]) {
    this.rows = rows;
  }

  next(): DataRow {
    const row = this.rows[this.taken % Math.max(1, this.rows.length)] ?? {};
    this.taken += 1;
    return row;
  }
}

/** What one user knows on its way through its flow. */
export class FlowState {
  private readonly requests: readonly RequestSpec[];
  private readonly data: DataRows;
  private values: Record<string, string> = {};
  private headers: readonly string[] = [];
  private body: Buffer[] = [];

  constructor(requests: readonly RequestSpec[], data: DataRows) {
    this.requests = requests;
    this.data = data;
  }

  /** The flow begins anew, with the next row and nothing captured. */
  begin(): FlowState {
    this.values = { ...this.data.next() };
    return this;
  }

  onHeaders({ headers }: ResponseInfo): void {
    this.headers = headers;
    this.body = [];
  }

  onBody(chunk: Buffer): void {
    this.body.push(Buffer.from(chunk));
  }

  /** Takes what the request is to capture; the names of values that the response does not have. */
  capture(request: number): readonly string[] {
    const captures = this.requests[request]?.capture ?? [];
    return captures.flatMap((capture) => {
      const value = this.find(capture);
      if (value === undefined) return [capture.name];
      this.values[capture.name] = value;
      return [];
    });
  }

  /** The text with its placeholders filled in; undefined where a value is missing. */
  fill(text: string, escaped: (value: string) => string): string | undefined {
    return fillIn(text, this.values, escaped);
  }

  private find({ from, key }: Capture): string | undefined {
    if (from === "json") return valueAt(Buffer.concat(this.body).toString("utf8"), key);
    if (from === "header") return this.headersNamed(key)[0];
    const cookies = this.headersNamed("set-cookie").map((cookie) => cookie.split(";")[0] ?? "");
    return cookies.find((cookie) => cookie.startsWith(`${key}=`))?.slice(key.length + 1);
  }

  private headersNamed(name: string): string[] {
    return this.headers.filter((_, i) => i % 2 === 1 && this.headers[i - 1]?.toLowerCase() === name);
  }
}
