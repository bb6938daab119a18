import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Workspace } from "../../backend/generated/types";
import type { EndingMode, RevocationBackend } from "../../backend/revocation";
import type { Clock } from "../shared/clock";

/** Whether sessions may be signed out now, and for how long. */
export interface RevocationMode {
  /** Milliseconds since 1970 until which signing out is allowed; null while only viewing. */
  allowedUntil: ReadonlySignal<number | null>;
  /** Loads the mode from the program. */
  learn(): Promise<void>;
  allow(): Promise<void>;
  viewOnly(): Promise<void>;
}

/** Returns to viewing only when a sign-in ends or changes to another account. */
export function expireWithSignIn(
  mode: RevocationMode,
  workspaces: ReadonlySignal<readonly Workspace[]>,
  until: AbortSignal,
): void {
  let before: ReadonlyMap<string, string> = new Map();
  const stop = effect(() => {
    const now = new Map(
      workspaces.value.flatMap((one) => (isSignedIn(one) ? [[one.id, one.account?.userId ?? ""] as const] : [])),
    );
    const ended = [...before].some(([id, userId]) => now.get(id) !== userId);
    before = now;
    if (ended && mode.allowedUntil.peek() !== null) void mode.viewOnly().catch(() => undefined);
  });
  until.addEventListener("abort", stop, { once: true });
}

/** A password store that does not answer now may still hold the sign-in. */
function isSignedIn({ signIn }: Workspace): boolean {
  return signIn.kind === "held" || signIn.kind === "storeProblem";
}

/** The app only views at first; the program keeps the time, the window shows it. */
export function revocationMode(
  backend: Pick<RevocationBackend, "endingMode" | "allowEnding" | "viewOnly">,
  clock: Clock,
  until: AbortSignal,
): RevocationMode {
  const allowed = signal<number | null>(null);
  let life = new AbortController();

  function put(mode: EndingMode) {
    const end = mode.kind === "allowed" ? Date.parse(mode.until) : null;
    allowed.value = end !== null && end > clock.now() ? end : null;
  }

  const stop = effect(() => {
    const end = allowed.value;
    life.abort();
    life = new AbortController();
    if (end !== null) clock.after(end - clock.now(), () => (allowed.value = null), life.signal);
  });
  until.addEventListener(
    "abort",
    () => {
      stop();
      life.abort();
    },
    { once: true },
  );

  return {
    allowedUntil: computed(() => allowed.value),
    learn: async () => put(await backend.endingMode()),
    allow: async () => put(await backend.allowEnding()),
    async viewOnly() {
      allowed.value = null;
      put(await backend.viewOnly());
    },
  };
}
