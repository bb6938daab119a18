import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { CommandError, SessionKey } from "../../backend/generated/types";
import type {
  EndingPlan,
  EndingWish,
  PlannedAccount,
  RevocationBackend,
  StartedEnding,
} from "../../backend/revocation";
import { commandError } from "../shared/commandError";
import { accountKey, sessionKey } from "../shared/sessionKey";
import { typedNumber } from "../shared/typedNumber";
import type { RevocationMode } from "./mode";
import {
  guardedAmong,
  isAnyOlder,
  leftUnknown,
  offersWhole,
  type Tally,
  type Ticks,
  tally,
  tickable,
  ticksAfter,
  ticksAtFirst,
} from "./plan";

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
  /** It is still to be learned who is an administrator: nothing can be ticked or sent. */
  checking: ReadonlySignal<boolean>;
  /** Why it was not begun. */
  problem: ReadonlySignal<CommandError | null>;
  tickSession(key: SessionKey): void;
  /** Ticks all of an account, or, when all are ticked, none. */
  tickAccount(account: PlannedAccount): void;
  /** Ticks what was left out because nobody says who is an administrator. */
  tickUnknown(): void;
  /** Takes everything of an account, or leaves it as it was ticked before. */
  tickWhole(account: PlannedAccount): void;
  /** Allows signing out if only viewing was, and starts. Resolves to null when it was refused. */
  confirm(): Promise<StartedEnding | null>;
}

/**
 * `learning` resolves when it is known who is an administrator, or that nobody tells it; null
 * where nothing is to be learned.
 */
export function proposal(
  backend: Pick<RevocationBackend, "planEnding" | "startEnding">,
  mode: RevocationMode,
  wish: EndingWish,
  first: EndingPlan,
  learning: Promise<boolean> | null,
): Proposal {
  const plan = signal(first);
  const ticks = signal(ticksAtFirst(first));
  const counted = computed(() => tally(wish, plan.value, ticks.value));
  const typed = signal("");
  const ticket = signal("");
  const busy = signal(false);
  const checking = signal(learning !== null);
  const problem = signal<CommandError | null>(null);

  const numberFits = computed(() => counted.value.number === null || counted.value.number === typedNumber(typed.value));

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

  /** What could not be learned is left as it is: unknown, and not ticked. */
  async function learn(learned: Promise<boolean>) {
    const fresh = (await learned.catch(() => false)) ? await backend.planEnding(wish).catch(() => null) : null;
    batch(() => {
      if (fresh !== null) {
        ticks.value = ticksAtFirst(fresh);
        plan.value = fresh;
      }
      checking.value = false;
    });
  }

  if (learning !== null) void learn(learning);

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
    checking,
    problem,
    tickSession(key) {
      if (checking.peek()) return;
      const sessions = new Set(ticks.peek().sessions);
      const name = sessionKey(key);
      if (!sessions.delete(name)) sessions.add(name);
      put(sessions);
    },
    tickAccount(account) {
      if (checking.peek()) return;
      const names = tickable(account);
      const before = ticks.peek().sessions;
      const all = names.every((name) => before.has(name));
      put(new Set(all ? [...before].filter((name) => !names.includes(name)) : [...before, ...names]));
    },
    tickUnknown() {
      if (!checking.peek()) put(new Set([...ticks.peek().sessions, ...leftUnknown(plan.peek())]));
    },
    tickWhole(account) {
      if (checking.peek() || !offersWhole(wish, account) || isAnyOlder(account)) return;
      const whole = new Set(ticks.peek().wholeAccounts);
      const name = accountKey(account);
      if (!whole.delete(name)) whole.add(name);
      put(ticks.peek().sessions, whole);
    },
    async confirm() {
      const { sessions, wholeAccounts, accounts, number } = counted.peek();
      if (busy.peek() || checking.peek() || !numberFits.peek() || sessions.length + wholeAccounts.length === 0)
        return null;
      busy.value = true;
      problem.value = null;
      try {
        if (mode.allowedUntil.peek() === null) await mode.allow();
        return await backend.startEnding({
          wish,
          sessions,
          wholeAccounts,
          guardedAccounts: guardedAmong(accounts),
          typedNumber: number,
          ticket: ticket.peek().trim() || null,
        });
      } catch (thrown) {
        await refused(thrown);
        return null;
      } finally {
        busy.value = false;
      }
    },
  };
}
