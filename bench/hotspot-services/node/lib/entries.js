import Papa from "papaparse";
import { z } from "zod";

const entry = z.object({
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  merchant: z.string().min(1).max(80),
  category: z.enum(["food", "books", "utilities", "transport", "health", "cash", "income"]),
  amount: z
    .string()
    .transform((text) => Math.round(Number(text.replace(",", ".")) * 100))
    .pipe(z.int()),
  currency: z.string().length(3),
});

/** The entries of an export, amounts in cents. */
export function readEntries(csv) {
  const { data, errors } = Papa.parse(csv, { header: true, delimiter: ";", skipEmptyLines: true });
  if (errors.length > 0) throw new Error(`the export cannot be read: ${errors[0].message}`);
  return data.map((row) => entry.parse(row));
}
