import { type ReadonlySignal, signal } from "@preact/signals";
import type { ActivityBackend } from "../../backend/activity";
import type { ActivityChain, ActivityRow, CommandError } from "../../backend/generated/types";
import { commandError } from "../shared/commandError";
import { latest } from "../shared/latest";

/** So many rows at first, and so many more each time. */
const PAGE = 100;

type Copying = { kind: "saved"; path: string } | { kind: "failed"; error: CommandError };

export interface ActivityList {
  filter: ReadonlySignal<string>;
  /** Null before the first answer. */
  rows: ReadonlySignal<readonly ActivityRow[] | null>;
  more: ReadonlySignal<boolean>;
  error: ReadonlySignal<CommandError | null>;
  /** Whether the file is what it was when it was written; null before it was looked at. */
  chain: ReadonlySignal<ActivityChain | null>;
  copying: ReadonlySignal<Copying | null>;
  search(text: string): void;
  older(): Promise<void>;
  /** Reads the newest again, and follows the chain. */
  renew(): Promise<void>;
  saveCopy(): Promise<void>;
}

/** The rows of the activity as they are shown, for as long as its page is open. */
export function activityList(backend: ActivityBackend, until: AbortSignal): ActivityList {
  const filter = signal("");
  const rows = signal<readonly ActivityRow[] | null>(null);
  const more = signal(false);
  const error = signal<CommandError | null>(null);
  const chain = signal<ActivityChain | null>(null);
  const copying = signal<Copying | null>(null);
  const call = latest();

  async function read(before: readonly ActivityRow[]) {
    const stillNewest = call();
    try {
      const answer = await backend.activityRows(filter.peek(), before.at(-1)?.number ?? null, PAGE);
      if (!stillNewest() || until.aborted) return;
      rows.value = [...before, ...answer.rows];
      more.value = answer.more;
      error.value = null;
    } catch (thrown) {
      if (stillNewest() && !until.aborted) error.value = commandError(thrown);
    }
  }

  async function follow() {
    const followed = await backend.verifyActivity().catch(() => null);
    if (!until.aborted) chain.value = followed;
  }

  return {
    filter,
    rows,
    more,
    error,
    chain,
    copying,
    search(text) {
      filter.value = text;
      void read([]);
    },
    older: () => read(rows.peek() ?? []),
    async renew() {
      await Promise.all([read([]), follow()]);
    },
    async saveCopy() {
      try {
        const path = await backend.saveActivity();
        copying.value = path === null ? null : { kind: "saved", path };
      } catch (thrown) {
        copying.value = { kind: "failed", error: commandError(thrown) };
      }
    },
  };
}
