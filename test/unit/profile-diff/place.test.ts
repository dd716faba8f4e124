import { expect, test } from "vitest";
import type { CallProfile } from "../../../src/model/call-profile.ts";
import { placeProfile } from "../../../src/profile-diff/place.ts";

type Kind = CallProfile["kind"];

function placed(kind: Kind, file: string | null, name = "f", root: string | null = "/srv/base") {
  const functions = [{ name, file, line: 1, package: null, self: 1, inclusive: 1, calls: null }];
  const profile: CallProfile = { kind, unit: "seconds", perSample: null, functions, edges: [], tree: null };
  return placeProfile(profile, root).functions.map((each) => [each.file, each.package])[0];
}

test.each<[Kind, string | null, string | null, string | null]>([
  ["cpuprofile", "/srv/base/src/users.js", "src/users.js", null],
  ["cpuprofile", "/srv/baseline/users.js", "/srv/baseline/users.js", null],
  ["cpuprofile", "/srv/base/node_modules/express/lib/router.js", "node_modules/express/lib/router.js", "express"],
  ["cpuprofile", "/w/node_modules/.pnpm/@a+b@1.2.3/node_modules/@a/b/index.js", "node_modules/@a/b/index.js", "@a/b"],
  ["cpuprofile", "/w/node_modules/a/node_modules/b/index.js", "node_modules/b/index.js", "b"],
  ["cpuprofile", "node:internal/timers", "node:internal/timers", "Node.js"],
  ["cpuprofile", null, null, "Node.js"],
  ["pstats", "/srv/base/app.py", "app.py", null],
  ["pstats", "/srv/base/.venv/lib/python3.12/site-packages/flask/app.py", "site-packages/flask/app.py", "flask"],
  ["pstats", "/usr/lib/python3/dist-packages/six.py", "dist-packages/six.py", "six"],
  ["pstats", "/usr/lib/python3.12/json/encoder.py", "python/json/encoder.py", "Python"],
  ["pstats", "<frozen importlib._bootstrap>", "<frozen importlib._bootstrap>", "Python"],
  ["pstats", "<template>", "<template>", null],
])("%s: %s is %s of %s", (kind, file, path, owner) => {
  expect(placed(kind, file)).toEqual([path, owner]);
});

test.each([
  ["/srv/base/main.go", "main.handler", "main.go", null],
  [
    "/home/ci/go/pkg/mod/github.com/!burnt!sushi/toml@v1.4.0/decode.go",
    "github.com/BurntSushi/toml.Decode",
    "github.com/BurntSushi/toml/decode.go",
    "github.com/BurntSushi/toml",
  ],
  [
    "github.com/gin-gonic/gin@v1.10.0/context.go",
    "github.com/gin-gonic/gin.(*Context).Next",
    "github.com/gin-gonic/gin/context.go",
    "github.com/gin-gonic/gin",
  ],
  [
    "/srv/base/vendor/github.com/pkg/errors/errors.go",
    "github.com/pkg/errors.New",
    "github.com/pkg/errors/errors.go",
    "github.com/pkg/errors",
  ],
  ["/usr/local/go/src/encoding/json/encode.go", "encoding/json.Marshal", "encoding/json/encode.go", "Go"],
  ["encoding/json/encode.go", "encoding/json.Marshal", "encoding/json/encode.go", "Go"],
  ["/usr/local/go/src/runtime/asm_amd64.s", "runtime.goexit", "runtime/asm_amd64.s", "Go"],
  ["/srv/base/internal/users/list.go", "internal/users.List", "internal/users/list.go", null],
  ["example.org/shop/main.go", "main.fib", "example.org/shop/main.go", null],
])("pprof: %s with %s is %s of %s", (file, name, path, owner) => {
  expect(placed("pprof", file, name)).toEqual([path, owner]);
});

test("without a root, paths of the workspace stay as they are", () => {
  expect(placed("pstats", "/srv/base/app.py", "f", null)).toEqual(["/srv/base/app.py", null]);
});
