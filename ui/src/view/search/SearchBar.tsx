import Cross from "icon:cross";
import ErrorCircle from "icon:error-circle";
import Magnifier from "icon:magnifier";
import type { Ref } from "preact";
import { useId } from "preact/hooks";
import { words } from "../../words/words";
import { ModeBadge } from "../revoke/ModeBadge";
import { useApp } from "../shared/appContext";
import { commandKey } from "../shared/commandKey";
import { focusBox, focusFirstResult } from "./focusBox";
import { Recognition } from "./Recognition";
import { ScopeChoice } from "./ScopeChoice";

/** The one box, with where it looks and what it thinks was pasted. */
export function SearchBar({ inputRef }: { inputRef: Ref<HTMLInputElement> }) {
  const app = useApp();
  const { text, refused } = app.searchBox;
  const id = useId();
  const noteId = `${id}-note`;
  return (
    <search class="search-bar">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void app.submitSearch();
        }}
      >
        <div class={`search-box${refused.value === null ? "" : " wrong"}`}>
          <Magnifier />
          <label class="unseen" for={id} id={`${id}-label`}>
            {words.search.label}
          </label>
          <span hidden id={`${id}-more`}>
            {words.search.labelMore}
          </span>
          <input
            ref={inputRef}
            id={id}
            type="search"
            aria-labelledby={`${id}-label ${id}-more`}
            aria-describedby={noteId}
            aria-invalid={refused.value !== null || undefined}
            placeholder={words.search.placeholder}
            value={text.value}
            spellcheck={false}
            autocapitalize="none"
            autocomplete="off"
            onInput={(event) => app.typeSearch(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown" && focusFirstResult()) event.preventDefault();
            }}
          />
          {text.value === "" ? (
            <kbd>{commandKey()} K</kbd>
          ) : (
            <button
              type="button"
              class="icon-button"
              aria-label={words.search.clear}
              onClick={() => {
                app.typeSearch("");
                focusBox();
              }}
            >
              <Cross />
            </button>
          )}
        </div>
        <ScopeChoice />
        <button type="submit" class="button primary">
          {words.search.button}
        </button>
      </form>
      <div class="search-line">
        <p id={noteId} class={refused.value === null ? "search-note" : "search-note field-error"} aria-live="polite">
          {refused.value !== null && <ErrorCircle />}
          {refused.value === null ? <Recognition /> : <span>{words.search.problem(refused.value)}</span>}
        </p>
        <ModeBadge />
      </div>
    </search>
  );
}
