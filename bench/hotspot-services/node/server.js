import fastify from "fastify";
import { archive } from "./lib/archive.js";
import { renderStatement } from "./lib/page.js";
import { statementOf } from "./lib/statement.js";

const app = fastify({ logger: false });
const accounts = archive(24);

app.get("/healthz", async () => ({ ok: true }));

app.get(
  "/accounts/:id/statement",
  { schema: { params: { type: "object", properties: { id: { type: "integer" } } } } },
  async (request, reply) => {
    const account = accounts.get(request.params.id);
    if (account === undefined) return reply.code(404).send({ error: "no such account" });
    reply.type("text/html; charset=utf-8");
    return renderStatement(statementOf(account));
  },
);

app.get("/accounts/:id/statement.json", async (request, reply) => {
  const account = accounts.get(Number(request.params.id));
  return account === undefined ? reply.code(404).send({ error: "no such account" }) : statementOf(account);
});

await app.listen({ port: Number(process.env.PORT ?? 3000), host: "127.0.0.1" });
