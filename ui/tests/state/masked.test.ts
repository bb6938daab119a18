import { expect, test } from "vitest";
import { maskedIn, network } from "../../src/state/masked";

test("of an address the network is given, and nothing of what is none", () => {
  const cases: [string, string | null][] = [
    ["203.0.113.77", "203.0.113.0/24"],
    ["10.1.2.3", "10.1.2.0/24"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"],
    ["2001:db8::1", "2001:db8::/48"],
    ["::1", "::/48"],
    ["fe80::1", "fe80::/48"],
    ["2001:0:5::1", "2001:0:5::/48"],
    ["::192.0.2.1", "::/48"],
    ["1:2:3:4:5:6:7::", "1:2:3::/48"],
    ["proxy, 203.0.113.77", null],
    ["1::2::3", null],
    ["1:2:3", null],
    ["", null],
    ["cafe", null],
  ];

  expect(cases.map(([address]) => [address, network(address)])).toEqual(cases);
});

test("a text keeps its words and wide ranges, and no address", () => {
  expect(maskedIn("maria 203.0.113.77 or 2001:db8:1:2::9, at 05:08:42")).toBe("maria 203.0.113.0/24 or 2001:db8:1::/48, at 05:08:42");
  expect(maskedIn("203.0.113.0/24 203.0.113.8/29 2001:db8::/32")).toBe("203.0.113.0/24 203.0.113.0/24 2001:db8::/32");
});
