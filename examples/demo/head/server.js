import { createServer } from "node:http";

const KINDS = ["mug", "lamp", "chair", "print", "plant", "clock"];
const products = Array.from({ length: 400 }, (_, index) => ({
  sku: `product-${index + 1}`,
  name: `${KINDS[index % KINDS.length]} no. ${index + 1}`,
  cents: 500 + ((index * 7919) % 9500),
  sold: (index * 104_729) % 1000,
}));
const stock = products.map(({ sku }, index) => ({ sku, left: (index * 31) % 17 }));

const routes = {
  "/healthz": () => ({ ok: true }),
  "/products": () => ({ products: bestsellers().map((product) => ({ ...shown(product), left: leftOf(product) })) }),
};

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://shop");
  const sku = /^\/products\/(\d+)$/.exec(pathname)?.[1];
  const answer = sku === undefined ? routes[pathname]?.() : productPage(Number(sku));
  response.writeHead(answer === undefined ? 404 : 200, { "content-type": "application/json" });
  response.end(JSON.stringify(answer ?? { error: "not found" }));
});
server.listen(Number(process.env.PORT ?? 3000), "127.0.0.1");

process.once("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
});

function bestsellers() {
  return products.toSorted((a, b) => b.sold - a.sold);
}

function shown({ sku, name, cents }) {
  return { sku, name: name.toUpperCase(), price: `€ ${(cents / 100).toFixed(2)}` };
}

/** How many pieces of a product there are. */
function leftOf(product) {
  return stock.find((entry) => entry.sku === product.sku)?.left;
}

/** A product with those most like it. */
function productPage(number) {
  const product = products[number - 1];
  if (product === undefined) return undefined;
  const distance = (other) => Math.abs(other.cents - product.cents) + Math.abs(other.sold - product.sold);
  const similar = products.toSorted((a, b) => distance(a) - distance(b)).slice(1, 6);
  return { ...shown(product), similar: similar.map(shown) };
}
