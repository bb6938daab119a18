import { expect, test } from "vitest";
import { typedNumber } from "../../../src/state/shared/typedNumber";

test.each([
  ["97", 97],
  [" 97 ", 97],
  ["3565", 3565],
  ["3,565", 3565],
  ["3.565", 3565],
  ["3 565", 3565],
  ["3’565", 3565],
  ["1,234,567", 1234567],
])("%j is the number %i", (text, number) => expect(typedNumber(text)).toBe(number));

test.each([
  "",
  " ",
  "1.5",
  "1,5",
  "15.",
  "-15",
  "+15",
  "1e5",
  "0x10",
  "15 devices",
  "3,56",
  "3,5655",
  "1,234.567",
  "12 34",
  "1..500",
  "Infinity",
])("%j is no number to confirm with", (text) => expect(typedNumber(text)).toBeNull());
