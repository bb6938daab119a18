import type { CommandError } from "../../backend/generated/types";
import { remedy } from "../../state/remedy";
import { words } from "../../words/words";
import { useApp } from "../appContext";
import { Button } from "../parts/Button";
import { CopyButton } from "../parts/CopyButton";

/** The next step after a workspace could not be asked. */
export function RemedyButton({ error, workspaceId, name }: { error: CommandError; workspaceId: string; name: string }) {
  const app = useApp();
  const kind = remedy(error);
  const label = words.errors.remedy(kind);
  const button = (onClick: () => void, shown = label) => (
    <Button small name={words.errors.remedyOn(shown, name)} onClick={onClick}>
      {shown}
    </Button>
  );
  switch (kind) {
    case "tryAgain":
      return button(() => void app.lookUps.askAgain(workspaceId));
    case "seeCertificate":
      return button(() => void app.lookUps.askAgain(workspaceId), words.errors.remedy("tryAgain"));
    case "signIn":
    case "signInWithPassword":
    case "useOnce":
      return button(() => app.signInFor(workspaceId), kind === "useOnce" ? words.errors.remedy("signIn") : label);
    case "copyForAdministrator": {
      const workspace = app.workspaces.find(workspaceId);
      const { one, letter } = words.workspace.administrator;
      return workspace ? <CopyButton look="quiet" text={letter([one(workspace)])} what={label} label={label} /> : null;
    }
    case "searchEverywhere": {
      const scope = app.lookUps.asked.value?.scope;
      if (scope?.kind === "one" && app.workspaces.all.value.length > 1) return button(() => void app.askEverywhere());
      return button(() => void app.lookUps.askAgain(workspaceId), words.errors.remedy("tryAgain"));
    }
    case "addAnotherAddress":
      return (
        <>
          {button(() => void app.lookUps.askAgain(workspaceId), words.errors.remedy("tryAgain"))}
          {button(() => app.go({ kind: "add" }))}
        </>
      );
    case "none":
      return null;
  }
}
