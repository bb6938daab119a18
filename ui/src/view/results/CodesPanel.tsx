import { useEffect, useRef } from "preact/hooks";
import Key from "icon:key";
import type { Asked } from "../../state/lookUp";
import { words } from "../../words/words";
import { useApp } from "../appContext";
import { PracticeBadge } from "../parts/Badge";
import { Button } from "../parts/Button";
import { Tile } from "../parts/Tile";

/** Lists the workspaces that want a code, so that dialogs open only when the person says so. */
export function CodesPanel({ asked }: { asked: Asked }) {
  const app = useApp();
  const panel = useRef<HTMLElement>(null);
  const wanted = asked.rows.filter((row) => row.wantedCode).length;
  const waiting = asked.rows.flatMap((row) => (row.outcome.kind === "codeNeeded" ? [{ ...row, challenge: row.outcome.challenge }] : []));
  const before = useRef(waiting.length);
  const text = words.codes.panel;

  useEffect(() => {
    if (waiting.length < before.current && waiting.length > 0 && document.activeElement === document.body) {
      panel.current?.querySelector("button")?.focus();
    }
    before.current = waiting.length;
  }, [waiting.length]);

  if (!showsCodesPanel(asked)) return null;
  return (
    <section class="codes-panel" ref={panel} aria-label={text.title(waiting.length)}>
      <header>
        <Key />
        <h2>{text.title(waiting.length)}</h2>
        <span class="progress-count">{text.progress(wanted - waiting.length, wanted)}</span>
        <Button small look="link" onClick={() => app.lookUps.stopAsking()}>
          {text.stop}
        </Button>
      </header>
      <ul>
        {waiting.map(({ workspaceId, challenge }, place) => {
          const workspace = app.workspaces.find(workspaceId);
          const name = workspace?.name ?? "";
          return (
            <li key={workspaceId}>
              <Tile name={name} id={workspaceId} size="small" />
              <span class="codes-words">
                <strong>{name}</strong> {workspace?.practice && <PracticeBadge />}
                <span class="soft">{text.kind(challenge)}</span>
              </span>
              <Button small look={place === 0 ? "primary" : "quiet"} name={text.enterFor(name)} onClick={() => void app.lookUps.enterCode(workspaceId)}>
                {text.enter}
              </Button>
              <Button small name={text.skipFor(name)} onClick={() => app.lookUps.skip(workspaceId)}>
                {text.skip}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** One workspace alone is asked directly; from two on they are listed. */
export function showsCodesPanel(asked: Asked): boolean {
  const wanted = asked.rows.filter((row) => row.wantedCode).length;
  return wanted > 1 && asked.rows.some((row) => row.outcome.kind === "codeNeeded");
}
