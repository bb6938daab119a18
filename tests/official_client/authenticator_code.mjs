// The code that an authenticator app shows now: RFC 6238, SHA-1, 6 digits, 30 seconds.

import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function authenticatorCode(secret) {
	const bits = [...secret].map((c) => ALPHABET.indexOf(c).toString(2).padStart(5, '0')).join('');
	const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
	const digest = createHmac('sha1', key).update(counter).digest();
	const number = digest.readUInt32BE(digest.at(-1) & 0x0f) & 0x7fffffff;
	return String(number % 1_000_000).padStart(6, '0');
}
