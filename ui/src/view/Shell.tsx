import type { Ref } from "preact";
import { words } from "../words/words";
import { ActivityNotice } from "./activity/ActivityNotice";
import { ActivityPage } from "./activity/ActivityPage";
import { IncidentPage } from "./incident/IncidentPage";
import { Dock } from "./revoke/Dock";
import { SidePanel } from "./search/details/SidePanel";
import { SearchBar } from "./search/SearchBar";
import { SearchPage } from "./search/SearchPage";
import { useApp } from "./shared/appContext";
import { AddPage } from "./workspaces/add/AddPage";
import { Checklist } from "./workspaces/importing/Checklist";
import { ImportPage } from "./workspaces/importing/ImportPage";
import { Notices } from "./workspaces/Notices";
import { Rail } from "./workspaces/rail/Rail";
import { WorkspacePage } from "./workspaces/WorkspacePage";

/** The window once there are workspaces: rail, box, page, and the details of a session. */
export function Shell({ searchRef }: { searchRef: Ref<HTMLInputElement> }) {
  const app = useApp();
  const withPanel = app.opened.value !== null || app.finder.selected.value !== null;
  return (
    <div class={`shell${withPanel ? " with-panel" : ""}`}>
      <Rail />
      <main tabIndex={-1} aria-label={words.general.app}>
        <SearchBar inputRef={searchRef} />
        <Notices />
        <ActivityNotice />
        <ShownPage />
        <Dock />
      </main>
      <SidePanel />
    </div>
  );
}

function ShownPage() {
  const app = useApp();
  const page = app.page.value;
  switch (page.kind) {
    case "search":
      return <SearchPage />;
    case "activity":
      return <ActivityPage />;
    case "add":
      return <AddPage />;
    case "import":
      return <ImportPage />;
    case "checklist":
      return <Checklist ids={page.ids} key={page.ids.join(" ")} />;
    case "incident":
      return <IncidentPage />;
    case "workspace": {
      const workspace = app.workspaces.all.value.find((one) => one.id === page.id);
      return workspace ? <WorkspacePage workspace={workspace} edit={page.edit} key={page.id} /> : null;
    }
  }
}
