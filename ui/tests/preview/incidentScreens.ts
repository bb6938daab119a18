import type { App } from "../../src/state/app";
import type { Step } from "../../src/state/incident/incident";
import { card, fine, type World } from "../scripted";
import type { RevocationScript } from "../scriptedRevocation";
import type { Screen } from "./screens";
import { fewWorld } from "./worlds";

const frame = (milliseconds = 120) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const maria = { kind: "known", userName: "maria", name: "Maria Lopez" } as const;
const phone = {
  kind: "mobileApp",
  name: "Rocket.Chat",
  version: "4.62",
  longVersion: "4.62",
  system: "iOS",
  systemVersion: "19",
} as const;
const linux = {
  kind: "browser",
  name: "Firefox",
  version: "152.0",
  longVersion: "152.0",
  system: "Ubuntu",
  systemVersion: "26.04",
} as const;
const nothing = {
  kind: "unknown",
  name: null,
  version: null,
  longVersion: null,
  system: null,
  systemVersion: null,
} as const;
const hers = (workspaceId: string, sessionId: string, more: Parameters<typeof card>[1] = {}) =>
  card(workspaceId, {
    sessionId,
    userId: `maria-${workspaceId}`,
    person: maria,
    internetAddress: { text: "203.0.113.77", internal: false },
    ...more,
  });
const back = hers("acme", "newOne", {
  device: linux,
  lastConnected: "2026-11-23T05:35:30Z",
  internetAddress: { text: "198.51.100.200", internal: false },
});
const first = { workspaceId: "acme", userId: "maria-acme" };

function world(script: RevocationScript = {}): World {
  const few = fewWorld();
  const check = fine();
  if (check?.outcome.kind === "fine") check.outcome.rights = { ...check.outcome.rights, mayEnd: "yes" };
  return {
    ...few,
    workspaces: few.workspaces.map((one) => (one.id === "acme" ? { ...one, lastCheck: check, practice: true } : one)),
    sessions: {
      acme: [
        hers("acme", "a1"),
        hers("acme", "a2", { device: phone, lastConnected: "2026-11-23T04:51:42Z" }),
        hers("acme", "a3", {
          device: linux,
          lastConnected: "2026-11-22T17:22:10Z",
          internetAddress: { text: "2001:db8:85a3::8a2e:370:7334", internal: false },
        }),
        hers("acme", "a4", { device: nothing, lastConnected: null, internetAddress: null }),
        card("acme", { sessionId: "r1" }),
      ],
      northwind: [
        hers("northwind", "n1"),
        hers("northwind", "n2", { device: linux, lastConnected: "2026-11-12T08:40:42Z" }),
      ],
    },
    revocation: { mayEndAll: "yes", ...script },
  };
}

async function read(app: App) {
  void app.sessions.readings.read(["acme", "northwind"], "everything");
  await frame(900);
}

const at = (step: Step) => async (app: App) => {
  await read(app);
  app.go({ kind: "incident" });
  await app.incidents.begin(first, maria);
  app.incidents.recognise({ recognised: "Called back on the number in the directory", ticket: "4711" });
  app.incidents.include({ workspaceId: "northwind", userId: "maria-northwind" }, true);
  const { incidents } = app;
  for (const account of incidents.open.peek()?.gathered.kind === "gathered" ? gathered(app) : []) {
    for (const [place, { card }] of account.sessions.entries())
      incidents.answer(card, place === 1 ? "yes" : place === 3 ? "notSure" : "no");
  }
  incidents.secure("password", first, true);
  incidents.go("devices");
  incidents.go("secure");
  incidents.go(step);
  await frame();
};

function gathered(app: App) {
  const state = app.incidents.open.peek()?.gathered;
  return state?.kind === "gathered" ? state.accounts : [];
}

const ended = (script: RevocationScript, look: boolean) => async (app: App) => {
  await at("end")(app);
  void app.incidents.start();
  await frame(400);
  if (!look) return;
  Object.assign((app.backend as unknown as { world: World }).world.revocation ?? {}, script);
  for (const { operation, parts } of app.revocation.jobs.all.peek())
    for (const id of parts.keys()) void app.revocation.jobs.checkAgain(operation, id);
  await frame(400);
};

/** Every step of the guided flow, by name. */
export const incidentScreens: Record<string, Screen> = {
  "incident-panel": {
    world: () => world(),
    act: async (app) => {
      await read(app);
      app.finder.select({ workspaceId: "acme", sessionId: "a1" });
      await app.finder.search({ group: "person" });
      await frame();
    },
  },
  "incident-seek": {
    world: () => world(),
    act: async (app) => {
      await read(app);
      app.go({ kind: "incident" });
      await app.incidents.search("lopez");
      await frame();
    },
  },
  "incident-who": { world: () => world(), act: at("who") },
  "incident-devices": { world: () => world(), act: at("devices") },
  "incident-secure": { world: () => world(), act: at("secure") },
  "incident-choose": { world: () => world(), act: at("choose") },
  "incident-confirm": { world: () => world({ admins: ["maria-acme"] }), act: at("end") },
  "incident-ended": { world: () => world(), act: ended({}, false) },
  "incident-new": { world: () => world(), act: ended({ newSignIns: [back] }, true) },
  "incident-tell": {
    world: () => world(),
    act: async (app) => {
      await ended({}, true)(app);
      app.incidents.go("tell");
      await frame();
    },
  },
  "incident-left": {
    world: () => world(),
    act: async (app) => {
      await at("secure")(app);
      app.go({ kind: "search" });
      await frame();
    },
  },
  "incident-discard": {
    world: () => world(),
    act: async (app) => {
      await at("devices")(app);
      app.dialog.value = { kind: "discardIncident" };
      await frame();
    },
  },
};
