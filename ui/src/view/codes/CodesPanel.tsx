import Key from "icon:key";
import { useEffect, useRef } from "preact/hooks";
import type { Challenge } from "../../backend/generated/types";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { PracticeBadge } from "../shared/Badge";
import { Button } from "../shared/Button";
import { Tile } from "../shared/Tile";

interface Props {
  waiting: readonly { workspaceId: string; challenge: Challenge }[];
  /** How many wanted a code, with those that have it by now. */
  wanted: number;
  onEnter: (workspaceId: string) => void;
  onSkip: (workspaceId: string) => void;
  onStop: () => void;
}

/** Lists the workspaces that want a code, so that dialogs open only when the person says so. */
export function CodesPanel({ waiting, wanted, onEnter, onSkip, onStop }: Props) {
  const app = useApp();
  const panel = useRef<HTMLElement>(null);
  const before = useRef(waiting.length);
  const text = words.codes.panel;
  const title = text.title(waiting.map(({ challenge }) => challenge.method));
  const asked = app.prompts.shown.value !== null;

  // The button that was pressed is gone with its workspace: the next one takes the focus, as soon as
  // the question above it is closed.
  useEffect(() => {
    if (asked) return;
    const fewer = waiting.length < before.current;
    before.current = waiting.length;
    if (!fewer || waiting.length === 0) return;
    const { activeElement } = document;
    if (activeElement === document.body || activeElement?.matches("main, dialog"))
      panel.current?.querySelector<HTMLElement>("li button")?.focus();
  }, [waiting.length, asked]);

  return (
    <section class="codes-panel" ref={panel} aria-label={title}>
      <header>
        <Key />
        <h2>{title}</h2>
        <span class="progress-count">{text.progress(wanted - waiting.length, wanted)}</span>
        <Button small look="link" onClick={onStop}>
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
              <Button
                small
                look={place === 0 ? "primary" : "quiet"}
                name={text.enterFor(name, challenge.method)}
                onClick={() => onEnter(workspaceId)}
              >
                {text.enter(challenge.method)}
              </Button>
              <Button small name={text.skipFor(name)} onClick={() => onSkip(workspaceId)}>
                {text.skip}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
