import CircleUnfilled from "icon:circle-unfilled";
import Clock from "icon:clock";
import Key from "icon:key";
import Login from "icon:login";
import type { ComponentChildren } from "preact";
import type { Method } from "../../backend/generated/types";
import type { Outcome, Row } from "../../state/search/lookUp";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { ErrorNotice } from "../shared/ErrorNotice";
import { RemedyButton } from "../shared/RemedyButton";
import { Tile } from "../shared/Tile";
import { Paused } from "./Paused";

/** What came of asking one workspace, when it was not a card. */
export function OutcomeRow({ row }: { row: Row }) {
  const app = useApp();
  const workspace = app.workspaces.find(row.workspaceId);
  const about = { name: workspace?.name ?? "", host: workspace?.host ?? "" };
  return (
    <div class="outcome" data-testid={`outcome-${row.outcome.kind}`}>
      <Tile name={about.name} id={row.workspaceId} size="small" />
      <div class="outcome-body">
        <p class="outcome-name">{about.name}</p>
        <Said outcome={row.outcome} workspaceId={row.workspaceId} about={about} />
      </div>
    </div>
  );
}

interface SaidProps {
  outcome: Outcome;
  workspaceId: string;
  about: { name: string; host: string };
}

function Said({ outcome, workspaceId, about }: SaidProps) {
  const app = useApp();
  const text = words.results.outcome;
  const again = {
    workspaceId,
    name: about.name,
    onAgain: () => void app.lookUps.askAgain(workspaceId),
    onSearch: () => app.searchInstead(app.lookUps.asked.peek()?.sessionId ?? ""),
  };
  const enter = (method: Method) => (
    <Button
      small
      name={words.codes.panel.enterFor(about.name, method)}
      onClick={() => void app.lookUps.enterCode(workspaceId)}
    >
      {words.codes.panel.enter(method)}
    </Button>
  );
  switch (outcome.kind) {
    case "asking":
      return <Line icon={<Clock />}>{text.asking}</Line>;
    case "found":
      return null;
    case "codeNeeded":
      return (
        <Line icon={<Key />} button={enter(outcome.challenge.method)}>
          {text.needsCode(outcome.challenge.method)}
        </Line>
      );
    case "skipped":
      return (
        <Line icon={<Key />} button={enter(outcome.challenge.method)}>
          {text.skipped(outcome.challenge.method)}
        </Line>
      );
    case "paused":
      return <Paused until={outcome.until} workspaceId={workspaceId} name={about.name} />;
    case "failed":
      if (outcome.error.kind === "notSignedIn") {
        return (
          <Line icon={<Login />} button={<RemedyButton error={outcome.error} {...again} />}>
            {text.notSignedIn}
          </Line>
        );
      }
      if (outcome.error.kind === "sessionNotFound") return <Line icon={<CircleUnfilled />}>{text.notFound}</Line>;
      return (
        <ErrorNotice error={outcome.error} about={about}>
          <RemedyButton error={outcome.error} {...again} />
        </ErrorNotice>
      );
  }
}

function Line({
  icon,
  button,
  children,
}: {
  icon: ComponentChildren;
  button?: ComponentChildren;
  children: ComponentChildren;
}) {
  return (
    <div class="outcome-line">
      {icon}
      <span>{children}</span>
      {button}
    </div>
  );
}
