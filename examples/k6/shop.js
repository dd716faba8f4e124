// What most people do in the shop. It runs by itself, too: k6 run -e BASE_URL=http://127.0.0.1:3000 shop.js
import { check, group, sleep } from "k6";
import http from "k6/http";
import { linesOf } from "./lib/basket.js";

const BASE = __ENV.BASE_URL;

export const options = {
  scenarios: {
    browsing: { executor: "constant-vus", vus: 6, duration: "5m", exec: "browse" },
    buying: { executor: "constant-vus", vus: 2, duration: "5m", exec: "buy" },
  },
  thresholds: {
    http_req_duration: ["p(95)<400"],
    http_req_failed: ["rate<0.01"],
    checks: ["rate>0.99"],
  },
};

export function setup() {
  return {
    items: http
      .get(`${BASE}/items?limit=60`)
      .json("items")
      .map(({ id }) => id),
  };
}

export function browse({ items }) {
  const list = http.get(`${BASE}/items?limit=20`, { tags: { name: "/items" } });
  check(list, { "the shop has items": (response) => response.json("items").length > 0 });
  const item = items[Math.floor(Math.random() * items.length)];
  http.get(`${BASE}/items/${item}`, { tags: { name: "/items/[id]" } });
  http.get(`${BASE}/search?q=chair`, { tags: { name: "/search" } });
  sleep(0.02);
}

export function buy() {
  group("checkout", () => {
    const basket = JSON.stringify({ lines: linesOf(Number(__ENV.BASKET_SIZE ?? 2)) });
    http.post(`${BASE}/baskets`, basket, { headers: { "content-type": "application/json" } });
  });
  sleep(0.05);
}
