/** Balance after each entry, and the largest fall from an earlier one, in cents. */
export function balancesOf(entries, opening) {
  const balances = [];
  let balance = opening;
  let highest = opening;
  let fall = 0;
  for (const { amount } of entries) {
    balance += amount;
    highest = Math.max(highest, balance);
    fall = Math.max(fall, highest - balance);
    balances.push(balance);
  }
  return { balances, fall };
}

/** What each category comes to, the largest first, with its share of all that was spent. */
export function byCategory(entries) {
  const sums = new Map();
  let spent = 0;
  for (const { category, amount } of entries) {
    sums.set(category, (sums.get(category) ?? 0) + amount);
    if (amount < 0) spent -= amount;
  }
  return [...sums]
    .map(([category, sum]) => ({ category, sum, share: sum < 0 ? -sum / spent : 0 }))
    .sort((a, b) => Math.abs(b.sum) - Math.abs(a.sum));
}
