import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { HintKind, HintThresholds } from "../../backend/generated/types";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Dialog } from "../shared/Dialog";

const KINDS: readonly HintKind[] = ["severalNetworks", "sharedAddress", "quiet", "outdatedClient", "unknownClient"];

/** From when on a hint is given, and what else can cause it. */
export function HintsDialog() {
  const app = useApp();
  const thresholds = useSignal<HintThresholds | null>(null);
  const text = words.find.hints;
  const close = () => (app.dialog.value = null);
  useEffect(() => void app.hintThresholds().then((known) => (thresholds.value = known)), [app]);
  return (
    <Dialog title={text.title} onCancel={close}>
      <p>{text.guidance}</p>
      {thresholds.value !== null && (
        <dl class="hints-list">
          {KINDS.map((kind) => (
            <div key={kind}>
              <dt>{text.name(kind)}</dt>
              <dd>{thresholds.value && text.threshold(kind, thresholds.value)}</dd>
              <dd class="soft">{text.otherCauses(kind)}</dd>
            </div>
          ))}
          <div>
            <dt>{text.doubtful}</dt>
            <dd>{text.doubtfulThreshold(thresholds.value)}</dd>
          </div>
        </dl>
      )}
      <div class="buttons end">
        <button type="button" class="button quiet" autofocus onClick={close}>
          {words.general.close}
        </button>
      </div>
    </Dialog>
  );
}
