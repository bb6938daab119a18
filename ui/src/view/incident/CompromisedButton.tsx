import type { Person } from "../../backend/generated/types";
import { openIncident } from "../../state/incident/entry";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";

interface Props {
  workspaceId: string;
  /** Without it there is no account to begin with. */
  userId: string | null;
  person: Person;
  /** In a heading there is room for few words. */
  short?: boolean;
}

/** Begins the guided flow with an account. */
export function CompromisedButton({ workspaceId, userId, person, short = false }: Props) {
  const app = useApp();
  if (userId === null) return null;
  const text = words.incident;
  return (
    <Button
      small
      look={short ? "link" : "quiet"}
      name={short ? text.openFor(text.person(person, userId)) : undefined}
      onClick={() => openIncident(app, { workspaceId, userId }, person)}
    >
      {short ? text.openShort : text.open}
    </Button>
  );
}
