import { technicalLine } from "../../state/shared/remedy";
import { type EndedSignIn, type LostList as Store, signInsOf } from "../../state/workspaces/lostList";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Banner } from "../shared/Banner";
import { Button } from "../shared/Button";
import { CopyButton } from "../shared/CopyButton";
import { Details } from "../shared/Details";

/** A list that could not be taken: what was done with it, and what the person can do now. */
export function LostList({ lost }: { lost: Store }) {
  const kept = lost.kept.value;
  if (kept === null) return null;
  const text = words.lostList;
  const { headline, guidance } = text.what(kept);
  const busy = lost.busy.value;
  const error = lost.error.value;
  const isOffered = kept.lastGood > 0;
  return (
    <Banner look="warn" headline={headline} {...(isOffered ? {} : { onDismiss: () => void lost.decline() })}>
      <p>{guidance}</p>
      {kept.why !== "missing" && kept.why !== "undecided" && (
        <p class="path">
          <code>{kept.path}</code>
          <CopyButton text={kept.path} what={words.general.copy} />
        </p>
      )}
      {isOffered && (
        <>
          <p>{text.offer(kept.lastGood)}</p>
          <div class="buttons">
            <Button look="primary" busy={busy} onClick={() => void lost.restore()}>
              {text.restore}
            </Button>
            <Button onClick={() => void lost.decline()}>{text.decline}</Button>
          </div>
        </>
      )}
      {!isOffered && kept.why !== "newerVersion" && <LeftSignIns lost={lost} />}
      {error !== null && <Failed error={error} />}
    </Banner>
  );
}

function LeftSignIns({ lost }: { lost: Store }) {
  const app = useApp();
  const text = words.lostList;
  const left = lost.left.value;
  const ended = lost.ended.value;
  if (left === null) return <Button onClick={() => void lost.showLeft()}>{text.showLeft}</Button>;
  if (left.kind === "cannotList") return <p>{text.cannotList}</p>;
  const signIns = signInsOf(left);
  if (ended === null && signIns.length === 0) return <p>{text.noneLeft}</p>;
  return (
    <>
      {ended === null && <p>{text.left}</p>}
      <ul>
        {ended === null
          ? signIns.map((one) => <li key={one.id}>{text.leftAt(one)}</li>)
          : ended.map((one) => <Ended key={one.signIn.id} ended={one} />)}
      </ul>
      {signIns.length > 0 && (
        <Button busy={lost.busy.value} onClick={() => (app.dialog.value = { kind: "endLeft" })}>
          {text.endLeft(signIns.length)}…
        </Button>
      )}
    </>
  );
}

function Ended({ ended }: { ended: EndedSignIn }) {
  const line = ended.how.kind === "failed" ? technicalLine(ended.how.error) : null;
  return (
    <li>
      {words.lostList.ended(ended)}
      {line !== null && <Details line={line} />}
    </li>
  );
}

function Failed({ error }: { error: NonNullable<Store["error"]["value"]> }) {
  const about = { name: words.general.app, host: words.general.app };
  const line = technicalLine(error);
  return (
    <div role="alert">
      <p>{words.errors.words(error, about).headline}</p>
      {line !== null && <Details line={line} />}
    </div>
  );
}
