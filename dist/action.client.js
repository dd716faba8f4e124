import { t as getOctokit } from "./action.github.js";
import { i as statusOf, n as failureHeader } from "./action.failure.js";
import { setTimeout } from "node:timers/promises";
// src/github/client.ts
const API_VERSION = "2022-11-28";
const ATTEMPTS = 3;
const MAX_WAIT_SECONDS = 20;
const PATIENCE = {
	timeoutMs: 2e4,
	pause: (ms) => setTimeout(ms)
};
/**
* GitHub's REST API as Loadline needs it. Reads are repeated twice after a 5xx, a broken connection or half an answer
* (after 1 s and 2 s); anything is repeated when GitHub refused it with a `retry-after` of 20 s or less. A write is
* never repeated after a 5xx, because it may have been carried out: the caller looks again.
*
* Octokit's retry plugin is not used: it ignores `retry-after`, repeats POST, and its back-off grows from call to call.
*/
function createClient(token, baseUrl, patience = PATIENCE) {
	const client = getOctokit(token, {
		userAgent: "loadline",
		...baseUrl === void 0 ? {} : { baseUrl }
	});
	client.hook.wrap("request", async (request, options) => {
		options.headers["x-github-api-version"] = API_VERSION;
		const shared = options.request;
		for (let attempt = 1;; attempt++) try {
			options.request = {
				...shared,
				signal: AbortSignal.timeout(patience.timeoutMs)
			};
			return complete(await request(options));
		} catch (error) {
			const wait = attempt < ATTEMPTS ? secondsToWait(error, options.method, attempt) : void 0;
			if (wait === void 0) throw error;
			await patience.pause(wait * 1e3);
		}
	});
	return client;
}
/** Seconds until another attempt; undefined when there must not be one. */
function secondsToWait(error, method, attempt) {
	const status = statusOf(error);
	if (status === 403 || status === 429) {
		const told = Number(failureHeader(error, "retry-after") ?? NaN);
		return told >= 0 && told <= MAX_WAIT_SECONDS ? told : void 0;
	}
	return method === "GET" && status !== void 0 && status >= 500 ? 2 ** (attempt - 1) : void 0;
}
/** Octokit gives a JSON body that was cut in transit as text with status 200, and makes an empty list of it when paging. */
function complete(response) {
	if (!/\bjson\b/.test(response.headers["content-type"] ?? "") || typeof response.data !== "string") return response;
	throw Object.assign(/* @__PURE__ */ new Error("half a JSON document arrived"), { status: 502 });
}
export { createClient };
