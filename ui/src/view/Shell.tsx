import type { Ref } from "preact";
import { words } from "../words/words";
import { ActivityPage } from "./activity/ActivityPage";
import { ActivityTrouble } from "./activity/ActivityTrouble";
import { AddPage } from "./add/AddPage";
import { useApp } from "./appContext";
import { Dock } from "./ending/Dock";
import { Checklist } from "./importing/Checklist";
import { ImportPage } from "./importing/ImportPage";
import { IncidentPage } from "./incident/IncidentPage";
import { Rail } from "./rail/Rail";
import { SearchBar } from "./search/SearchBar";
import { SearchPage } from "./search/SearchPage";
import { SidePanel } from "./session/SidePanel";
import { Notices } from "./workspace/Notices";
import { WorkspacePage } from "./workspace/WorkspacePage";

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
        <ActivityTrouble />
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
