/** An internet address: four numbers of 8 bits, or eight of 16. */
export type Address = readonly number[];

/** The address in signs that addresses are made of; dots and a port may stand around it. Null for what is none. */
export function addressIn(run: string): Address | null {
  const bare = run.replace(AROUND, "$2");
  return parsed(bare) ?? parsed(bare.replace(/:\d*$/, ""));
}

/** What stands before and behind an address, and the address itself. */
export const AROUND = /^(\.*(?::(?!:))?)(.*?(?:::)?)(:?\.*)$/;

/** The v4 address that stands for the same device: a mapped one, or that of a 6to4 network (RFC 3056). */
export function v4Within(address: Address): Address | null {
  const [first, high = 0, low = 0, , , mark] = address;
  if (address.length === 8 && first === 0x2002) return [high >> 8, high & 255, low >> 8, low & 255];
  const mapped = address.length === 8 && mark === 0xffff && address.slice(0, 5).every((group) => group === 0);
  const [, , , , , , left = 0, right = 0] = address;
  return mapped ? [left >> 8, left & 255, right >> 8, right & 255] : null;
}

/** The network of so many bits that the address is in, such as `203.0.113.0/24`. */
export function networkOf(address: Address, bits: number): string {
  const width = address.length === 4 ? 8 : 16;
  const cut = address.map((group, place) => group & (-1 << Math.min(width, Math.max(0, width * (place + 1) - bits))));
  return `${width === 8 ? cut.join(".") : shortened(cut)}/${bits}`;
}

/** With the noughts at its end left out, as it is written. */
function shortened(groups: readonly number[]): string {
  const first = groups.slice(0, groups.findLastIndex((group) => group !== 0) + 1);
  return `${first.map((group) => group.toString(16)).join(":")}::`;
}

function parsed(text: string): Address | null {
  return text.includes(":") ? parsedV6(text) : parsedV4(text);
}

function parsedV4(text: string): Address | null {
  const numbers = text.split(".");
  const whole =
    numbers.length === 4 && numbers.every((number) => /^(?:0|[1-9]\d{0,2})$/.test(number) && Number(number) < 256);
  return whole ? numbers.map(Number) : null;
}

function parsedV6(text: string): Address | null {
  const [head = "", tail, more] = text.split("::");
  const [left, right] = [groupsOf(head, tail === undefined), groupsOf(tail ?? "", true)];
  if (left === null || right === null || more !== undefined) return null;
  const missing = 8 - left.length - right.length;
  const fits = tail === undefined ? missing === 0 : missing >= 1;
  return fits ? [...left, ...Array<number>(missing).fill(0), ...right] : null;
}

/** Groups of 16 bits; the last 32 may be written as a v4 address where the text ends. */
function groupsOf(text: string, last: boolean): number[] | null {
  if (text === "") return [];
  const groups = text.split(":");
  const v4 = last && text.includes(".") ? parsedV4(groups.pop() ?? "") : [];
  if (v4 === null || !groups.every((group) => /^[\da-f]{1,4}$/i.test(group))) return null;
  const [a = 0, b = 0, c = 0, d = 0] = v4;
  return [
    ...groups.map((group) => Number.parseInt(group, 16)),
    ...(v4.length === 0 ? [] : [(a << 8) | b, (c << 8) | d]),
  ];
}
