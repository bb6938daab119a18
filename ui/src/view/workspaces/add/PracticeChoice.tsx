import Flask from "icon:flask";
import { useSignal } from "@preact/signals";
import { words } from "../../../words/words";
import { useApp } from "../../shared/appContext";

export function PracticeChoice() {
  const app = useApp();
  const busy = useSignal(false);
  const { practice } = words.adding;
  return (
    <button
      type="button"
      class="choice-button"
      aria-busy={busy.value || undefined}
      onClick={async () => {
        if (busy.value) return;
        busy.value = true;
        await app.addPractice();
        busy.value = false;
      }}
    >
      <Flask />
      <span>
        <strong>{practice.button}</strong>
        <span>{practice.guidance}</span>
      </span>
    </button>
  );
}
