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

/** Code points that are half of one alone. */
const SURROGATES = { first: 0xd800, count: 0x800 };

/** As fast-check's unit "binary", which takes a second to write all characters into a map. */
const CHARACTER = fc.nat({ max: 0x10ffff - SURROGATES.count }).map(
  (index) => String.fromCodePoint(index < SURROGATES.first ? index : index + SURROGATES.count),
  (value) => {
    const code = typeof value === "string" ? value.codePointAt(0) : undefined;
    if (code === undefined || value !== String.fromCodePoint(code)) throw new Error("no character");
    return code < SURROGATES.first ? code : code - SURROGATES.count;
  },
);

/** Strings of any characters at all. */
export function anyText(constraints: fc.StringConstraints = {}): fc.Arbitrary<string> {
  return fc.string({ ...constraints, unit: CHARACTER });
}

/** Seeded names that try to break out of wherever they are shown: markup, controls and plain letters in any order. */
export function hostileText(): fc.Arbitrary<string> {
  const mixed = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(""));
  return fc.oneof(mixed, anyText({ maxLength: 200 }));
}
