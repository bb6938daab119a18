import Clock from "icon:clock";
import Cube from "icon:cube";
import Sliders from "icon:customize";
import Desktop from "icon:desktop";
import Flag from "icon:flag";
import List from "icon:list";
import Sort from "icon:sort-amount-down";
import type { ComponentChildren } from "preact";
import type { Grouping, LastConnected, Sort as Order, SearchResult } from "../../backend/generated/types";
import { toggled, withChosen } from "../../state/search/filters";
import { words } from "../../words/words";
import { useApp } from "../shared/appContext";
import { Button } from "../shared/Button";
import { Chip } from "./Chip";
import { Disclosure } from "./Disclosure";
import { ExportButton } from "./export/ExportButton";

const SPANS = ["any", "hour", "day", "week", "month", "older"] as const;
const ORDERS: readonly Order[] = ["newest", "oldest", "person", "device", "address"];
const GROUPINGS: readonly Grouping[] = ["none", "person", "address"];

/** Narrows what is found, and says in which order and under which headings it stands. */
export function FilterBar({ result }: { result: SearchResult }) {
  const app = useApp();
  const { finder, sessions } = app;
  const { filters, sort, group } = finder.query.value;
  const { facets } = result;
  const text = words.find;
  const narrow = (change: Partial<typeof filters>) => void finder.search({ filters: { ...filters, ...change } });
  const kinds = withChosen(
    facets.kinds.map(({ kind, count }) => ({ key: kind, label: words.card.deviceKind(kind), count })),
    filters.kinds,
    words.card.deviceKind,
  );
  const systemName = (key: string) => (key === "" ? text.systems.unknown : key);
  const systems = withChosen(
    facets.systems.map(({ key, system, count }) => ({ key, label: system ?? text.systems.unknown, count })),
    filters.systems,
    systemName,
  );
  const hints = withChosen(
    facets.hints.map(({ kind, count }) => ({ key: kind, label: text.hints.name(kind), count })),
    filters.hints,
    text.hints.name,
  );

  return (
    <div class="filter-bar" role="group" aria-label={text.filters}>
      <Disclosure label={text.fold} icon={<Sliders />} active={sessions.filtered.value}>
        <Chip
          label={text.lastConnected.label}
          shown={text.lastConnected.shown(filters.lastConnected)}
          active={filters.lastConnected !== null}
          icon={<Clock />}
          choices={SPANS.map((key) => ({ key, label: text.lastConnected.shown(spanOf(key)) }))}
          chosen={[filters.lastConnected ?? "any"]}
          onChoose={(key) => narrow({ lastConnected: spanOf(key) })}
        />
        <FacetChip
          text={text.devices}
          icon={<Desktop />}
          choices={kinds}
          chosen={filters.kinds}
          onChange={(kinds) => narrow({ kinds })}
        />
        <FacetChip
          text={text.systems}
          icon={<Cube />}
          choices={systems}
          chosen={filters.systems}
          onChange={(systems) => narrow({ systems })}
        />
        <FacetChip
          text={text.hints}
          icon={<Flag />}
          choices={hints}
          chosen={filters.hints}
          onChange={(hints) => narrow({ hints })}
        >
          <Button small look="link" onClick={() => (app.dialog.value = { kind: "hints" })}>
            {text.hints.how}
          </Button>
        </FacetChip>
        {sessions.filtered.value && (
          <Button small look="link" onClick={sessions.clearFilters}>
            {text.clearFilters}
          </Button>
        )}
        <span class="filter-order">
          <Chip
            label={text.group.label}
            shown={text.group.shown(group)}
            icon={<List />}
            choices={GROUPINGS.map((key) => ({ key, label: text.group.shown(key) }))}
            chosen={[group]}
            onChoose={(key) => void finder.search({ group: key })}
          />
          <Chip
            label={text.sort.label}
            shown={text.sort.shown(sort)}
            icon={<Sort />}
            choices={ORDERS.map((key) => ({ key, label: text.sort.shown(key) }))}
            chosen={[sort]}
            onChoose={(key) => void finder.search({ sort: key })}
          />
        </span>
      </Disclosure>
      {result.total > 0 && <ExportButton what="found" look="link" />}
    </div>
  );
}

function spanOf(key: (typeof SPANS)[number]): LastConnected | null {
  return key === "any" ? null : key;
}

interface FacetText {
  label: string;
  any: string;
  several: (count: number) => string;
}

interface FacetProps<Key extends string> {
  text: FacetText;
  icon: ComponentChildren;
  choices: readonly { key: Key; label: string; count: number }[];
  chosen: readonly Key[];
  onChange: (chosen: Key[]) => void;
  children?: ComponentChildren;
}

/** A filter by one facet of the sessions; several of its values may be chosen. */
function FacetChip<Key extends string>({ text, icon, choices, chosen, onChange, children }: FacetProps<Key>) {
  const only = choices.find(({ key }) => key === chosen[0])?.label ?? text.any;
  return (
    <Chip
      label={text.label}
      shown={chosen.length > 1 ? text.several(chosen.length) : only}
      active={chosen.length > 0}
      icon={icon}
      choices={choices}
      chosen={chosen}
      many
      onChoose={(key) => onChange(toggled(chosen, key))}
    >
      {children}
    </Chip>
  );
}
