import type { ActivityBackend } from "../src/backend/activity";
import type {
  ActivityChain,
  ActivityRow,
  ActivityState,
  ActivityWhat,
  Answer,
  CommandError,
  Settled,
} from "../src/backend/generated/types";

/** How the activity stands, and how a workspace answers what became of what was left open. */
export interface ActivityScript {
  /** Newest first. */
  rows?: ActivityRow[];
  state?: Partial<ActivityState>;
  chain?: ActivityChain;
  /** By workspace; asked with the code that was given. */
  settle?: (id: string, code: string | null) => Answer<Settled>;
  saved?: string | null;
  error?: CommandError;
}

export function scriptedActivity(
  script: ActivityScript,
  note: (method: string, ...args: unknown[]) => void,
): ActivityBackend {
  const rows = script.rows ?? [];
  const left = new Set(script.state?.left?.map(({ number }) => number) ?? []);
  const state = (): ActivityState => ({
    file: "/home/me/.config/app.gatehouse.desktop/activity.jsonl",
    torn: null,
    keptAside: null,
    trouble: { missing: 0, problem: null },
    ...script.state,
    left: (script.state?.left ?? []).filter(({ number }) => left.has(number)),
  });
  return {
    async activityRows(filter, before, most) {
      note("activityRows", filter, before, most);
      if (script.error) throw script.error;
      const words = filter.toLowerCase().split(/\s+/);
      const fits = (row: ActivityRow) => words.every((word) => JSON.stringify(row).toLowerCase().includes(word));
      const found = rows.filter((row) => fits(row) && (before === null || row.number < before));
      return { rows: found.slice(0, most), more: found.length > most };
    },
    async activityState() {
      note("activityState");
      return state();
    },
    async verifyActivity() {
      note("verifyActivity");
      return script.chain ?? { kind: "whole", entries: rows.length, lastHash: "5f".repeat(32) };
    },
    async noteActivity(event) {
      note("noteActivity", event);
      if (script.error) throw script.error;
    },
    async saveActivity() {
      note("saveActivity");
      if (script.error) throw script.error;
      return script.saved === undefined ? "/home/me/gatehouse-activity.jsonl" : script.saved;
    },
    async settleActivity(id, secondFactor) {
      note("settleActivity", id, secondFactor);
      const answer = script.settle?.(id, secondFactor?.code ?? null) ?? { kind: "done", value: { closed: 0, open: 0 } };
      if (answer.kind === "done") {
        for (const { number, what } of state().left) if (isAt(what, id)) left.delete(number);
      }
      return answer;
    },
  };
}

function isAt(what: ActivityWhat, id: string): boolean {
  return what.kind === "ending" && what.workspaceId === id;
}
