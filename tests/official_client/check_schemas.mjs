// Checks replies against the JSON Schemas that @rocket.chat/core-typings ships.
//
// node check_schemas.mjs < {"list": [PAGE, …], "one": [REPLY, …]}
// Prints {"rows": N, "replies": N}; ends with 1 and what does not fit if something does not.

import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { schemas } from '@rocket.chat/core-typings';
import Ajv from 'ajv';

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addFormat('date-time', (value) => new Date(value).toISOString() === value);
ajv.addSchema({ $id: 'typings', ...schemas });

const row = { $ref: 'typings#/components/schemas/DeviceManagementPopulatedSession' };
const number = { type: 'number' };
const list = {
	type: 'object',
	properties: {
		sessions: { type: 'array', items: row },
		count: number,
		offset: number,
		total: number,
		success: { const: true },
	},
	required: ['sessions', 'count', 'offset', 'total', 'success'],
	additionalProperties: false,
};
const one = { ...row, properties: { success: { const: true } }, required: ['success'] };
const fits = { list: ajv.compile(list), one: ajv.compile(one) };

// A schema that takes anything would prove nothing.
assert.equal(fits.one({ success: true }), false);
assert.equal(fits.list({ sessions: [{}], count: 1, offset: 0, total: 1, success: true }), false);

const replies = JSON.parse(await text(process.stdin));
for (const kind of ['list', 'one']) {
	for (const reply of replies[kind]) {
		assert.ok(fits[kind](reply), JSON.stringify({ errors: fits[kind].errors, reply }, null, 1));
	}
}
const rows = replies.list.reduce((sum, page) => sum + page.sessions.length, 0);
console.log(JSON.stringify({ rows, replies: replies.list.length + replies.one.length }));
