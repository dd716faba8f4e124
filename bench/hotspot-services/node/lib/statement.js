import { balancesOf, byCategory } from "./balances.js";
import { readEntries } from "./entries.js";
import { merchantName } from "./merchants.js";
import { money } from "./money.js";

const OPENING = 120_000;

/** Everything that stands on a statement. */
export function statementOf({ id, holder, csv, notes }) {
  const entries = readEntries(csv);
  const { balances, fall } = balancesOf(entries, OPENING);
  const rows = entries.map((entry, index) => describe(entry, balances[index]));
  const categories = byCategory(entries).map(({ category, sum, share }) => ({
    category,
    sum: money(sum),
    share: `${(share * 100).toFixed(1)} %`,
  }));
  return {
    id,
    holder,
    notes,
    rows,
    categories,
    opening: money(OPENING),
    fall: money(fall),
    closing: rows.at(-1).balance,
  };
}

function describe({ date, merchant, category, amount }, balance) {
  return {
    date: date.split("-").reverse().join("."),
    merchant: merchantName(merchant),
    category,
    amount: money(amount),
    balance: money(balance),
    negative: amount < 0,
  };
}
