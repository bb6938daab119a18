import type { CommandError } from "../../backend/generated/types";
import { remedy } from "../../state/shared/remedy";
import { words } from "../../words/words";
import { useApp } from "./appContext";
import { Button } from "./Button";
import { CopyButton } from "./CopyButton";

interface Props {
  error: CommandError;
  workspaceId: string;
  name: string;
  /** Asks this workspace again for what failed. */
  onAgain: () => void;
  /** Searches for what the servers did not have. */
  onSearch?: () => void;
}

/** The next step after a workspace could not be asked. */
export function RemedyButton({ error, workspaceId, name, onAgain, onSearch }: Props) {
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
      return button(onAgain);
    case "seeCertificate":
      return button(onAgain, words.errors.remedy("tryAgain"));
    case "signIn":
    case "signInWithPassword":
    case "useOnce":
      return button(() => app.signInFor(workspaceId), kind === "useOnce" ? words.errors.remedy("signIn") : label);
    case "copyForAdministrator": {
      const workspace = app.workspaces.find(workspaceId);
      const { one, right, letter } = words.workspace.administrator;
      const line = workspace && (error.kind === "notAllowedToEnd" ? right(workspace, error.right) : one(workspace));
      return line ? <CopyButton look="quiet" text={letter([line])} what={label} label={label} /> : null;
    }
    case "searchEverywhere":
      return button(onSearch ?? onAgain, words.errors.remedy(onSearch ? "searchEverywhere" : "tryAgain"));
    case "changeAddress":
      return (
        <>
          {button(onAgain, words.errors.remedy("tryAgain"))}
          {button(() => app.go({ kind: "workspace", id: workspaceId, edit: "address" }))}
        </>
      );
    case "none":
      return null;
  }
}
