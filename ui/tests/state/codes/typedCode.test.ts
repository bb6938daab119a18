import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Method } from "../../../src/backend/generated/types";
import { codeIn, isSixDigits, isWhole } from "../../../src/state/codes/typedCode";

interface Row {
  method: Method;
  typed: string;
  sent: string | null;
}

/** The program's own test reads it too. */
const TABLE = new URL("../../../../src-tauri/crates/rocketchat/src/proof/codes.json", import.meta.url);
const rows = JSON.parse(readFileSync(TABLE, "utf8")) as Row[];

test("a code is read as the program reads it", () => {
  for (const { method, typed, sent } of rows) {
    const code = codeIn(method, typed);
    if (sent === null) expect(isWhole(method, code), `${method} ${typed}`).toBe(false);
    else expect(code, `${method} ${typed}`).toBe(sent);
  }
  console.log(`${rows.length} codes`);
});

test("a code is whole with six digits, or as a backup code with eight signs", () => {
  for (const [method, code, whole] of [
    ["totp", "123", false],
    ["totp", "123456", true],
    ["totp", "1234567", false],
    ["totp", "12345678", true],
    ["totp", "BackUp01", true],
    ["totp", "BackUp", false],
    ["email", "12345", false],
    ["email", "123456", true],
    ["email", "12345678", false],
    ["password", "x", true],
    ["password", "", false],
  ] as const) {
    expect(isWhole(method, code), `${method} ${code}`).toBe(whole);
  }
  expect(isSixDigits("BackUp")).toBe(false);
});
