/** Cents as people read them: 1.234,56 €. */
export function money(cents) {
  const text = String(Math.abs(cents)).padStart(3, "0");
  const whole = grouped(text.slice(0, -2));
  return `${cents < 0 ? "−" : ""}${whole},${text.slice(-2)} €`;
}

function grouped(digits) {
  let result = "";
  for (let at = 0; at < digits.length; at++) {
    if (at > 0 && (digits.length - at) % 3 === 0) result += ".";
    result += digits[at];
  }
  return result;
}
