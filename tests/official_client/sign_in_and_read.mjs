// Rocket.Chat's own client against a practice workspace: signs in, is challenged, answers, reads.
//
// node sign_in_and_read.mjs ADDRESS CONTROL SIGN_INS
//   SIGN_INS is JSON: [{username, password, userId, method, authenticatorSecret?}].
// Prints one line of JSON for each sign-in; ends with 1 at the first thing that is not right.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { RestClient } from '@rocket.chat/api-client';
import { authenticatorCode } from './authenticator_code.mjs';

const [address, control, signIns] = process.argv.slice(2);
const { version } = await (await fetch(`${address}/api/info`)).json();

for (const signIn of JSON.parse(signIns)) {
	console.log(JSON.stringify(await run(signIn)));
}

async function run(signIn) {
	const client = new RestClient({ baseUrl: address });
	const challenges = [];
	client.handleTwoFactorChallenge(async ({ method, invalidAttempt }) => {
		challenges.push({ method, invalidAttempt });
		// The first answer is wrong on purpose: the client must come again with the right one.
		return challenges.length === 1 ? '000000' : answer(signIn, method);
	});
	client.setCredentials(await logIn(client, signIn));

	const page = await client.get('/v1/sessions/list.all', { count: 3 });
	assert.equal(page.success, true);
	assert.equal(page.sessions.length, 3);

	const last = page.sessions.at(-1).sessionId;
	const session = await client.get('/v1/sessions/info.admin', { sessionId: last });
	assert.equal(session.sessionId, last);

	const signOut = client.post('/v1/logout', {});
	if (Number.parseInt(version, 10) < 7) {
		assert.equal((await signOut).status, 'success');
	} else {
		// A real server answers a sign-out with an empty body, on which this client chokes.
		await assert.rejects(signOut, SyntaxError);
	}
	const gone = await client.get('/v1/me').catch((response) => response);
	assert.equal(gone.status, 401);

	return { username: signIn.username, challenges, total: page.total, session: last };
}

// The client takes a 401 for the end, so that a second factor at sign-in is ours to answer.
async function logIn(client, signIn) {
	const credentials = { user: signIn.username, password: signIn.password };
	const refused = await client.post('/v1/login', credentials).catch((response) => response);
	let signedIn = refused;
	if (refused instanceof Response) {
		assert.equal(refused.status, 401);
		const { error, details } = await refused.json();
		assert.equal(error, 'totp-required');
		const code = await answer(signIn, details.method);
		signedIn = await client.post('/v1/login', { ...credentials, code });
	}
	assert.equal(signedIn.status, 'success');
	assert.equal(signedIn.data.userId, signIn.userId);
	return { 'X-User-Id': signedIn.data.userId, 'X-Auth-Token': signedIn.data.authToken };
}

async function answer(signIn, method) {
	switch (method) {
		case 'totp':
			return authenticatorCode(signIn.authenticatorSecret);
		case 'email': {
			const mails = await (await fetch(`${control}/outbox`)).json();
			const mine = mails.filter(({ to }) => to.startsWith(`${signIn.username}@`));
			return mine.at(-1).text.match(/^\d{3}-\d{3}$/m)[0];
		}
		case 'password':
			return createHash('sha256').update(signIn.password).digest('hex');
		default:
			throw new Error(`no answer to ${method}`);
	}
}
