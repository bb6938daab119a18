/**
 * The network that is given instead of an internet address: of a v4 address the first 24 bits, of a
 * v6 address the first 48. Null for text that is no address: nothing of it is given. The program
 * does the same in files (`export/masked.rs`).
 */
export function network(address: string): string | null {
  const [, v4] = V4.exec(address) ?? [];
  if (v4 !== undefined) return `${v4}.0/24`;
  const groups = groupsOf(address);
  if (groups === null) return null;
  const first = groups.slice(0, 3);
  while (first.at(-1) === "0") first.pop();
  return `${first.join(":")}::/48`;
}

/** Text in which every internet address has given way to its network. */
export function maskedIn(text: string): string {
  return text.replaceAll(/[\da-f:.]+(?:\/\d+)?/gi, (part) => {
    const [address = "", prefix] = part.split("/");
    const masked = network(address);
    const wide = prefix !== undefined && Number(prefix) <= (address.includes(":") ? 48 : 24);
    return masked === null || wide ? part : masked;
  });
}

const V4 = /^((?:\d{1,3}\.){2}\d{1,3})\.\d{1,3}$/;

/** The eight groups of a v6 address, without leading noughts. */
function groupsOf(address: string): string[] | null {
  const hex = address.replace(/(?:\d{1,3}\.){3}\d{1,3}$/, "0:0");
  if (!/^[\da-f:]+$/i.test(hex)) return null;
  const [head = "", tail, more] = hex.split("::");
  const split = (part: string) => (part === "" ? [] : part.split(":"));
  const [left, right] = [split(head), split(tail ?? "")];
  const missing = 8 - left.length - right.length;
  if (more !== undefined || (tail === undefined ? missing !== 0 : missing < 1)) return null;
  const groups = [...left, ...Array<string>(missing).fill("0"), ...right];
  if (!groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return null;
  return groups.map((group) => Number.parseInt(group, 16).toString(16));
}
