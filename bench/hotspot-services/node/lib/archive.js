const MERCHANTS = [
  "SQ *CORNER  BAKERY 0042",
  "PAYPAL *book-nook",
  "Stadtwerke  GmbH & Co. KG",
  "CARD 7781 GREEN GROCER/LEEDS",
  "sepa dd: Harbour Gym",
  "TRANSFER from  m. okafor",
  "ATM  0093 Quay Street",
  "NORTHERN RAIL <tickets>",
];
const CATEGORIES = ["food", "books", "utilities", "transport", "health", "cash", "income"];
const NOTES = [
  "Fees changed on **1 March**: see the [price list](https://example.com/prices).",
  "Your card `7781` was renewed.\n\n- the old one ends in May\n- the *new* one works at once",
  "> Interest is paid at the end of a quarter.\n\nAsk us at the counter, or write.",
  "1. Check the entries\n2. Tell us within **30 days** what is wrong\n\n| day | fee |\n|---|---|\n| 1 | 0.50 |\n| 2 | 0.75 |",
];

/** Accounts as the old system exports them: entries as CSV, notes as Markdown; the same at every start. */
export function archive(count) {
  const next = numbers(20_261_126);
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const id = index + 1;
      return [id, { id, holder: `Holder ${id}`, csv: exported(next), notes: notesOf(next) }];
    }),
  );
}

function exported(next) {
  const lines = ["date;merchant;category;amount;currency"];
  for (let row = 0; row < 40; row++) {
    const day = String(1 + Math.floor((row * 28) / 40)).padStart(2, "0");
    const amount = ((next() - 0.6) * 400).toFixed(2).replace(".", ",");
    lines.push(`2026-03-${day};"${pick(MERCHANTS, next)}";${pick(CATEGORIES, next)};${amount};EUR`);
  }
  return lines.join("\n");
}

function notesOf(next) {
  return [pick(NOTES, next), pick(NOTES, next)].join("\n\n");
}

function pick(list, next) {
  return list[Math.floor(next() * list.length)];
}

/** A linear congruential generator (Numerical Recipes), 0 to 1. */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
