import type { Person, SessionCard } from "../../backend/generated/types";
import type { AccountKey } from "../../backend/revocation";
import { accountKey } from "../shared/sessionKey";
import type { Action, Started } from "./action";
import type { Gathered } from "./who";

/** The steps, in their order. Each can be left and come back to. */
export const STEPS = ["who", "devices", "secure", "choose", "end", "tell"] as const;
export type Step = (typeof STEPS)[number];

/** What is to be done at the server, because who knows the password can sign in again. */
export const SECURING = ["password", "otherClients", "secondFactor", "accessTokens", "email"] as const;
export type Securing = (typeof SECURING)[number];

/** What the caller said about a device that was read aloud. */
export type DeviceAnswer = "yes" | "no" | "notSure";

/** An answer with the session as it was when it was given; it is evidence, and outlives the session. */
interface Evidence {
  card: SessionCard;
  answer: DeviceAnswer;
  /** Milliseconds since 1970. */
  at: number;
}

/** What the person set against what would be ticked by itself. */
type Tick = "ticked" | "unticked";

export type Text = "ticket" | "message";

/** What was written instead of a proposed text, with the text that was proposed then. */
export interface Draft {
  written: string;
  proposed: string;
}

/** One caller whose account may be compromised. Everything in it is kept when the flow is left. */
export interface Incident {
  /** The account that the flow began with. */
  first: AccountKey;
  person: Person;
  at: Step;
  /** Steps that were gone on from. */
  passed: ReadonlySet<Step>;
  /** How the caller was recognised, and the ticket number; both may be empty. */
  recognised: string;
  ticket: string;
  gathered: Gathered;
  /** The accounts that belong to the caller, by `accountName`. */
  included: ReadonlySet<string>;
  /** By `sessionName`. */
  answers: ReadonlyMap<string, Evidence>;
  /** What is done at the server, by `securedId`. */
  secured: ReadonlySet<string>;
  /** By `sessionName`; what is not in it is ticked as the answers say. */
  ticks: ReadonlyMap<string, Tick>;
  /** Accounts to be signed out everywhere, also of what no list shows; by `accountName`. */
  whole: ReadonlySet<string>;
  /** What is typed where a number is to be typed. */
  typedNumber: string;
  action: Action;
  /** What was ended before, when the flow went round again. */
  past: readonly Started[];
  /** What was written instead of the proposed texts. */
  drafts: Record<Text, Draft | null>;
  copied: ReadonlySet<Text>;
}

export function securedId(what: Securing, account: AccountKey): string {
  return `${what} ${accountKey(account)}`;
}

export function began(first: AccountKey, person: Person): Incident {
  return {
    first,
    person,
    at: "who",
    passed: new Set(),
    recognised: "",
    ticket: "",
    gathered: { kind: "gathering" },
    included: new Set([accountKey(first)]),
    answers: new Map(),
    secured: new Set(),
    ticks: new Map(),
    whole: new Set(),
    typedNumber: "",
    action: { kind: "none" },
    past: [],
    drafts: { ticket: null, message: null },
    copied: new Set(),
  };
}

/** A set with one thing put in or taken out. */
export function withOne<T>(set: ReadonlySet<T>, one: T, isIn: boolean): ReadonlySet<T> {
  const next = new Set(set);
  if (isIn) next.add(one);
  else next.delete(one);
  return next;
}
