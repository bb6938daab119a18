import CircleCheck from "icon:circle-check";
import Warning from "icon:warning";
import type { ActivityList } from "../../state/activity/activityList";
import { numbered } from "../../words/en/counted";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { CopyButton } from "../shared/CopyButton";

/** What has to be said of the file before anything is read in it. */
export function ChainWarnings({ list }: { list: ActivityList }) {
  const text = words.activity.chain;
  const state = useApp().activity.state.value;
  const chain = list.chain.value;
  return (
    <>
      {chain !== null && chain.kind !== "whole" && (
        <div class="note warn banner-like" role="status" data-testid="chain-broken">
          <Warning />
          <div>
            {chain.kind === "broken" && <p class="trouble-headline">{text.headline}</p>}
            <p>{text.said(chain)}</p>
          </div>
        </div>
      )}
      <Aside said={text.torn} path={state?.torn ?? null} />
      <Aside said={text.keptAside} path={state?.keptAside ?? null} />
    </>
  );
}

function Aside({ said, path }: { said: string; path: string | null }) {
  if (path === null) return null;
  return (
    <div class="note warn banner-like">
      <Warning />
      <div>
        <p>{said}</p>
        <Copied text={path} />
      </div>
    </div>
  );
}

/** Whether the file is unchanged, and how anyone can tell. */
export function ChainDetails({ list }: { list: ActivityList }) {
  const text = words.activity.chain;
  const file = useApp().activity.state.value?.file ?? null;
  const chain = list.chain.value;
  return (
    <details class="details chain">
      <summary>{text.details}</summary>
      <div class="details-body">
        {chain !== null && (
          <p class="chain-said">
            {chain.kind === "whole" ? <CircleCheck /> : <Warning />}
            {text.said(chain)}
          </p>
        )}
        {file === null ? (
          <p>{text.memory}</p>
        ) : (
          <dl class="chain-facts">
            <dt>{text.file}</dt>
            <dd>
              <Copied text={file} />
            </dd>
            {chain?.kind === "whole" && (
              <>
                <dt>{text.entries}</dt>
                <dd data-testid="chain-entries">{numbered(chain.entries)}</dd>
                <dt>{text.lastHash}</dt>
                <dd>
                  <Copied text={chain.lastHash} />
                </dd>
              </>
            )}
          </dl>
        )}
        {file !== null && (
          <>
            <p>{text.verifyHint}</p>
            <Copied text={text.verify(file)} />
          </>
        )}
        <p>{text.cutOff}</p>
      </div>
    </details>
  );
}

function Copied({ text }: { text: string }) {
  return (
    <p class="path">
      <code>{text}</code>
      <CopyButton text={text} what={words.general.copy} />
    </p>
  );
}
