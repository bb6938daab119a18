// Reads all sessions with Rocket.Chat's own client. read_all.mjs ADDRESS USER_ID TOKEN prints how many.

import { RestClient } from '@rocket.chat/api-client';

const [address, userId, token] = process.argv.slice(2);
const PAGE = 100;

const client = new RestClient({ baseUrl: address });
client.setCredentials({ 'X-User-Id': userId, 'X-Auth-Token': token });
const sessions = [];
for (;;) {
	const page = await client.get('/v1/sessions/list.all', { offset: sessions.length, count: PAGE });
	sessions.push(...page.sessions);
	if (sessions.length >= page.total) break;
}
console.log(sessions.length);
