// src/github/failure.ts
/** Longest part of GitHub's own message that is passed on, in characters. */
const MAX_MESSAGE = 200;
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
/**
* One sentence on a request that failed, naming the permission that is missing where that may be the cause.
* `permission` as in a workflow's permissions, e.g. "pull-requests: write".
*/
function explainFailure(error, permission) {
	const said = `GitHub said: ${messageOf(error)}`;
	const status = statusOf(error);
	if (status === 401) return `The github-token is not accepted (${said}).`;
	if (status === 404) return `It was not found, or the token lacks the permission "${permission}" (${said}).`;
	if (status !== 403) return `${said}.`;
	return `The token lacks the permission "${permission}" (${said}). Add it to the workflow's permissions; on pull requests from forks and by Dependabot the token is read-only.`;
}
/** The first line of a message, at a bounded length. */
function messageOf(error) {
	const line = (error instanceof Error ? error.message : String(error)).split(/[\r\n]/, 1)[0]?.trim().replace(/\.$/, "") ?? "";
	return line.length > MAX_MESSAGE ? `${line.slice(0, MAX_MESSAGE)}…` : line;
}
export { statusOf as i, failureHeader as n, messageOf as r, explainFailure as t };
