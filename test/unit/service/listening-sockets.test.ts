import { expect, test } from "vitest";
import { parseListeningSockets } from "../../../src/service/listening-sockets.ts";

const HEADER = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
const ANY = "00000000000000000000000000000000:0000";

function row(local: string, state: string, inode: number, remote = "00000000:0000"): string {
  return `   0: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000  1000        0 ${inode} 1 0 100 0 0 10 0\n`;
}

test("addresses, ports and inodes of IPv4, up to the first row that does not listen", () => {
  const rows = [
    row("0100007F:1F90", "0A", 11),
    row("00000000:0050", "0A", 12),
    row("0A00000A:01BB", "0A", 13),
    row("0100007F:1F90", "01", 14),
    row("0100007F:0016", "0A", 15),
  ];
  expect(parseListeningSockets(HEADER + rows.join(""))).toEqual([
    { address: "127.0.0.1", port: 8080, inode: 11, coversLoopback: true },
    { address: "0.0.0.0", port: 80, inode: 12, coversLoopback: true },
    { address: "10.0.0.10", port: 443, inode: 13, coversLoopback: false },
  ]);
});

test.each([
  ["00000000000000000000000000000000", "[::]", true],
  ["00000000000000000000000001000000", "[::1]", false],
  ["0000000000000000FFFF00000100007F", "127.0.0.1", true],
])("IPv6 %s is %s", (address, shown, coversLoopback) => {
  const [socket] = parseListeningSockets(HEADER + row(`${address}:1F90`, "0A", 7, ANY));
  expect(socket).toEqual({ address: shown, port: 8080, inode: 7, coversLoopback });
});

test("an empty table", () => {
  expect(parseListeningSockets(HEADER)).toEqual([]);
  expect(parseListeningSockets("")).toEqual([]);
});
