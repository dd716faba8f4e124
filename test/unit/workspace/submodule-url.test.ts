import { expect, test } from "vitest";
import { submoduleUrl } from "../../../src/workspace/submodule-url.ts";

test.each([
  ["https://github.com/acme/app", "../lib.git", "https://github.com/acme/lib.git"],
  ["https://github.com/acme/app/", "../../other/lib", "https://github.com/other/lib"],
  ["git@github.com:acme/app.git", "../lib.git", "git@github.com:acme/lib.git"],
  ["git@github.com:app.git", "../lib.git", "git@github.com:lib.git"],
  ["/srv/git/app", "./lib", "/srv/git/app/lib"],
  ["/srv/git/app", "./../lib", "/srv/git/lib"],
  ["https://github.com/acme/app", "https://example.org/lib", "https://example.org/lib"],
  ["https://github.com/acme/app", "/srv/lib", "/srv/lib"],
  ["app", "../../../../lib", "/lib"],
])("%s and %s give %s", (remote, url, expected) => {
  expect(submoduleUrl(remote, url)).toBe(expected);
});
