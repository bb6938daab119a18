import type { Rich } from "../../../words/markup";
import { useApp } from "../../shared/appContext";
import { CopyingButton } from "../../shared/CopyingButton";
import { copyRich } from "./copyTicket";

interface Props {
  /** Names what is copied: what was copied last is marked. */
  of: string;
  rich: () => Rich;
  /** For the spoken answer. */
  what: string;
  label: string;
  onCopied?: () => void;
}

/** Copies the same as text and as HTML, made when it is wanted. */
export function RichCopyButton({ of, rich, what, label, onCopied }: Props) {
  const app = useApp();

  async function copy() {
    const done = await copyRich(app, rich(), what);
    if (done) onCopied?.();
    return done;
  }

  return <CopyingButton look="quiet" of={of} copy={copy} label={label} />;
}
