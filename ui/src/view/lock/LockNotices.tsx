import type { GivenUp } from "../../backend/generated/types";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Banner } from "../shared/Banner";
import { Button } from "../shared/Button";

/** The lock was opened: what was read has to be read again. */
export function Unlocked({ onDismiss }: { onDismiss: () => void }) {
  const app = useApp();
  const text = words.lock.unlocked;
  const flow = app.incidents.open.value;
  const checkAgain = () => {
    onDismiss();
    app.sessions.readUnread();
  };
  return (
    <Banner look="good" headline={text.headline} onDismiss={onDismiss}>
      <p>{flow === null ? text.guidance : text.guidanceFlow(words.incident.person(flow.person, flow.first.userId))}</p>
      <Button small onClick={checkAgain}>
        {text.button}
      </Button>
    </Banner>
  );
}

/** Nobody is signed in any more; says of each workspace what became of its sign-in. */
export function SignedOutEverywhere({ givenUp, onDismiss }: { givenUp: readonly GivenUp[]; onDismiss: () => void }) {
  const text = words.lock.signedOutEverywhere;
  const hows = ["signedOut", "accessTokenStays", "notTold"] as const;
  const lines = hows
    .map((how) => [how, givenUp.filter((one) => one.how === how)] as const)
    .filter(([, some]) => some.length > 0);
  return (
    <Banner look="warn" headline={text.headline} onDismiss={onDismiss}>
      <p>{text.guidance}</p>
      {lines.length === 0 && <p>{text.nobody}</p>}
      {lines.map(([how, some]) => (
        <p key={how}>{text[how](some)}</p>
      ))}
    </Banner>
  );
}
