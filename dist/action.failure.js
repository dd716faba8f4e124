// src/github/failure.ts
/** Longest part of GitHub's own message that is passed on, in characters. */
const MAX_MESSAGE = 200;
/** An answer that arrived and is not what GitHub's API gives: half of it, or a proxy's page. */
var UnusableAnswer = class extends Error {
	/** As of a gateway that got a bad answer, so that reads are repeated and writes are not. */
	status = 502;
};
/** HTTP status of a failed request; 500 for a connection that broke, undefined for anything that is not a request's failure. */
function statusOf(error) {
	const status = error instanceof Error && "status" in error ? error.status : void 0;
	return typeof status === "number" ? status : void 0;
}
/** A header of the answer that a failed request got; undefined when there was no answer or no such header. */
function failureHeader(error, name) {
	const value = (error?.response?.headers)?.[name];
	return value === void 0 ? void 0 : String(value);
}
/** Whether GitHub refused because of too many requests: its limits come as a 429 or a 403, and in GraphQL as a 200. */
function isLimited(error) {
	return statusOf(error) === 429 || failureHeader(error, "retry-after") !== void 0 || failureHeader(error, "x-ratelimit-remaining") === "0" || /rate limit/i.test(messageOf(error));
}
/**
* One or two sentences on a request that failed, naming the permission that is missing where that may be the cause.
* `permission` as in a workflow's permissions, e.g. "pull-requests: write".
*/
function explainFailure(error, permission) {
	const message = messageOf(error);
	const said = `GitHub said: ${message}`;
	const status = statusOf(error);
	if (status === void 0 || error instanceof UnusableAnswer) return `GitHub's answer was of no use: ${message}.`;
	if (isLimited(error)) return `GitHub limits how often it may be asked${waitOf(error)} (${said}).`;
	if (status === 401) return `The github-token is not accepted (${said}).`;
	if (status === 403) return `The token lacks the permission "${permission}" (${said}). Add it to the workflow's permissions; on pull requests from forks and by Dependabot the token is read-only.`;
	if (status === 404) return `It was not found, or the token lacks the permission "${permission}" (${said}).`;
	if (status < 500) return `GitHub refused the request with status ${status} (${said}).`;
	if (!hasAnswer(error)) return `GitHub could not be reached: ${message}.`;
	return `GitHub failed with status ${status} (${said}).`;
}
/** The first line of a message, at a bounded length. */
function messageOf(error) {
	const line = (error instanceof Error ? error.message : String(error)).split(/[\r\n]/, 1)[0]?.trim().replace(/\.$/, "") ?? "";
	return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE)}…` : line;
}
function waitOf(error) {
	const seconds = failureHeader(error, "retry-after");
	return seconds !== void 0 && /^\d{1,6}$/.test(seconds) ? `, next in ${seconds} s` : "";
}
function hasAnswer(error) {
	return error instanceof Error && "response" in error && error.response !== void 0;
}
export { messageOf as a, isLimited as i, explainFailure as n, statusOf as o, failureHeader as r, UnusableAnswer as t };
