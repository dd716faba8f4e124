import { z } from "zod";
import type { Chain } from "../model/chain.ts";
import { cell, finite, listOf, text, whole } from "./measurement-schema.ts";

/** More commits than are ever kept. */
const MOST_COMMITS = 1000;
const MOST_CHAIN_CELLS = 5000;

const stretch = {
  from: whole,
  to: whole,
  change: finite,
  interval: z.object({ low: finite, high: finite, level: finite }),
};

const trend = z.object({
  ...cell,
  from: whole,
  levels: listOf(finite, MOST_COMMITS),
  begins: z.enum(["chain", "other load", "gap"]),
  total: finite,
  interval: stretch.interval,
  detectable: finite.nullable(),
  creep: z.object({ ...stretch, p: finite }).nullable(),
  changePoints: listOf(z.object({ ...stretch, p: finite.nullable(), run: whole }), MOST_COMMITS),
});

/** Main's chain in a stored result. */
export const chain = z.object({
  commits: listOf(text, MOST_COMMITS),
  own: z.boolean(),
  beside: whole,
  unconnected: whole,
  tested: whole,
  cells: listOf(trend, MOST_CHAIN_CELLS),
}) satisfies z.ZodType<Chain>;
