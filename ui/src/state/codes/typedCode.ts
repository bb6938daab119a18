import type { Method } from "../../backend/generated/types";

/** Where the digits of each script begin: Unicode keeps ten of them together. */
const ZEROS = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810, 0xff10, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6,
];

/** What was typed or pasted as a code, as the program sends it: see `rocketchat::Proof`. A password is not touched. */
export function codeIn(method: Method, typed: string): string {
  switch (method) {
    case "password":
      return typed;
    case "totp":
      return [...typed]
        .map(plain)
        .filter((sign) => /[\p{Alphabetic}\p{N}]/u.test(sign))
        .join("");
    case "email":
      return [...typed]
        .map(plain)
        .filter((sign) => /[0-9]/.test(sign))
        .join("");
  }
}

/** The digits of any script, and full-width letters, as ASCII. */
function plain(sign: string): string {
  const point = sign.codePointAt(0) ?? 0;
  const zero = ZEROS.find((start) => start <= point && point < start + 10);
  if (zero !== undefined) return String(point - zero);
  return /[\uff21-\uff3a\uff41-\uff5a]/.test(sign) ? String.fromCodePoint(point - 0xfee0) : sign;
}

/** Six digits, as authenticator apps and e-mails have them. */
export const isSixDigits = (code: string) => /^[0-9]{6}$/.test(code);

/** Whether it can be a code at all: a backup code has eight letters and digits. A server counts every try. */
export function isWhole(method: Method, code: string): boolean {
  if (method === "password") return code !== "";
  return isSixDigits(code) || (method === "totp" && /^[A-Za-z0-9]{8}$/.test(code));
}
