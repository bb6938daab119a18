import type { ReadingProgress } from "../../src/backend/generated/types";
import type { App } from "../../src/state/app";
import { type Behaviour, challenge, type World } from "../scripted";
import type { Screen } from "./screens";
import { hintsOf, sessionsOf } from "./sessions";
import { fewWorld, LONG, manyWorld, unreachable, wantsTotp } from "./worlds";

const frame = (milliseconds = 60) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const never = () => new Promise<void>(() => undefined);

function readWorld(behaviours: Record<string, Behaviour> = {}): World {
  const sessions = {
    acme: sessionsOf("acme", 120),
    northwind: sessionsOf("northwind", 43),
    initech: sessionsOf("initech", 12),
  };
  return {
    ...fewWorld({
      initech: { check: { error: unreachable }, reading: { error: { after: 3, error: unreachable } } },
      ...behaviours,
    }),
    sessions,
    hints: hintsOf,
  };
}

/** Reads everything, and waits until what can be read is shown. */
async function read(app: App) {
  app.sessions.readAgain("everything");
  await frame(1200);
}

const type = (text: string) => async (app: App) => {
  await read(app);
  app.typeSearch(text);
  await frame();
};

async function open(app: App, chip: string) {
  await read(app);
  const button = [...document.querySelectorAll<HTMLElement>(".chip-button")].find((one) =>
    one.ariaLabel?.startsWith(chip),
  );
  if (!button) throw new Error(`no chip ${chip}`);
  button.click();
  await frame();
}

const stuck = (page: number, told: Partial<ReadingProgress>): Behaviour => ({
  reading: { before: (at) => (at === page ? never() : Promise.resolve()), told },
});
const far = { read: 1200, total: 3000, page: 12, pages: 30 };

/** Every screen of reading and finding, by name. */
export const searchScreens: Record<string, Screen> = {
  "nothing-read": { world: readWorld },
  reading: {
    world: () =>
      readWorld({
        acme: stuck(12, { ...far, secondsLeft: 118 }),
        northwind: stuck(9, { read: 400, total: 1010, page: 4, pages: 11, waitingSeconds: 26, secondsLeft: 44 }),
      }),
    act: read,
  },
  "reading-first": {
    world: () => readWorld({ acme: stuck(0, {}), northwind: stuck(0, {}), initech: stuck(0, {}) }),
    act: read,
  },
  "reading-paused": {
    world: () => readWorld({ acme: { reading: { challengeAfter: 30, told: far } }, northwind: {} }),
    act: read,
  },
  "reading-codes": {
    world: () =>
      readWorld({ acme: wantsTotp, northwind: { challenge: challenge({ method: "password" }), code: "123456" } }),
    act: read,
  },
  "reading-failed": {
    world: () => ({
      ...readWorld({
        initech: { reading: { error: { after: 0, error: unreachable } } },
        acme: { reading: { error: { after: 0, error: { kind: "notAllowed" } } } },
        northwind: { reading: { error: { after: 0, error: { kind: "serverFailed", details: "502" } } } },
      }),
    }),
    act: read,
  },
  sessions: { world: readWorld, act: read },
  "sessions-panel": {
    world: readWorld,
    act: async (app) => {
      await read(app);
      app.finder.select({ workspaceId: "acme", sessionId: "acme00000TjJ4s6Pj" });
    },
  },
  "sessions-many": {
    world: () => ({ ...manyWorld(), sessions: readWorld().sessions ?? {}, hints: hintsOf }),
    act: read,
  },
  "sessions-person": {
    world: readWorld,
    act: async (app) => {
      await type("yilmaz")(app);
      await app.finder.search({ group: "person" });
    },
  },
  "sessions-complete": {
    world: readWorld,
    act: async (app) => {
      await read(app);
      document.querySelector<HTMLElement>(".count-line summary")?.click();
    },
  },
  "sessions-doubtful": {
    world: readWorld,
    act: async (app) => {
      const find = app.backend.find;
      const doubtful = [{ workspaceId: "acme", percent: 93, internetAddress: { text: "10.0.0.5", internal: true } }];
      app.backend.find = async (query) => ({ ...(await find(query)), doubtful });
      await read(app);
    },
  },
  "chip-time": { world: readWorld, act: (app) => open(app, "Last connected") },
  "chip-device": {
    world: readWorld,
    act: async (app) => {
      await open(app, "Device type");
      await app.finder.search({
        filters: { ...app.finder.query.value.filters, kinds: ["mobileApp"], lastConnected: "day" },
      });
    },
  },
  "chip-hints": { world: readWorld, act: (app) => open(app, "Hint") },
  "chip-order": { world: readWorld, act: (app) => open(app, "Order") },
  hints: { world: readWorld, act: (app) => (app.dialog.value = { kind: "hints" }) },
  "no-match": { world: readWorld, act: type("nobody.here") },
  "no-match-filtered": {
    world: readWorld,
    act: async (app) => {
      await type("yilmaz")(app);
      await app.finder.search({
        filters: { ...app.finder.query.value.filters, kinds: ["tablet"], lastConnected: "hour" },
      });
    },
  },
  "typed-address": { world: readWorld, act: type("203.0.113.77") },
  "typed-unread": { world: readWorld, act: (app) => app.typeSearch(`maria ${LONG.slice(0, 9)}`) },
};
