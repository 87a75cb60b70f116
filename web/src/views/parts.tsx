/** Small pieces that views are made of. */
import type { ComponentChildren, JSX } from "preact";
import type { Event } from "../state/events.ts";
import type { At, Field, Scale, State } from "../state/state.ts";
import type { Say } from "./words.ts";

/** What every view is given. */
export interface Props {
  readonly state: State;
  readonly send: (event: Event) => void;
  readonly say: Say;
  /** Takes files from an input or a drop. */
  readonly take: (what: "chat" | "vault", files: Iterable<File>) => void;
}

interface ButtonProps {
  readonly do: () => void;
  readonly kind?: "first" | "plain" | "danger" | "";
  readonly pressed?: boolean;
  readonly off?: boolean;
  readonly id?: string;
  readonly children: ComponentChildren;
}

export function Button({ do: act, kind = "", pressed, off, id, children }: ButtonProps) {
  return (
    <button type="button" class={kind} id={id} disabled={off} aria-pressed={pressed} onClick={act}>
      {children}
    </button>
  );
}

interface DoorProps {
  readonly do: () => void;
  readonly title: string;
  readonly about?: string;
  readonly first?: boolean;
  readonly pressed?: boolean | undefined;
  readonly id?: string;
}

/** A large choice: what it is, and one line about it. */
export function Door({ do: act, title, about = "", first = false, pressed, id }: DoorProps) {
  return (
    <button type="button" class={first ? "door first" : "door"} id={id} aria-pressed={pressed} onClick={act}>
      <strong>{title}</strong>
      {about && <span>{about}</span>}
    </button>
  );
}

/** A way to another view. */
export function Go({
  props,
  to,
  id = "",
  children,
}: {
  props: Props;
  to: At;
  id?: string;
  children: ComponentChildren;
}) {
  return (
    <Button kind="plain" do={() => props.send({ type: "go", route: { at: to, id } })}>
      {children}
    </Button>
  );
}

interface ScaleProps {
  readonly props: Props;
  readonly scale: Scale;
  readonly label: string;
  readonly low: string;
  readonly high: string;
  readonly most?: number;
}

/** A number by a tap. */
export function Taps({ props, scale, label, low, high, most = 10 }: ScaleProps) {
  const { state, send } = props;
  return (
    <fieldset class="taps">
      <legend>{label}</legend>
      <div class={`scale of${most + 1}`}>
        {Array.from({ length: most + 1 }, (_, n) => (
          <button
            type="button"
            key={n}
            aria-pressed={state.picked[scale] === n}
            onClick={() => send({ type: "picked", scale, n })}
          >
            {n}
          </button>
        ))}
      </div>
      <p class="ends" aria-hidden="true">
        <span>{low}</span>
        <span>{high}</span>
      </p>
    </fieldset>
  );
}

interface TypedProps {
  readonly props: Props;
  readonly field: Field;
  readonly label: string;
  readonly about?: string;
  readonly rows?: number;
  readonly type?: string;
}

/** Words that somebody types; they are in the state from the first letter on. */
export function Typed({ props, field, label, about = "", rows = 1, type = "text" }: TypedProps) {
  const { state, send } = props;
  const shared = {
    id: `f-${field}`,
    value: state.typed[field],
    "aria-describedby": about ? `a-${field}` : undefined,
    onInput: (event: JSX.TargetedEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      send({ type: "typed", field, text: event.currentTarget.value }),
  };
  return (
    <div class="typed">
      <label for={`f-${field}`}>{label}</label>
      {rows > 1 ? <textarea rows={rows} {...shared} /> : <input type={type} autocomplete="off" {...shared} />}
      {about && (
        <p class="soft small" id={`a-${field}`}>
          {about}
        </p>
      )}
    </div>
  );
}

interface FileProps {
  readonly props: Props;
  readonly what: "chat" | "vault";
  readonly label: string;
  readonly first?: boolean;
}

/** A button that opens the browser's own way to choose a file. */
export function FileButton({ props, what, label, first = false }: FileProps) {
  return (
    <label class={first ? "file first" : "file"}>
      {label}
      <input
        type="file"
        id={`file-${what}`}
        multiple={what === "chat"}
        onChange={(event) => {
          const input = event.currentTarget;
          props.take(what, [...(input.files ?? [])]);
          input.value = "";
        }}
      />
    </label>
  );
}

/** Breathing: four seconds in, six out, said in words as well for whoever wants no motion. */
export function Breath({ state, say }: Pick<Props, "state" | "say">) {
  const { timer } = state;
  if (timer === null) return null;
  const gone = Math.max(0, Math.round(timer.minutes * 60 - (timer.endS - state.nowS)));
  const way = gone % 10 < 4 ? "in" : "out";
  return (
    <>
      <span class={`breath ${way}`} aria-hidden="true" />
      <span class="breath-word" aria-hidden="true">
        {say(`breathe_${way}`)}
      </span>
    </>
  );
}

/** Why something is asked. */
export function Why({ children }: { children: ComponentChildren }) {
  return <p class="why">{children}</p>;
}
