import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { CommandError, SessionCard, SessionKey } from "../../backend/generated/types";
import type { EndingEnd, EndingPlan, EndingWish, RevocationBackend } from "../../backend/revocation";
import type { SecondFactorPrompts } from "../codes/secondFactorPrompts";
import type { Clock } from "../shared/clock";
import { commandError } from "../shared/commandError";
import { latest } from "../shared/latest";
import { keyOfCard } from "../shared/sessionKey";
import { type Admins, admins } from "./admins";
import { type RevocationJobs, revocationJobs } from "./jobs";
import { type RevocationMode, revocationMode } from "./mode";
import { aloneAndOpen, aloneUnlessAdmin, guardedAmong, type Tally, tally, ticksAtFirst } from "./plan";
import { type Proposal, proposal } from "./proposal";
import { revokedMarks, type Seen } from "./revokedMarks";
import { type Turn, type Undo, undo } from "./undo";

/** Signing sessions out: the plan, its preview or the five seconds to undo, the jobs and the proof. */
export interface Revocation {
  mode: RevocationMode;
  undo: Undo;
  jobs: RevocationJobs;
  admins: Admins;
  /** The open preview. */
  proposal: ReadonlySignal<Proposal | null>;
  /** Why the newest sign-out could not be planned. */
  failed: ReadonlySignal<CommandError | null>;
  /**
   * Opens the preview. While signing out is allowed, a single session that is neither the own one nor
   * guarded starts the five seconds to undo instead.
   */
  propose(wish: EndingWish): Promise<void>;
  /** Closes the preview; nothing is sent. */
  cancel(): void;
  /** Sends what is ticked. */
  confirm(): Promise<void>;
  /** When it was proven that a session is over, RFC 3339; null while it is not, and where it was seen after that. */
  revokedAt(card: Seen): string | null;
  /** Whether it is over, and its server leaves its row in the list. */
  isStillListed(card: Seen): boolean;
  /** Counts the looks that have shown what is gone: what was asked before the newest may be out of date. */
  proofs(): number;
  /** How many sessions were proven gone after so many of these looks; of those that fit. */
  revokedSince(proofs: number, fits?: (card: SessionCard) => boolean): number;
  /** The person goes to another page. */
  leave(): void;
  turnAway(): void;
  /** Forgets what a workspace brought that is not signed in any more. */
  drop(workspaceId: string): void;
}

interface RevocationNeeds {
  backend: RevocationBackend;
  prompts: SecondFactorPrompts;
  clock: Clock;
  /** Hears which sessions were proven gone; also none, where one was found again. */
  onGone: (keys: SessionKey[]) => void;
  onEnd: (workspaceId: string) => void;
  onError: (workspaceId: string, error: CommandError) => void;
}

export function revocation(needs: RevocationNeeds, until: AbortSignal): Revocation {
  const { backend, clock } = needs;
  const mode = revocationMode(backend, clock, until);
  const waiting = undo(clock, until);
  const shown = signal<Proposal | null>(null);
  const failed = signal<CommandError | null>(null);
  const marks = revokedMarks();
  const whoIsAdmin = admins(backend, clock, until);
  const call = latest();
  /** Number of plans under way that may open a preview. */
  let planning = 0;

  const jobs = revocationJobs({ ...needs, onEnd: prove }, until);

  function prove(workspaceId: string, end: EndingEnd, { accounts }: Tally) {
    const before = marks.proofs();
    const gone = marks.prove(end, accounts);
    if (gone.length > 0 || marks.proofs() !== before) needs.onGone(gone);
    needs.onEnd(workspaceId);
  }

  function open(wish: EndingWish, plan: EndingPlan) {
    const ids = plan.adminsAwaited;
    shown.value = proposal(backend, mode, wish, plan, ids.length === 0 ? null : whoIsAdmin.ask(ids));
  }

  /** Looks over what waited; never in the place of what the person looks over already. */
  function openInTurn(wish: EndingWish, plan: EndingPlan, turn: Turn) {
    if (shown.peek() !== null || planning > 0) turn.cancel("otherOpen");
    else if (turn.takeOn()) open(wish, plan);
  }

  /** Asks after all, within the five seconds, where it has turned out that it has to be looked over. */
  async function askInstead(wish: EndingWish, learning: Promise<boolean>, turn: Turn) {
    await learning;
    const plan = await backend.planEnding(wish).catch(() => null);
    if (plan !== null && aloneAndOpen(plan) === null) openInTurn(wish, plan, turn);
  }

  /**
   * One session, after its five seconds. Who has turned out to be guarded meanwhile is looked over
   * after all. Until the program has agreed nothing is sent, so that it can be taken back.
   */
  async function sendAlone(wish: EndingWish, learning: Promise<boolean>, turn: Turn) {
    try {
      await learning;
      const plan = await backend.planEnding(wish);
      const alone = aloneAndOpen(plan);
      if (alone === null || mode.allowedUntil.peek() === null) return openInTurn(wish, plan, turn);
      const counted = tally(wish, plan, ticksAtFirst(plan));
      const started = await backend.startEnding({
        wish,
        sessions: [keyOfCard(alone.session.card)],
        wholeAccounts: [],
        guardedAccounts: guardedAmong(counted.accounts),
        typedNumber: null,
        ticket: null,
      });
      if (turn.takeOn()) await jobs.run(started, counted, null);
    } catch (thrown) {
      if (turn.takeOn()) failed.value = commandError(thrown);
    }
  }

  return {
    mode,
    undo: waiting,
    jobs,
    admins: whoIsAdmin,
    proposal: computed(() => shown.value),
    failed,
    async propose(wish) {
      const stillNewest = call();
      failed.value = null;
      planning += 1;
      try {
        const plan = await backend.planEnding(wish);
        if (!stillNewest()) return;
        const ids = plan.adminsAwaited;
        const alone =
          wish.kind === "sessions" && mode.allowedUntil.peek() !== null
            ? (ids.length > 0 ? aloneUnlessAdmin : aloneAndOpen)(plan)
            : null;
        if (alone === null) return open(wish, plan);
        const learning = ids.length > 0 ? whoIsAdmin.ask(ids) : Promise.resolve(true);
        const turn = waiting.begin(alone.account, alone.session.card, (its) => void sendAlone(wish, learning, its));
        if (ids.length > 0) void askInstead(wish, learning, turn);
      } catch (thrown) {
        if (stillNewest()) failed.value = commandError(thrown);
      } finally {
        planning -= 1;
      }
    },
    cancel: () => (shown.value = null),
    async confirm() {
      const confirmed = shown.peek();
      const started = (await confirmed?.confirm()) ?? null;
      if (confirmed === null || started === null) return;
      const counted = confirmed.tally.peek();
      if (shown.peek() === confirmed) shown.value = null;
      await jobs.run(started, counted, confirmed.ticket.peek().trim() || null);
    },
    revokedAt: marks.revokedAt,
    isStillListed: marks.isStillListed,
    proofs: marks.proofs,
    revokedSince: marks.since,
    leave: () => void waiting.cancelAll("left"),
    turnAway: () => jobs.turnAway(),
    drop(workspaceId) {
      jobs.drop(workspaceId);
      whoIsAdmin.forget(workspaceId);
      marks.drop(workspaceId);
      if (
        shown
          .peek()
          ?.plan.peek()
          .groups.some((account) => account.workspaceId === workspaceId)
      )
        shown.value = null;
    },
  };
}
