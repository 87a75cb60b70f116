/** The view that the page opens with, as HTML: made when the page is built. */
import { renderToString } from "preact-render-to-string";
import { begin } from "./state/state.ts";
import { App } from "./views/app.tsx";
import { speak } from "./views/words.ts";

export function first(): string {
  const state = begin("en", "", 0, 0);
  return renderToString(
    <App state={state} send={() => undefined} say={speak("en")} take={() => undefined} />,
  );
}
