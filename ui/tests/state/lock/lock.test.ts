import { expect, test } from "vitest";
import { lockStore } from "../../../src/state/lock/lock";
import { fakeClock, settle } from "../../fakeClock";
import { scripted } from "../../scripted";
import type { LockScript } from "../../scriptedLock";

async function started(lock: LockScript) {
  const backend = scripted({ workspaces: [], behaviours: {}, lock });
  const clock = fakeClock();
  const store = lockStore(backend, clock, new AbortController().signal);
  await store.start();
  const calls = (method: string) => backend.calls.filter(([called]) => called === method).length;
  return { backend, clock, store, calls };
}

test("it begins as the program says it stands", async () => {
  expect((await started({})).store.state.value).toEqual({ kind: "open", givenUp: null, draft: null });
  const { store } = await started({ pin: "482913", locked: true });
  expect(store.state.value).toMatchObject({ kind: "locked", why: "started", cancelled: false });
});

test("without a PIN it is not locked, and the program is not asked", async () => {
  const { store, calls } = await started({});
  expect(await store.lock("asked")).toBe("noPin");
  expect(store.state.value.kind).toBe("open");
  expect(calls("lock")).toBe(0);
});

test("while it is held it is not locked, and that is said until it is let go", async () => {
  const { store, calls } = await started({ pin: "482913" });
  const [one, other] = [store.hold(), store.hold()];
  expect(await store.lock("asked")).toBe("held");
  expect(store.refused.value).toBe(true);
  one();
  one();
  expect(await store.lock("asked")).toBe("held");
  other();
  expect([store.refused.value, calls("lock")]).toEqual([false, 0]);
  expect(await store.lock("asked")).toBeNull();
});

test("a computer that goes to sleep locks it at once, and after whatever holds it", async () => {
  const free = await started({ pin: "482913" });
  free.backend.locking.sleep();
  expect(free.store.state.value).toMatchObject({ kind: "locked", why: "slept" });

  const { backend, store, calls } = await started({ pin: "482913" });
  const letGo = store.hold();
  backend.locking.sleep();
  expect([store.state.value.kind, store.refused.value]).toEqual(["open", false]);
  letGo();
  expect(store.state.value).toMatchObject({ kind: "locked", why: "slept" });
  await settle();
  expect(calls("lock")).toBe(1);
});

test("what was about to be sent is cancelled before it is locked, and that is said", async () => {
  const { store } = await started({ pin: "482913" });
  let asked = 0;
  const forget = store.onLocking(() => {
    asked += 1;
    return asked > 1;
  });
  await store.lock("asked");
  expect(store.state.value).toMatchObject({ cancelled: false });
  await store.unlock("482913");
  await store.lock("asked");
  expect(store.state.value).toMatchObject({ cancelled: true });
  await store.unlock("482913");
  forget();
  await store.lock("asked");
  expect([asked, store.state.value]).toMatchObject([2, { kind: "locked", why: "asked", cancelled: false }]);
});

test("what is put down as it locks is handed to the program, and comes back once with the right PIN", async () => {
  const { backend, store } = await started({ pin: "482913" });
  const forget = store.onSuspend(() => "the caller");
  await store.lock("asked");
  expect(backend.calls.at(-1)).toEqual(["lock", "the caller"]);
  expect(JSON.stringify(store.state.value)).not.toContain("the caller");
  await store.unlock("135791");
  expect(store.state.value.kind).toBe("locked");
  await store.unlock("482913");
  expect(store.state.value).toEqual({ kind: "open", givenUp: null, draft: "the caller" });

  forget();
  await store.lock("asked");
  expect(backend.calls.at(-1)).toEqual(["lock", null]);
  await store.unlock("482913");
  expect(store.state.value).toEqual({ kind: "open", givenUp: null, draft: null });
});

test("only the right PIN opens it; the fifth wrong one opens it without anybody signed in", async () => {
  const givenUp = [{ name: "Acme HQ", how: "signedOut" as const }];
  const { store } = await started({ pin: "482913", locked: true, givenUp });
  for (const left of [null, null, 2, 1]) {
    expect(await store.unlock("135791")).toEqual({ kind: "wrong", left });
    expect(store.state.value.kind).toBe("locked");
  }
  await store.unlock("135791");
  expect(store.state.value).toEqual({ kind: "open", givenUp, draft: null });
  expect(store.set.value).toBe(false);
});

test("it locks by itself only where a PIN is set, and after the minutes that are set", async () => {
  const { store, clock } = await started({ idleMinutes: 1 });
  clock.pass(10 * 60_000);
  expect(store.state.value.kind).toBe("open");
  await store.setPin("482913", "");
  await store.setIdle(2);
  clock.pass(119_000);
  expect([store.state.value.kind, store.warning.value]).toEqual(["open", 1]);
  clock.pass(1_000);
  expect(store.state.value).toMatchObject({ kind: "locked", why: "idle" });
});

test("changing the PIN leaves the window as it is; too many wrong ones do not", async () => {
  const { store } = await started({ pin: "482913" });
  const before = store.state.value;
  expect(await store.setPin("correct horse", "482913")).toEqual({ kind: "right" });
  expect(store.state.value).toBe(before);
  for (let time = 0; time < 4; time += 1) await store.removePin("135791");
  expect(store.state.value).toBe(before);
  await store.removePin("135791");
  expect(store.state.value).toEqual({ kind: "open", givenUp: [], draft: null });
});

test("it locks when too many wrong tries could not sign out everywhere, also while the PIN is changed", async () => {
  const error = { kind: "passwordStore", problem: "noAnswer", details: "" } as const;
  const { store } = await started({ pin: "482913", cannotGiveUp: error });
  store.onLocking(() => true);
  for (let time = 0; time < 4; time += 1) await store.removePin("135791");
  await expect(store.setPin("correct horse", "135791")).rejects.toEqual(error);
  expect(store.state.value).toMatchObject({ kind: "locked", why: "triedOut", cancelled: true });

  await expect(store.unlock("135791")).rejects.toEqual(error);
  expect(store.state.value.kind).toBe("locked");
});

test("a PIN that was taken away behind its back leaves it open", async () => {
  const { backend, store } = await started({ pin: "482913" });
  delete backend.locking.script.pin;
  expect(await store.lock("asked")).toBe("noPin");
  expect([store.state.value.kind, store.set.value]).toEqual(["open", false]);
});

test("it stays shut until the password store says whether a PIN is set, and says so after three seconds", async () => {
  const backend = scripted({ workspaces: [], behaviours: {} });
  let resolve = () => {};
  const promise = new Promise<void>((answered) => (resolve = answered));
  const learn = backend.learnLock.bind(backend);
  backend.learnLock = () => promise.then(learn);
  const clock = fakeClock();
  const store = lockStore(backend, clock, new AbortController().signal);
  const started = store.start();
  await settle();
  clock.pass(2900);
  expect(store.state.value).toEqual({ kind: "unknown" });
  clock.pass(100);
  expect(store.state.value).toEqual({ kind: "waiting", problem: null });
  resolve();
  await started;
  expect(store.state.value.kind).toBe("open");
});

test("a password store that cannot say it keeps it shut until it can, or the person goes on without it", async () => {
  const { backend, store, calls } = await started({ store: "locked" });
  expect(store.state.value).toEqual({ kind: "waiting", problem: "locked" });
  await store.learn();
  expect([store.state.value.kind, calls("learnLock")]).toEqual(["waiting", 2]);
  await store.goOnWithoutStore();
  expect(store.state.value.kind).toBe("open");

  backend.locking.script.pin = "482913";
  backend.locking.script.locked = true;
  await store.noticed();
  expect(store.state.value).toMatchObject({ kind: "locked", why: "started" });

  const unlockedLater = await started({ store: "dismissed", pin: "482913", locked: true });
  delete unlockedLater.backend.locking.script.store;
  await unlockedLater.store.learn();
  expect(unlockedLater.store.state.value.kind).toBe("locked");
});

test("a store that is waited for is said, and need not be waited for", async () => {
  const { backend, store, calls } = await started({});
  backend.locking.slow(true);
  expect(store.storeIsSlow.value).toBe(true);
  await store.letGoOfStore();
  expect([store.storeIsSlow.value, calls("letGoOfStore")]).toEqual([false, 1]);
});

test("a program that fails to say how it stands is told of, and is asked again when the person wants it", async () => {
  const error = { kind: "internal", details: "broken pipe" } as const;
  const backend = scripted({ workspaces: [], behaviours: {} });
  const { learnLock, goOnWithoutStore } = backend;
  backend.learnLock = () => Promise.reject(error);
  backend.goOnWithoutStore = () => Promise.reject(error);
  const store = lockStore(backend, fakeClock(), new AbortController().signal);
  await store.start();
  expect(store.state.value).toEqual({ kind: "failed", error });
  await store.goOnWithoutStore();
  expect(store.state.value).toEqual({ kind: "failed", error });
  Object.assign(backend, { learnLock, goOnWithoutStore });
  await store.learn();
  expect(store.state.value.kind).toBe("open");
});

test("what only watches does not keep it from opening", async () => {
  const backend = scripted({ workspaces: [], behaviours: {} });
  backend.watchStore = () => Promise.reject({ kind: "internal", details: "no channel" });
  backend.watchSleep = () => Promise.reject({ kind: "internal", details: "no channel" });
  const store = lockStore(backend, fakeClock(), new AbortController().signal);
  await store.start();
  expect(store.state.value.kind).toBe("open");
});

test("a lock that the program shut by itself cancels what was about to be sent, and that is said", async () => {
  const { backend, store } = await started({ pin: "482913" });
  store.onLocking(() => true);
  backend.locking.script.locked = true;
  await store.noticed();
  expect(store.state.value).toMatchObject({ kind: "locked", cancelled: true });
});

test("so does one that the late answer of the store shuts, after the person went on without it", async () => {
  const backend = scripted({ workspaces: [], behaviours: {}, lock: { store: "noAnswer" } });
  const learn = backend.learnLock;
  let answer = () => {};
  backend.learnLock = () => new Promise<void>((resolve) => (answer = resolve)).then(learn);
  const store = lockStore(backend, fakeClock(), new AbortController().signal);
  const started = store.start();
  await settle();
  await store.goOnWithoutStore();
  store.onLocking(() => true);
  Object.assign(backend.locking.script, { pin: "482913", locked: true });
  answer();
  await started;
  expect(store.state.value).toMatchObject({ kind: "locked", cancelled: true });
});
