import { EventEmitter } from "node:events";
import { Socket } from "node:net";
import autocannon, { type Client } from "autocannon";
import manifest from "autocannon/package.json" with { type: "json" };
import { expect, test } from "vitest";
import ours from "../../../../package.json" with { type: "json" };
import { assertPinned } from "../../../../src/engines/autocannon/pinned.ts";

test("autocannon is pinned to exactly the version whose connections the gate knows", () => {
  expect(manifest.version).toBe("9.0.0");
  expect(ours.dependencies.autocannon).toBe("9.0.0");
});

test("the pinned version has every method; one that lacks some is a problem that names them", async () => {
  const clients: Client[] = [];
  const instance = autocannon({
    url: "http://127.0.0.1:1",
    connections: 1,
    sampleInt: 10,
    setupClient: (client) => {
      clients.push(client);
      client.conn = new Socket();
      client._connect = () => undefined;
    },
  });
  const [client] = clients;
  if (client === undefined) throw new Error("autocannon made no client");
  expect(() => assertPinned(client)).not.toThrow();
  const other = Object.assign(new EventEmitter(), { _connect: () => undefined, destroy: () => undefined });
  expect(() => assertPinned(other as Client)).toThrow(
    expect.objectContaining({
      code: "autocannon-unsupported",
      message: "this autocannon has no Client._doRequest, Client._destroyConnection; expected autocannon 9.0.0",
    }),
  );
  instance.stop();
  await instance;
});
