import { words } from "../../words/words";
import { useApp } from "./appContext";

/** A time, relative and absolute with its zone. */
export function When({ iso, full = false }: { iso: string; full?: boolean }) {
  const now = useApp().now.value;
  const { time } = words;
  return (
    <time dateTime={iso} title={`${time.absolute(iso)}, ${time.yourTime(time.zone(iso))}`}>
      {full ? (
        <>
          {time.absolute(iso)}, {time.yourTime(time.zone(iso))} · {time.relative(iso, now)}
        </>
      ) : (
        <>
          <strong>{time.relative(iso, now)}</strong>
          <span class="soft">
            {" "}
            · {time.short(iso, now)} {time.yourTime(time.zone(iso))}
          </span>
        </>
      )}
    </time>
  );
}
