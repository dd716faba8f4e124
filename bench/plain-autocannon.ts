import autocannon from "autocannon";

/** autocannon as it comes, in a process of its own: sends what each message asks for, then says so. */
process.on("message", ({ url, users, amount }: { url: string; users: number; amount: number }) => {
  void autocannon({ url, connections: users, amount }).then(() => process.send?.("done"));
});
process.on("disconnect", () => process.exit(0));
