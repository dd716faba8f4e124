import { defineConfig } from "vitest/config";

const real = { testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false };

export default defineConfig({
  test: {
    projects: [
      { test: { name: "unit", include: ["test/*.test.ts", "test/unit/**/*.test.ts"], testTimeout: 20_000 } },
      { test: { name: "statistical", include: ["test/statistical/**/*.test.ts"], testTimeout: 120_000 } },
      { test: { name: "integration", include: ["test/integration/**/*.test.ts"], ...real } },
      { test: { name: "e2e", include: ["test/e2e/**/*.test.ts"], ...real, testTimeout: 300_000 } },
    ],
  },
});
