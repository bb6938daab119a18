import { type Address, AROUND, addressIn, networkOf, v4Within } from "./internetAddress";

/**
 * The networks that are given instead of what a server sent as an internet address: of a v4 address
 * the first 24 bits, of a v6 address the first 48. Words, ports and brackets around addresses are
 * left out: they may tell the rest. Null for text without any address. The program does the same in
 * files (`export/masked.rs`); the tests of both read one table.
 */
export function network(text: string): string | null {
  const found = (text.match(/[\da-f:.]+/gi) ?? []).map(addressIn).filter((address) => address !== null);
  return found.length === 0 ? null : [...new Set(found.map((address) => masked(address)))].join(", ");
}

/**
 * Text in which every internet address has given way to its network; its words and its wide ranges
 * stay. What is cut off or only looks like an address gives way too, so that none slips through.
 */
export function maskedIn(text: string): string {
  const folded = text.normalize("NFKC");
  const without = folded.replaceAll(/[\da-f:.]+(?:\/\d+)?/gi, (part) => {
    const [run = "", prefix] = part.split("/");
    const address = addressIn(run);
    if (address === null) return blurred(part);
    return run.replace(
      AROUND,
      (_, before: string, __, behind: string) => `${before}${masked(address, prefix)}${behind}`,
    );
  });
  return without === folded ? text : without;
}

function masked(address: Address, prefix?: string): string {
  const bits = prefix === undefined ? 128 : Number(prefix);
  // All of a v4 address may be in the first 48 bits.
  const v4 = address.length === 4 ? address : bits > 40 ? v4Within(address) : null;
  return v4 === null ? networkOf(address, Math.min(bits, 48)) : networkOf(v4, Math.min(bits, 24));
}

/** Signs that addresses are made of and that are none as a whole. */
function blurred(part: string): string {
  const without = part.replaceAll(/(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d+/g, "$1.0/24");
  const groups = without.split(":").filter((group) => group !== "");
  return groups.length < 4 ? without : `${groups.slice(0, 3).join(":")}::/48`;
}
