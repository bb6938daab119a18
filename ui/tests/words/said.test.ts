import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Device, DeviceKind, LooksLike } from "../../src/backend/generated/types";
import { isolated, notIsolated } from "../../src/words/isolated";
import { words } from "../../src/words/words";

/** What the program reads in its own test too: by these words cards are found. */
const SAID = JSON.parse(readFileSync("../src-tauri/crates/session_index/src/labels.json", "utf8")) as {
  kinds: Record<DeviceKind, string>;
  unknownDevice: string;
  deletedPerson: string;
  unknownPerson: string;
  unknownAddress: string;
  internalAddress: string;
  unknownTime: string;
};

const NOTHING: Device = {
  kind: "unknown",
  name: null,
  version: null,
  longVersion: null,
  system: null,
  systemVersion: null,
};

test("what a card says by itself is what it is found by", () => {
  const { card } = words;
  const kinds = Object.keys(SAID.kinds) as DeviceKind[];

  expect(Object.fromEntries(kinds.map((kind) => [kind, card.deviceKind(kind)]))).toEqual(SAID.kinds);
  expect(card.device(NOTHING)).toBe(SAID.unknownDevice);
  expect(card.device({ ...NOTHING, kind: "mobile" })).toBe(`Unknown ${SAID.kinds.mobile.toLowerCase()}`);
  expect(card.person({ kind: "deleted" }, null)).toBe(SAID.deletedPerson);
  expect(card.person({ kind: "known", userName: null, name: null }, null)).toBe(SAID.unknownPerson);
  expect([card.unknownAddress, card.internalShort, card.unknownTime]).toEqual([
    SAID.unknownAddress,
    SAID.internalAddress,
    SAID.unknownTime,
  ]);
});

test("a name from right to left stands apart in a sentence, and is copied alone", () => {
  const name = "משה כהן";
  const person = words.card.person({ kind: "known", userName: null, name }, null);

  expect(person).toBe(`\u2068${name}\u2069`);
  expect(notIsolated(person)).toBe(name);
  expect(isolated("Anna Schmidt")).toBe("Anna Schmidt");
  const device: Device = {
    ...NOTHING,
    kind: "browser",
    name: "עברית",
    version: "1.2",
    system: "עברית",
    systemVersion: "1",
  };
  expect(words.card.device(device)).toBe("\u2068עברית\u2069 1 on \u2068עברית\u2069 1");
});

test("several things that are searched are said, and what is not", () => {
  const say = (what: LooksLike) => words.search.looksLike(what, null);

  expect(say({ kind: "internetAddresses", anyOf: ["203.0.113.7", "198.51.100.4"], with: [] })).toBe(
    "Looks like internet addresses; searching for any of 203.0.113.7 or 198.51.100.4",
  );
  expect(say({ kind: "logLine", searched: ["203.0.113.7", "@maria.lopez"], with: null })).toBe(
    "Looks like a pasted line; searching for 203.0.113.7 or @maria.lopez",
  );
  expect(say({ kind: "json", searched: ["203.0.113.7"], with: "@maria" })).toBe(
    "Looks like pasted data; searching for 203.0.113.7 with @maria",
  );
  expect(say({ kind: "logLine", searched: ["203.0.113.7"], with: "@maria.lopez" })).toBe(
    "Looks like a pasted line; searching for 203.0.113.7 with @maria.lopez",
  );
  expect(say({ kind: "hiddenLink", host: "bit.ly" })).toContain("bit.ly hides where this link leads");
  expect(words.search.leftOut(["a", "b"])).toBe("not searched: a, b");
  expect(words.search.leftOut(["a", "b", "c", "d", "e", "f", "g"])).toBe("not searched: a, b, c, d, e and 2 more");
});

test("where nothing is found, it is said which word keeps it from that", () => {
  const { why } = words.find.noMatch;

  expect(why({ missing: ["phone"], atAll: true, others: ["chen", "marino"], total: 14 })).toBe(
    "14 sessions match “chen marino”. Nothing matches “phone”.",
  );
  expect(why({ missing: ["fax", "telex"], atAll: true, others: [], total: 0 })).toBe(
    "Nothing matches “fax” or “telex”.",
  );
  expect(why({ missing: ["phone"], atAll: false, others: ["chen"], total: 14 })).toBe(
    "14 sessions match “chen”, but none of them matches “phone”.",
  );
  expect(why({ missing: ["phone"], atAll: false, others: ["chen"], total: 1 })).toBe(
    "1 session matches “chen”, but it does not match “phone”.",
  );
});
