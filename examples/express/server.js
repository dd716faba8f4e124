import express from "express";
import { extraWork } from "./extra-work.js";
import { placeOrder } from "./orders.js";
import { describeUser, listUsers, searchUsers } from "./users.js";

const work = extraWork(Number(process.env.WORK ?? 0));
const app = express();
app.disable("x-powered-by");
app.use(express.json());

app.get("/healthz", (_request, response) => {
  response.json({ ok: true });
});

app.get("/users", (request, response) => {
  const { city, plan } = request.query;
  const checksum = work();
  if (Number.isNaN(checksum)) throw new Error("cannot happen, but the extra work must not be optimised away");
  response.json(
    listUsers({
      city,
      plan,
      minActivity: Number(request.query.minActivity ?? 0),
      page: positive(request.query.page, 1),
      limit: Math.min(positive(request.query.limit, 20), 100),
    }),
  );
});

app.get("/users/:id", (request, response) => {
  const user = describeUser(Number(request.params.id));
  if (user === undefined) response.status(404).json({ error: "no such user" });
  else response.json(user);
});

app.get("/search", (request, response) => {
  const query = String(request.query.q ?? "");
  if (query.trim() === "") response.status(400).json({ error: "q: expected a word to search for" });
  else response.json(searchUsers(query));
});

app.post("/orders", (request, response) => {
  const { order, problems } = placeOrder(request.body);
  if (order === undefined) response.status(422).json({ problems });
  else response.status(201).json(order);
});

// The port comes from Loadline (or from you); one that is taken ends the process with an error.
const server = app.listen(Number(process.env.PORT ?? 3000), "127.0.0.1", (error) => {
  if (error) throw error;
  const { port } = server.address();
  process.stdout.write(`listening on http://127.0.0.1:${port}\n`);
});

for (const signal of ["SIGTERM", "SIGINT"]) {
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  });
}

function positive(text, fallback) {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : fallback;
}
