import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");

interface Source {
  path: string;
  text: string;
}

function sources(folder: string, ending: RegExp): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(root, path).split(sep).join("/"), text: readFileSync(path, "utf8") }));
}

const code = sources("src", /\.tsx?$/);
const guilty = (of: Source[], pattern: RegExp) => of.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

/** The lines that bring something in at run time; types are gone by then. */
function imports({ path, text }: Source): [string, string][] {
  return [...text.matchAll(/^import (?!type)[^;]*?from "([^"]+)"/gms)].map(([, from]) => [path, from ?? ""]);
}

test("nothing in the window turns text into HTML", () => {
  expect(guilty(code, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser/)).toEqual([]);
});

test("nothing needs a policy weaker than the strict one", () => {
  expect(guilty(code, /\sstyle=|\beval\(|new Function|javascript:|["'`]data:/)).toEqual([]);
  expect(guilty(sources("src", /\.css$/), /@import|url\((?!["']?\.)/)).toEqual([]);
});

test("views know state and words, never a backend", () => {
  const views = code.filter(({ path }) => path.startsWith("src/view/"));
  const backends = views.flatMap(imports).filter(([, from]) => /backend|@tauri-apps/.test(from));

  expect(backends).toEqual([]);
});

test("stores know neither views nor words nor the program behind the window", () => {
  const stores = code.filter(({ path }) => path.startsWith("src/state/"));
  const others = stores.flatMap(imports).filter(([, from]) => /view|words|backend\/tauri|@tauri-apps/.test(from));

  expect(others).toEqual([]);
});

test("only the entry names the program behind the window", () => {
  const naming = code.flatMap(imports).filter(([, from]) => from.includes("backend/tauri"));

  expect(naming.map(([path]) => path)).toEqual(["src/main.tsx"]);
});

test("no file is longer than four hundred lines", () => {
  const all = [...code, ...sources("src", /\.css$/), ...sources("tests", /\.tsx?$/), ...sources("build", /\.ts$/)];
  const long = all.filter(({ path, text }) => !path.includes("generated") && text.split("\n").length > 400);

  expect(long.map(({ path }) => path)).toEqual([]);
});
