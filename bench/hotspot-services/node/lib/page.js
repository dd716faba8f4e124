import { readFileSync } from "node:fs";
import Handlebars from "handlebars";
import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt({ linkify: true, typographer: true });
const template = Handlebars.compile(readFileSync(new URL("../views/statement.hbs", import.meta.url), "utf8"));

/** The page of a statement. */
export function renderStatement(statement) {
  return template({ ...statement, notes: new Handlebars.SafeString(markdown.render(statement.notes)) });
}
