import { words } from "../../../words/words";

/** How many sessions are known; nothing before any was read. */
export function RailCount({ sessions }: { sessions: number | null }) {
  if (sessions === null) return null;
  return (
    <span class="rail-count">
      <span aria-hidden="true">{words.find.numbered(sessions)}</span>
      <span class="unseen">{`, ${words.rail.sessions(sessions)}, `}</span>
    </span>
  );
}
