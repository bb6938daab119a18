import type { CommandError, ImportPreview } from "../../src/backend/generated/types";
import type { App } from "../../src/state/app";
import { card, challenge, type World } from "../scripted";
import { fewWorld, LONG, manyWorld, notFound, unreachable, wantsMail, wantsPassword, wantsTotp } from "./worlds";

export interface Screen {
  world: () => World;
  act?: (app: App) => unknown;
}

const ID = "uBNL9dTjJ4s6Pjp4K";
const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30)));

async function lookUp(app: App) {
  app.typeSearch(ID);
  void app.submitSearch();
  await frame();
}

const open = (id: string) => (app: App) => app.go({ kind: "workspace", id });
const scope = (id: string) => (app: App) => {
  app.scope.value = { kind: "one", id };
  return lookUp(app);
};

async function fill(label: string, text: string) {
  await frame();
  const input = [...document.querySelectorAll("input")].find((one) => one.labels?.[0]?.textContent === label);
  if (!input) throw new Error(`no field ${label}`);
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  await frame();
}

async function press(label: string) {
  const button = [...document.querySelectorAll("button")].find((one) => (one.ariaLabel ?? one.textContent) === label);
  if (!button) throw new Error(`no button ${label}`);
  button.click();
  await frame();
}

const found = { answer: { card: card("acme") } };
const strange = {
  answer: {
    card: card("northwind", {
      person: { kind: "deleted" },
      device: { kind: "unknown", name: null, version: null, longVersion: null, system: null, systemVersion: null },
      host: null,
      internetAddress: null,
      lastConnected: null,
    }),
  },
};
const longName = {
  answer: {
    card: card("northwind", {
      person: {
        kind: "known",
        userName: "maria.fernanda.lopez.de.la.fuente",
        name: "María Fernanda López de la Fuente y Villanueva Montoya",
      },
      device: {
        kind: "desktopApp",
        name: "Rocket.Chat Desktop",
        version: "4.9.1",
        longVersion: "4.9.1",
        system: "macOS",
        systemVersion: "15.2",
      },
      internetAddress: { text: "2001:db8:85a3::8a2e:370:7334", internal: false },
      lastConnected: "2026-11-22T17:22:10Z",
    }),
  },
};

const failures: Record<string, CommandError> = {
  "error-name": { kind: "unreachable", reason: "nameNotFound", details: "dns error" },
  "error-refused": { kind: "unreachable", reason: "refused", details: "connection refused" },
  "error-timeout": unreachable,
  "error-proxy": { kind: "unreachable", reason: "proxy", details: "407" },
  "error-lost": { kind: "unreachable", reason: "connectionLost", details: "reset by peer" },
  "error-certificate": {
    kind: "certificate",
    problem: "unknownIssuer",
    details: "invalid peer certificate: UnknownIssuer",
  },
  "error-slow-down": { kind: "tooManyRequests", waitSeconds: 26 },
  "error-signed-out": { kind: "signedOut" },
  "error-not-allowed": { kind: "notAllowed" },
  "error-no-licence": { kind: "noDeviceManagement" },
  "error-different": { kind: "differentSession" },
  "error-token": { kind: "tokenCannotSkip" },
  "error-server": { kind: "serverFailed", details: "502 Bad Gateway" },
  "error-reply": { kind: "badReply", details: "expected value at line 1 column 1" },
  "error-not-rocketchat": { kind: "notRocketChat", details: "text/html" },
  "error-store": { kind: "passwordStore", problem: "locked", details: "prompt dismissed" },
};

const preview: ImportPreview = {
  source: "gatehouse",
  protects: 0,
  entries: [
    { name: "Acme HQ", address: "https://chat.acme-hq.example", verdict: { kind: "alreadyThere" } },
    { name: "Hooli", address: "https://chat.hooli.example", verdict: { kind: "new" } },
    { name: LONG, address: "https://talk.northwind.example/europe/east", verdict: { kind: "new" } },
    { name: "Soylent", address: "https://chat.soylent.example", verdict: { kind: "new" } },
    { name: "Old intranet", address: "http://10.0.0.7:3000", verdict: { kind: "refused", problem: "notEncrypted" } },
  ],
};

const file = { name: "workspaces.json", size: 900, arrayBuffer: async () => new TextEncoder().encode("{}").buffer };
const empty = (): World => ({ workspaces: [], behaviours: {}, preview });

/** Every screen, by name, with what brings it about. */
export const screens: Record<string, Screen> = {
  "first-run": { world: empty },
  "first-run-address": { world: empty, act: () => fill("Workspace address", "Chat.Example.com/") },
  "kept-aside": {
    world: () => ({
      ...empty(),
      keptAside: {
        path: "/home/support/.local/share/gatehouse/workspaces.unreadable-2026-11-23.json",
        why: "unreadable",
        lastGood: 3,
      },
    }),
  },
  "import-preview": { world: () => ({ ...fewWorld(), preview }), act: (app) => app.chooseFile(file) },
  "import-first": { world: empty, act: (app) => app.chooseFile(file) },
  "import-failed": { world: () => ({ workspaces: [], behaviours: {} }), act: (app) => app.chooseFile(file) },
  checklist: { world: empty, act: (app) => app.chooseFile(file).then(() => app.addFromFile()) },
  "checklist-admin": {
    world: manyWorld,
    act: (app) => app.go({ kind: "checklist", ids: app.workspaces.all.value.map((one) => one.id) }),
  },
  practice: { world: empty, act: (app) => app.addPractice() },
  empty: { world: fewWorld },
  many: { world: manyWorld },
  add: { world: fewWorld, act: (app) => app.go({ kind: "add" }) },
  "add-there": {
    world: fewWorld,
    act: async (app) => {
      app.go({ kind: "add" });
      await fill("Workspace address", "chat.acme-hq.example");
    },
  },
  "add-refused": {
    world: fewWorld,
    act: async (app) => {
      app.go({ kind: "add" });
      await fill("Workspace address", "http://chat.acme.example");
      await press("Add workspace");
      document.querySelector<HTMLFormElement>(".address-entry")?.requestSubmit();
    },
  },
  workspace: { world: fewWorld, act: open("acme") },
  "workspace-sign-in": { world: fewWorld, act: open("globex") },
  "workspace-refused": {
    world: () => fewWorld({ globex: { signIn: { error: { kind: "signInRefused", reason: "noMatch" } } } }),
    act: async (app) => {
      open("globex")(app);
      await fill("User name or e-mail", "support");
      await fill("Password", "wrong");
      await press("Sign in");
    },
  },
  "workspace-no-store": {
    world: () =>
      fewWorld({
        globex: {
          signIn: {
            error: { kind: "passwordStore", problem: "missing", details: "org.freedesktop.secrets: ServiceUnknown" },
          },
        },
      }),
    act: async (app) => {
      open("globex")(app);
      await fill("User name or e-mail", "support");
      await fill("Password", "right");
      await press("Sign in");
    },
  },
  "workspace-sso": {
    world: fewWorld,
    act: async (app) => {
      open("globex")(app);
      await frame();
      for (const one of document.querySelectorAll(".other-ways details")) one.setAttribute("open", "");
    },
  },
  "workspace-unreachable": { world: fewWorld, act: open("initech") },
  "workspace-not-allowed": { world: manyWorld, act: open("stark") },
  "workspace-ended": { world: manyWorld, act: open("wayne") },
  "workspace-practice": { world: manyWorld, act: open("practice") },
  "workspace-long": { world: fewWorld, act: open("northwind") },
  remove: { world: fewWorld, act: (app) => (app.dialog.value = { kind: "remove", id: "acme" }) },
  removed: { world: fewWorld, act: (app) => app.remove("acme") },
  saved: { world: fewWorld, act: (app) => app.saveFile() },
  shortcuts: { world: fewWorld, act: (app) => (app.dialog.value = { kind: "shortcuts" }) },
  recognised: {
    world: fewWorld,
    act: (app) => app.searchBox.type("https://chat.acme.example/admin/device-management/info/uBNL9dTjJ4s6Pjp4K"),
  },
  "not-an-id": {
    world: fewWorld,
    act: async (app) => {
      await app.searchBox.type("^.*$");
      await app.submitSearch();
    },
  },
  found: {
    world: () => fewWorld({ acme: found, northwind: notFound, initech: { answer: { error: unreachable } } }),
    act: lookUp,
  },
  panel: {
    world: () => fewWorld({ acme: found, northwind: longName, initech: { answer: { error: unreachable } } }),
    act: async (app) => {
      await lookUp(app);
      app.openCard("acme");
    },
  },
  "panel-unknown": {
    world: () => fewWorld({ acme: notFound, northwind: strange }),
    act: async (app) => {
      await lookUp(app);
      app.openCard("northwind");
    },
  },
  "not-found": { world: () => fewWorld({ acme: notFound }), act: scope("acme") },
  "not-found-some": {
    world: () => fewWorld({ acme: notFound, northwind: notFound, initech: { answer: { error: unreachable } } }),
    act: lookUp,
  },
  "code-totp": { world: () => fewWorld({ acme: wantsTotp }), act: scope("acme") },
  "code-email": { world: () => fewWorld({ acme: wantsMail }), act: scope("acme") },
  "code-password": { world: () => fewWorld({ acme: wantsPassword }), act: scope("acme") },
  "code-wrong": {
    world: () => fewWorld({ acme: wantsTotp }),
    act: async (app) => {
      await scope("acme")(app);
      app.prompts.shown.value?.answer({ method: "totp", code: "000000" });
    },
  },
  "code-too-many": {
    world: () => fewWorld({ acme: { challenge: challenge({ method: "email", attempt: "tooMany" }) } }),
    act: scope("acme"),
  },
  "code-practice": {
    world: () => manyWorld({ practice: { challenge: challenge(), code: "482913" } }),
    act: scope("practice"),
  },
  "codes-panel": {
    world: () =>
      manyWorld({
        acme: wantsTotp,
        northwind: wantsMail,
        Hooli: wantsPassword,
        Soylent: { ...wantsTotp },
        practice: { challenge: challenge() },
        Tyrell: { answer: { card: card("Tyrell") } },
      }),
    act: lookUp,
  },
  ...Object.fromEntries(
    Object.entries(failures).map(([name, error]) => [
      name,
      { world: () => fewWorld({ acme: { answer: { error } }, northwind: notFound, initech: notFound }), act: lookUp },
    ]),
  ),
};
