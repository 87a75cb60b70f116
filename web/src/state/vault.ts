/** The encrypted file: nothing replaces it before the new one has proved itself. */

import type { Effect } from "./effects.ts";
import { fill } from "./go.ts";
import { ask, chain, type Out, stay, tell, tellLines } from "./out.ts";
import { type Chosen, isUnsaved, type State } from "./state.ts";

const CANDIDATE = "/place/candidate.store";

export function make(state: State): Out {
  const { pass, again } = state.typed;
  if (state.vault.open || isUnsaved(state)) return stay(tell(state, "refused", "vault_there_already"));
  if (pass === "") return stay(tell(state, "refused", "passphrase_first"));
  return ask(state, "place_make", { passphrase: pass, again });
}

/** Open a file that was chosen, or, with none, the one that the page still holds. */
export function open(state: State, file: Chosen | null): Out {
  const { vault, typed } = state;
  if (vault.open) return stay(tell(state, "refused", "vault_there_already"));
  if (file !== null && isUnsaved(state)) return stay(tell(state, "refused", "vault_save_first"));
  const source = file ?? vault.bytes;
  if (source === null) return stay(tell(state, "refused", "vault_no_file"));
  if (typed.pass === "") return stay(tell(state, "refused", "passphrase_first"));
  // A second path: the file that is held stays as it is until this one has been opened.
  return ask(state, "place_open", { passphrase: typed.pass }, [{ path: CANDIDATE, file: source }]);
}

/** It is open: the passphrase is forgotten, and what was written before is in it. */
export function opened(state: State, said: readonly string[]): Out {
  const next = {
    ...state,
    typed: { ...state.typed, pass: "", again: "" },
    vault: { ...state.vault, open: true },
  };
  return chain(tellLines(tell(next, "said", "vault_open"), "said", said, "help"), fill);
}

/** Python's files changed: what they hold is kept here, encrypted where it is. */
export function kept(
  state: State,
  memory: Uint8Array | null | undefined,
  bytes: Uint8Array | null | undefined,
  wrote: boolean,
  remembered: string,
): Out {
  const held = { ...state, remembered, memory: memory === undefined ? state.memory : memory };
  if (bytes === undefined || bytes === null) return stay(held);
  const version = wrote ? held.vault.version + 1 : held.vault.version;
  const vault = { ...held.vault, bytes, version };
  const store: readonly Effect[] = vault.inBrowser ? [{ do: "vault_store", bytes, version }] : [];
  return [{ ...held, vault }, store];
}

export function save(state: State): Out {
  const { bytes, version } = state.vault;
  if (bytes === null) return stay(state);
  return [state, [{ do: "vault_save", bytes, version }]];
}

/** It was written to a file: surely, or handed to the browser, which does not say. */
export function saved(state: State, version: number, sure: boolean): Out {
  const vault = sure
    ? { ...state.vault, safe: Math.max(state.vault.safe, version) }
    : { ...state.vault, handed: version };
  return stay(tell({ ...state, vault }, "said", sure ? "vault_saved" : "vault_handed"));
}

/** The reader says that the file is where the browser put it. */
export function there(state: State): Out {
  const { vault } = state;
  return stay({ ...state, notice: null, vault: { ...vault, safe: Math.max(vault.safe, vault.handed) } });
}

export function browser(state: State, on: boolean): Out {
  const { bytes, version } = state.vault;
  const next = { ...state, vault: { ...state.vault, inBrowser: on } };
  if (!on) return [next, [{ do: "vault_unstore" }]];
  return bytes === null ? stay(next) : [next, [{ do: "vault_store", bytes, version }]];
}

export function stored(state: State, version: number): Out {
  return stay({ ...state, vault: { ...state.vault, safe: Math.max(state.vault.safe, version) } });
}

/** Have somebody look whether the copy in the browser is still there. */
export function look(state: State): Out {
  const { bytes, inBrowser, version } = state.vault;
  return bytes === null || !inBrowser ? stay(state) : [state, [{ do: "vault_look", version }]];
}

/** The copy in the browser is not there or could not be made: what is held here counts as unsaved. */
export function notStored(state: State, why: "full" | "gone" | "refused", version: number): Out {
  const { vault } = state;
  // Of a copy that was deleted, or replaced by a newer one, meanwhile nobody asks any more.
  if (vault.bytes === null || !vault.inBrowser || version < vault.version) return stay(state);
  const safe = why === "gone" ? Math.min(vault.safe, vault.version - 1) : vault.safe;
  const next = { ...state, vault: { ...vault, inBrowser: false, safe } };
  return stay(tell(next, "refused", `browser_${why}`, "keep"));
}

/** A copy from an earlier visit lies in the browser. */
export function found(state: State, bytes: Uint8Array): Out {
  if (state.vault.bytes !== null) return stay(state);
  return stay({ ...state, vault: { ...state.vault, bytes, inBrowser: true } });
}
