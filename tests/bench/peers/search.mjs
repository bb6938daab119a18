// Searches and sorts as a script over plain objects does. search.mjs FILE [memory]
//
// FILE has a session a line, its fields between tabs. Reads one question a line:
//   {"find": TEXT}   counts the sessions one of whose fields contains TEXT, whatever the case
//   {"sort": FIELD}  sorts all by the number of a field, then takes the first 60
// and answers {"ms", "count"}. With "memory" it prints what the objects take instead, and ends.

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [file, mode] = process.argv.slice(2);
const NAMES = ['id', 'userId', 'username', 'name', 'device', 'version', 'system', 'host', 'workspace', 'ip', 'loginAt'];

const proportional = () => {
	globalThis.gc();
	const rollup = readFileSync('/proc/self/smaps_rollup', 'latin1');
	return Number(/^Pss: +(\d+) kB$/m.exec(rollup)[1]) * 1024;
};

const before = mode === 'memory' ? proportional() : 0;
const sessions = load();
if (mode === 'memory') {
	const taken = proportional() - before;
	console.log(JSON.stringify({ sessions: sessions.length, bytes: taken }));
	process.exit(0);
}
console.log('ready');
for await (const line of createInterface({ input: process.stdin })) {
	const question = JSON.parse(line);
	const begin = performance.now();
	const count = question.find === undefined ? sort(NAMES[question.sort]) : find(question.find);
	console.log(JSON.stringify({ ms: performance.now() - begin, count }));
}

// One line after the other, so that no session holds on to the whole text.
function load() {
	const bytes = readFileSync(file);
	const sessions = [];
	for (let from = 0; from < bytes.length; ) {
		const end = bytes.indexOf(10, from);
		const fields = bytes.toString('utf8', from, end).split('\t');
		sessions.push(object(fields));
		from = end + 1;
	}
	return sessions;
}

function object([id, userId, username, name, device, version, system, host, workspace, ip, loginAt]) {
	return { id, userId, username, name, device, version, system, host, workspace, ip, loginAt };
}

function find(text) {
	const wanted = text.toLowerCase();
	let count = 0;
	const first = [];
	for (const session of sessions) {
		for (const name of NAMES) {
			if (session[name].toLowerCase().includes(wanted)) {
				count += 1;
				if (first.length < 60) first.push(session);
				break;
			}
		}
	}
	return count;
}

function sort(name) {
	const sorted = sessions.slice().sort((one, other) => (one[name] < other[name] ? -1 : one[name] > other[name] ? 1 : 0));
	return sorted.slice(0, 60).length;
}
