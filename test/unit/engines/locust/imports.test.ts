import { expect, test } from "vitest";
import { pythonImports } from "../../../../src/engines/locust/imports.ts";

const firsts = (path: string, text: string) => pythonImports(path, text).map(([first]) => first);

test("a module may lie beside the file, or where Locust is run", () => {
  expect(pythonImports("load/locustfile.py", "import common")).toEqual([
    ["load/common.py", "load/common/__init__.py", "common.py", "common/__init__.py"],
  ]);
});

test("finds every form of import", () => {
  const text = `
import os, tasks.read as read
from tasks import write as w, admin  # not more
if True:
    from helpers.data import (
        users,
        orders,  # and theirs
    )
`;
  expect(firsts("locustfile.py", text)).toEqual([
    "os.py",
    "tasks/read.py",
    "tasks.py",
    "tasks/write.py",
    "tasks/admin.py",
    "helpers/data.py",
    "helpers/data/users.py",
    "helpers/data/orders.py",
  ]);
});

test("a relative import stays in its package", () => {
  expect(firsts("load/tasks/read.py", "from . import common\nfrom ..data import users")).toEqual([
    "load/tasks/common.py",
    "load/data.py",
    "load/data/users.py",
  ]);
});

test("what leaves the folder is no file of it", () => {
  expect(firsts("locustfile.py", "from ...x import y").every((path) => path?.includes("..") === false)).toBe(true);
});
