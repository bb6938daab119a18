import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { maskedIn, network } from "../../../src/state/search/masked";

/** What the program reads in its own test too. */
const NETWORKS = JSON.parse(
  readFileSync("../src-tauri/crates/workspaces/src/search/export/masked/networks.json", "utf8"),
) as [string, string | null][];

test("of whatever stands for an address the networks are given and nothing else, as in files", () => {
  expect(NETWORKS.length).toBeGreaterThan(40);
  expect(NETWORKS.map(([text]) => [text, network(text)])).toEqual(NETWORKS);
});

test("a text keeps its words, times and wide ranges, and no address", () => {
  const cases = {
    "maria 203.0.113.77 or 2001:db8:1:2::9, at 05:08:42": "maria 203.0.113.0/24 or 2001:db8:1::/48, at 05:08:42",
    "203.0.113.0/24 203.0.113.8/29 2001:db8::/32": "203.0.113.0/24 203.0.113.0/24 2001:db8::/32",
    "203.0.113.7/8, 2001:db8:1:2::/20": "203.0.0.0/8, 2001::/20",
    "It was 203.0.113.7. Again: 203.0.113.7: yes": "It was 203.0.113.0/24. Again: 203.0.113.0/24: yes",
    "203.0.113.7:443 [2001:db8::1]:443": "203.0.113.0/24 [2001:db8::/48]:443",
    "203.0.113.7,10.0.0.1-10.0.0.40": "203.0.113.0/24,10.0.0.0/24-10.0.0.0/24",
    "ip:203.0.113.7 src=::ffff:203.0.113.7 ::ffff:203.0.113.7:443":
      "ip:203.0.113.0/24 src=203.0.113.0/24 203.0.113.0/24",
    "a:b:203.0.113.7 bad.203.0.113.7 1.2.3.4.5": "a:b:203.0.113.0/24 bad.203.0.113.0/24 1.2.3.0/24.5",
    "203.0.113.777 203.000.113.007": "203.0.113.0/24 203.000.113.0/24",
    "２０３．０．１１３．７ ｍａｒｉａ": "203.0.113.0/24 maria",
    "2001:db8:1:2: 2001:db8:1:2:3:4:5.": "2001:db8:1::/48 2001:db8:1::/48",
    "2002:cb00:7107::1 2002::/16": "203.0.113.0/24 2002::/16",
    "ｍａｒｉａ ½": "ｍａｒｉａ ½",
  };
  for (const [text, expected] of Object.entries(cases)) expect(maskedIn(text)).toBe(expected);
});
