import { technicalLine } from "../../state/shared/remedy";
import type { Notice } from "../../state/shown";
import { words } from "../../words/words";
import { SignedOutEverywhere, Unlocked } from "../lock/LockNotices";
import { useApp } from "../shared/appContext";
import { Banner } from "../shared/Banner";
import { CopyButton } from "../shared/CopyButton";
import { Details } from "../shared/Details";
import { LostList } from "./LostList";

/** What has just been done, or what was found when the window opened. */
export function Notices() {
  const app = useApp();
  const notice = app.notice.value;
  return (
    <>
      <LostList lost={app.workspaces.lost} />
      {notice && (
        <NoticeBanner
          notice={notice}
          onDismiss={() => {
            app.notice.value = null;
          }}
        />
      )}
    </>
  );
}

function NoticeBanner({ notice, onDismiss }: { notice: Notice; onDismiss: () => void }) {
  const text = words.workspace;
  switch (notice.kind) {
    case "saved":
      return (
        <Banner look="good" headline={text.saved} onDismiss={onDismiss}>
          <p>{text.savedGuidance}</p>
          <PathLine path={notice.path} />
        </Banner>
      );
    case "exported": {
      const { path, sessions, missing } = notice.file;
      const { saved, savedGuidance, missing: gone } = words.exporting;
      return (
        <Banner look="good" headline={saved(sessions)} onDismiss={onDismiss}>
          {missing > 0 && <p>{gone(missing)}</p>}
          <p>{savedGuidance}</p>
          <PathLine path={path} />
        </Banner>
      );
    }
    case "failed": {
      const { headline, guidance } = words.errors.words(notice.error, {
        name: notice.name || words.general.app,
        host: notice.name,
      });
      const line = technicalLine(notice.error);
      return (
        <Banner look="warn" headline={headline} onDismiss={onDismiss}>
          <p>{guidance}</p>
          {line !== null && <Details line={line} />}
        </Banner>
      );
    }
    case "unlocked":
      return <Unlocked onDismiss={onDismiss} />;
    case "signedOutEverywhere":
      return <SignedOutEverywhere givenUp={notice.givenUp} onDismiss={onDismiss} />;
    case "signedOut":
    case "removed": {
      const { headline, guidance } = text.result(notice.kind, notice.name, notice.userName, notice.removal);
      const line = notice.removal.kind === "serverNotTold" ? technicalLine(notice.removal.error) : null;
      return (
        <Banner
          look={notice.removal.kind === "serverNotTold" ? "warn" : "good"}
          headline={headline}
          onDismiss={onDismiss}
        >
          {guidance !== "" && <p>{guidance}</p>}
          {line !== null && <Details line={line} />}
        </Banner>
      );
    }
  }
}

function PathLine({ path }: { path: string }) {
  return (
    <p class="path">
      <code>{path}</code>
      <CopyButton text={path} what={words.general.copy} />
    </p>
  );
}
