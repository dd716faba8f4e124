const PREFIXES = ["SQ *", "PAYPAL *", "CARD ", "sepa dd:", "TRANSFER from", "ATM"];

/** What a merchant is called on a statement: without the bank's prefixes, in ordinary writing. */
export function merchantName(raw) {
  let text = raw;
  for (const prefix of PREFIXES) {
    if (text.startsWith(prefix)) text = text.slice(prefix.length);
  }
  const words = [];
  for (const word of text.split(/\s+/)) {
    if (word !== "" && !/^\d+$/.test(word)) words.push(capitalised(word));
  }
  return words.join(" ");
}

/** A first letter in capitals, the others as they are where a word is written in both. */
export function capitalised(word) {
  const lower = word.toLowerCase();
  const mixed = word !== lower && word !== word.toUpperCase();
  let result = word.charAt(0).toUpperCase();
  for (let at = 1; at < word.length; at++) result += mixed ? word.charAt(at) : lower.charAt(at);
  return result;
}
