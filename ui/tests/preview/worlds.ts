import type { CommandError, Workspace } from "../../src/backend/generated/types";
import { type Behaviour, card, challenge, fine, type World, workspace } from "../scripted";

const support = { userId: "aobEdbYhXfu5hkeqG", userName: "support", name: "Support Desk" };
const held = { signIn: { kind: "held", keptIn: "passwordStore" } as const, account: support, lastCheck: fine() };

const failed = (error: CommandError): Workspace["lastCheck"] => ({
  at: "2026-11-23T05:20:00Z",
  outcome: { kind: "failed", error },
});

export const unreachable: CommandError = {
  kind: "unreachable",
  reason: "timedOut",
  details: "connect to chat.initech.example:443 timed out after 10 s",
};

export const LONG = "Northwind Traders International Customer Support Europe East";

/** Four workspaces, as on an ordinary day. */
export function fewWorld(behaviours: Record<string, Behaviour> = {}): World {
  return {
    workspaces: [
      workspace("acme", "Acme HQ", held),
      workspace("northwind", LONG, held),
      workspace("globex", "Globex", { signIn: { kind: "none" } }),
      workspace("initech", "Initech", { ...held, lastCheck: failed(unreachable) }),
    ],
    behaviours: { initech: { check: { error: unreachable } }, ...behaviours },
  };
}

/** Twelve workspaces, one for each way a workspace can stand. */
export function manyWorld(behaviours: Record<string, Behaviour> = {}): World {
  const noLicence: Workspace["lastCheck"] = {
    at: "2026-11-23T05:30:00Z",
    outcome: {
      kind: "fine",
      rights: { deviceManagement: "no", mayView: "unknown", mayEnd: "unknown", mayEndAll: "unknown" },
    },
  };
  const notAllowed: Workspace["lastCheck"] = {
    at: "2026-11-23T05:30:00Z",
    outcome: { kind: "fine", rights: { deviceManagement: "yes", mayView: "no", mayEnd: "no", mayEndAll: "no" } },
  };
  const names = ["Hooli", "Massive Dynamic", "Soylent", "Tyrell"];
  return {
    workspaces: [
      ...fewWorld().workspaces,
      workspace("umbrella", "Umbrella", { ...held, lastCheck: noLicence }),
      workspace("stark", "Stark Industries", { ...held, lastCheck: notAllowed }),
      workspace("wayne", "Wayne Enterprises", { account: support, signIn: { kind: "ended" } }),
      workspace("practice", "Practice with a phone code", { ...held, practice: true, host: "127.0.0.1:41234" }),
      ...names.map((name) => workspace(name, name, held)),
    ],
    behaviours: { initech: { check: { error: unreachable } }, ...behaviours },
  };
}

export const wantsTotp: Behaviour = { challenge: challenge(), code: "123456", answer: { card: card("acme") } };
export const wantsMail: Behaviour = {
  challenge: challenge({ method: "email", codeSent: true, alternatives: ["totp"] }),
  code: "123456",
  answer: { error: { kind: "sessionNotFound" } },
};
export const wantsPassword: Behaviour = {
  challenge: challenge({ method: "password" }),
  code: "hunter2",
  answer: { error: { kind: "sessionNotFound" } },
};
export const notFound: Behaviour = { answer: { error: { kind: "sessionNotFound" } } };
