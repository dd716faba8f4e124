import type { ResponseInfo } from "autocannon";

const RETRY_AFTER = "retry-after";

/** "429" or "Retry-After: 1" where the response shows a rate limiter. */
export function limiterSign({ statusCode, headers }: ResponseInfo): string | undefined {
  if (statusCode === 429) return "429";
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i];
    if (name?.length === RETRY_AFTER.length && name.toLowerCase() === RETRY_AFTER)
      return `Retry-After: ${headers[i + 1]}`;
  }
  return undefined;
}
