import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { words } from "../../words/words";
import { useApp } from "../appContext";

interface Props {
  text: string;
  /** What is copied, such as "Session ID": for the accessible name and the spoken answer. */
  what: string;
  /** Shown beside the icon; without it the icon stands alone. */
  label?: string;
  look?: "quiet" | "link";
  tabIndex?: number;
  onCopied?: () => void;
}

const SHOWN_FOR = 2000;

export function CopyButton({ text, what, label, look = "link", tabIndex = 0, onCopied }: Props) {
  const app = useApp();
  const last = useSignal<string | null>(null);
  const copied = last.value === text;

  useEffect(() => {
    if (last.value === null) return;
    const life = new AbortController();
    app.clock.after(SHOWN_FOR, () => (last.value = null), life.signal);
    return () => life.abort();
  }, [last.value]);

  async function copy() {
    const done = await app.copy(text);
    last.value = done ? text : null;
    if (done) onCopied?.();
    app.announcer.say(done ? words.general.copiedWhat(what) : words.general.copyFailed);
  }

  return (
    <button
      type="button"
      class={`button ${look} small copy${copied ? " done" : ""}`}
      tabIndex={tabIndex}
      aria-label={label === undefined ? words.general.copyWhat(what) : undefined}
      title={label === undefined ? words.general.copyWhat(what) : undefined}
      onClick={() => void copy()}
    >
      {copied ? words.general.copied : label}
    </button>
  );
}
