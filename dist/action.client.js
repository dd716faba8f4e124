import { t as getOctokit } from "./action.github.js";
import { o as statusOf, r as failureHeader, t as UnusableAnswer } from "./action.failure.js";
import { setTimeout } from "node:timers/promises";
// src/github/client.ts
const API_VERSION = "2022-11-28";
const ATTEMPTS = 3;
const MAX_WAIT_SECONDS = 20;
const PATIENCE = {
	timeoutMs: 2e4,
	totalMs: 12e4,
	pause: (ms) => setTimeout(ms),
	now: () => performance.now()
};
/**
* GitHub's API as Loadline needs it. Reads are repeated twice after a 5xx, a broken connection or half an answer (after
* 1 s and 2 s); anything is repeated when GitHub refused it with a `retry-after` of 20 s or less. A write is never
* repeated after a 5xx, because it may have been carried out: the caller looks again. All requests and pauses of a
* client together take at most two minutes; what comes later fails at once.
*
* Octokit's retry plugin is not used: it ignores `retry-after`, repeats POST, and its back-off grows from call to call.
*/
function createClient(token, baseUrl, over = {}) {
	const patience = {
		...PATIENCE,
		...over
	};
	const client = getOctokit(token, {
		userAgent: "loadline",
		...baseUrl === void 0 ? {} : { baseUrl }
	});
	const allowance = new Allowance(patience);
	client.hook.wrap("request", async (request, options) => {
		options.headers["x-github-api-version"] = API_VERSION;
		const shared = options.request;
		const reads = options.method === "GET" || /\/graphql$/.test(options.url);
		for (let attempt = 1;; attempt++) try {
			options.request = {
				...shared,
				signal: AbortSignal.timeout(allowance.nextTimeoutMs())
			};
			return complete(await allowance.spend(() => request(options)));
		} catch (error) {
			const wait = attempt < ATTEMPTS ? secondsToWait(error, reads, attempt) : void 0;
			if (wait === void 0 || wait * 1e3 >= allowance.leftMs) throw error;
			await allowance.pause(wait * 1e3);
		}
	});
	return client;
}
/** What is left of the time for GitHub. */
var Allowance = class {
	#patience;
	#spentMs = 0;
	constructor(patience) {
		this.#patience = patience;
	}
	get leftMs() {
		return this.#patience.totalMs - this.#spentMs;
	}
	/** Throws as a connection does that cannot be made, once there is no time left. */
	nextTimeoutMs() {
		const { timeoutMs, totalMs } = this.#patience;
		if (this.leftMs >= 1) return Math.floor(Math.min(timeoutMs, this.leftMs));
		throw Object.assign(/* @__PURE__ */ new Error(`its answers took longer than ${totalMs / 1e3} s altogether`), { status: 500 });
	}
	async spend(work) {
		const began = this.#patience.now();
		try {
			return await work();
		} finally {
			this.#spentMs += this.#patience.now() - began;
		}
	}
	/** The time that was meant counts, whatever the pause took. */
	async pause(ms) {
		this.#spentMs += ms;
		await this.#patience.pause(ms);
	}
};
/** Seconds until another attempt; undefined when there must not be one. */
function secondsToWait(error, reads, attempt) {
	const status = statusOf(error);
	if (status === 403 || status === 429) {
		const told = Number(failureHeader(error, "retry-after") ?? NaN);
		return told >= 0 && told <= MAX_WAIT_SECONDS ? told : void 0;
	}
	return reads && status !== void 0 && status >= 500 ? 2 ** (attempt - 1) : void 0;
}
/**
* Octokit gives a JSON body that was cut in transit as text with status 200, makes an empty list of it when paging, and
* an empty archive of half a download. A proxy's page comes as text, too.
*/
function complete(answer) {
	const { data, status, headers } = answer;
	const type = String(headers["content-type"] ?? "no type").split(";", 1)[0];
	if (data instanceof ArrayBuffer) {
		const length = headers["content-encoding"] === void 0 ? headers["content-length"] : void 0;
		if (length === void 0 || Number(length) === data.byteLength) return answer;
		throw new UnusableAnswer(`${data.byteLength} of ${length} bytes arrived`);
	}
	if (status === 204 || typeof data === "object" && data !== null) return answer;
	throw new UnusableAnswer(/\bjson\b/.test(type ?? "") ? "half a JSON document arrived" : `${type} arrived, no JSON`);
}
export { createClient };
