import fc from "fast-check";

const PIECES = [
  ..."|`\\<>@#*_~[](){}!$&:-=+./\n\r\t\u0000\u001B\u202E\u2066\u200B\u200D\uFEFF\uD800",
  "``",
  "```",
  "\\|",
  "-->",
  "<!--",
  "<img src=x onerror=alert(1)>",
  "</details>",
  "<script>",
  "@octocat",
  "@org/team",
  "#1",
  "org/repo#12",
  "GH-7",
  "deadbeefcafe",
  "https://evil.example",
  "www.evil.example",
  "[x](https://evil.example)",
  "![x](y)",
  "a@b.example",
  ":tada:",
  "$x$",
  "::error::",
  "##[error]",
  "\u001B[31m",
  "\u0301\u0301\u0301\u0301\u0301",
  "👩‍👩‍👧",
  "中文",
  " ",
  "a",
  "GET /users",
];

/** Seeded names that try to break out of wherever they are shown: markup, controls and plain letters in any order. */
export function hostileText(): fc.Arbitrary<string> {
  const mixed = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(""));
  return fc.oneof(mixed, fc.string({ unit: "binary", maxLength: 200 }));
}
