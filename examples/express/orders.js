import { picker, seededRandom } from "./random.js";

const VAT = 0.21;
const KEPT = 100;
const { products, vouchers } = createShop();
const recent = [];
let placed = 0;

/** Places an order or says everything that is wrong with it. Amounts are whole cents. */
export function placeOrder(body) {
  const problems = problemsOf(body);
  if (problems.length > 0) return { problems };
  const lines = body.lines.map(({ sku, quantity }) => {
    const product = products.get(sku);
    return { sku, name: product.name, kind: product.kind, quantity, cents: product.cents * quantity };
  });
  const subtotal = lines.reduce((sum, { cents }) => sum + cents, 0);
  const best = cheapestVouchers(lines);
  const net = subtotal - best.saved;
  placed += 1;
  const order = {
    id: placed,
    customer: body.customer,
    lines,
    subtotal,
    vouchers: best.codes,
    saved: best.saved,
    vat: Math.round(net * VAT),
    total: Math.round(net * (1 + VAT)),
  };
  recent.push(order);
  if (recent.length > KEPT) recent.shift();
  return { order };
}

function problemsOf(body) {
  const problems = [];
  if (typeof body?.customer !== "number") problems.push("customer: expected a user's id");
  if (!Array.isArray(body?.lines) || body.lines.length === 0) return [...problems, "lines: expected at least one"];
  for (const [index, line] of body.lines.entries()) {
    if (!products.has(line?.sku)) problems.push(`lines[${index}].sku: no such product`);
    if (!Number.isInteger(line?.quantity) || line.quantity < 1)
      problems.push(`lines[${index}].quantity: expected 1 or more`);
  }
  return problems;
}

/** The two vouchers that together save the most: a voucher takes a percentage off one kind of product. */
function cheapestVouchers(lines) {
  let best = { codes: [], saved: 0 };
  for (const [index, first] of vouchers.entries()) {
    for (const second of vouchers.slice(index + 1)) {
      const saved = savedBy(first, second, lines);
      if (saved > best.saved) best = { codes: [first.code, second.code], saved };
    }
  }
  return best;
}

/** Of two vouchers for the same kind the higher one counts. */
function savedBy(first, second, lines) {
  return lines.reduce((sum, { kind, cents }) => {
    const percent = Math.max(first.kind === kind ? first.percent : 0, second.kind === kind ? second.percent : 0);
    return sum + Math.floor((cents * percent) / 100);
  }, 0);
}

function createShop() {
  const random = seededRandom(7);
  const pick = picker(random);
  const kinds = ["book", "lamp", "chair", "plant", "print"];
  const list = Array.from({ length: 120 }, (_, index) => {
    const kind = pick(kinds);
    return [`p-${index + 1}`, { name: `${kind} no. ${index + 1}`, kind, cents: 500 + Math.floor(random() * 9500) }];
  });
  const codes = Array.from({ length: 90 }, (_, index) => ({
    code: `V${1000 + index}`,
    kind: pick(kinds),
    percent: 5 + Math.floor(random() * 25),
  }));
  return { products: new Map(list), vouchers: codes };
}
