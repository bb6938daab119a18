import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { EndingBackend, EndingPlan, EndingWish, PlannedAccount, StartedEnding } from "../backend/ending";
import type { CommandError, SessionKey } from "../backend/generated/types";
import { commandError } from "./commandError";
import type { Mode } from "./endingMode";
import { accountName, canTickWhole, sessionName, type Tally, tally, tickable, type Ticks, ticksAfter, ticksAtFirst } from "./endingPlan";

/** A sign-out that the person looks over; nothing of it was sent. */
export interface Proposal {
  wish: EndingWish;
  plan: ReadonlySignal<EndingPlan>;
  ticks: ReadonlySignal<Ticks>;
  tally: ReadonlySignal<Tally>;
  /** What stands in the field for the number. */
  typed: Signal<string>;
  ticket: Signal<string>;
  /** Whether the number that has to be typed is there, or none has to be. */
  numberFits: ReadonlySignal<boolean>;
  busy: ReadonlySignal<boolean>;
  /** Why it was not begun. */
  problem: ReadonlySignal<CommandError | null>;
  tickSession(key: SessionKey): void;
  /** Ticks all of an account, or, when all are ticked, none. */
  tickAccount(account: PlannedAccount): void;
  tickWhole(account: PlannedAccount): void;
  /** Plans anew, because something has become known. */
  renew(): Promise<void>;
  /** Allows signing out if only viewing was, and starts. Resolves to null when it was refused. */
  confirm(): Promise<StartedEnding | null>;
}

export function proposal(backend: Pick<EndingBackend, "planEnding" | "startEnding">, mode: Mode, wish: EndingWish, first: EndingPlan): Proposal {
  const plan = signal(first);
  const ticks = signal(ticksAtFirst(first));
  const counted = computed(() => tally(wish, plan.value, ticks.value));
  const typed = signal("");
  const ticket = signal("");
  const busy = signal(false);
  const problem = signal<CommandError | null>(null);

  const numberFits = computed(() => counted.value.number === null || counted.value.number === numberIn(typed.value));

  function put(sessions: ReadonlySet<string>, wholeAccounts = ticks.peek().wholeAccounts) {
    problem.value = null;
    ticks.value = { sessions, wholeAccounts };
  }

  async function renew() {
    const fresh = await backend.planEnding(wish);
    batch(() => {
      ticks.value = ticksAfter(ticks.peek(), plan.peek(), fresh);
      plan.value = fresh;
    });
  }

  /** A refusal may say that something changed meanwhile: it is shown as it is now. */
  async function refused(thrown: unknown) {
    problem.value = commandError(thrown);
    await Promise.all([mode.learn(), renew()]).catch(() => undefined);
  }

  return {
    wish,
    plan,
    ticks,
    tally: counted,
    typed,
    ticket,
    numberFits,
    busy,
    problem,
    tickSession(key) {
      const sessions = new Set(ticks.peek().sessions);
      const name = sessionName(key);
      if (!sessions.delete(name)) sessions.add(name);
      put(sessions);
    },
    tickAccount(account) {
      const names = tickable(account);
      const before = ticks.peek().sessions;
      const all = names.every((name) => before.has(name));
      put(new Set(all ? [...before].filter((name) => !names.includes(name)) : [...before, ...names]));
    },
    tickWhole(account) {
      if (!canTickWhole(account)) return;
      const whole = new Set(ticks.peek().wholeAccounts);
      const name = accountName(account);
      if (!whole.delete(name)) whole.add(name);
      put(ticks.peek().sessions, whole);
    },
    renew,
    async confirm() {
      const { sessions, wholeAccounts, number } = counted.peek();
      if (busy.peek() || !numberFits.peek() || sessions.length + wholeAccounts.length === 0) return null;
      busy.value = true;
      problem.value = null;
      try {
        if (mode.allowedUntil.peek() === null) await mode.allow();
        return await backend.startEnding({ wish, sessions, wholeAccounts, typedNumber: number, ticket: ticket.peek().trim() || null });
      } catch (thrown) {
        await refused(thrown);
        return null;
      } finally {
        busy.value = false;
      }
    },
  };
}

/** A number as people type it: spaces and separators of thousands do not count. */
function numberIn(text: string): number | null {
  const digits = text.replaceAll(/[\s.,’']/g, "");
  return /^\d+$/.test(digits) ? Number(digits) : null;
}
