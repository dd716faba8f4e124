#!/usr/bin/env node
import { extname } from "node:path";

/** The local command. Parses on any Node, so that an old one gets a sentence instead of a syntax error. */
const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 24) {
  process.stderr.write(
    `loadline needs Node 24 or newer, and this is ${process.version}.\nHint: npx node@24 … runs it, or start it with npm run in a checkout.\n`,
  );
  process.exitCode = 2;
} else {
  const { main } = await import("./command/main.ts");
  process.exitCode = await main(process.argv.slice(2), {
    generatorUrl: new URL(`./generator${extname(import.meta.url)}`, import.meta.url),
    demoUrl: new URL("../examples/demo/", import.meta.url),
    flameGraphUrl: new URL("../dist/flame-graph.js", import.meta.url),
  });
}
