import { expect, test } from "vitest";
import { fileText } from "../../../src/state/workspaces/fileText";

const TEXT = '{"Büro München": "https://chat.acme.example"}';

const utf8 = [...new TextEncoder().encode(TEXT)];
const littleEndian = [...TEXT].flatMap((sign) => [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8]);
const bigEndian = [...TEXT].flatMap((sign) => [sign.charCodeAt(0) >> 8, sign.charCodeAt(0) & 0xff]);
const latin1 = [...TEXT].map((sign) => sign.charCodeAt(0));

test.each([
  ["UTF-8", utf8],
  ["UTF-8 with a byte order mark", [0xef, 0xbb, 0xbf, ...utf8]],
  ["UTF-16, little-endian, with a byte order mark", [0xff, 0xfe, ...littleEndian]],
  ["UTF-16, big-endian, with a byte order mark", [0xfe, 0xff, ...bigEndian]],
  ["UTF-16, little-endian", littleEndian],
  ["UTF-16, big-endian", bigEndian],
  ["Latin-1", latin1],
])("reads %s", (_, bytes) => {
  expect(fileText(Uint8Array.from(bytes))).toBe(TEXT);
});

test("reads an empty file as an empty text", () => {
  expect(fileText(new Uint8Array())).toBe("");
});
