/** A study: begun when everything it needs is known. */
import { go } from "./go.ts";
import { ask, at, chain, type Out, stay } from "./out.ts";
import type { State } from "./state.ts";

/** The reader's wall clock, as ISO 8601 without a zone. */
export function wallOf(nowS: number): string {
  return new Date(nowS * 1000).toISOString().slice(0, 19);
}

/** Ask for the study of the two people that were chosen, and go where it is waited for. */
export function startStudy(state: State): Out {
  return chain(state, beginStudy, (now) => (now.job === null ? stay(now) : go(now, at("working"))));
}

/** Ask for the study, and stay where one is. */
export function beginStudy(state: State): Out {
  const { chat, plan } = state;
  if (chat === null || plan.me === null || plan.other === null) return stay(state);
  const { me, other } = plan;
  return chain(
    { ...state, told: null, asked: null },
    (now) =>
      ask(now, "study", {
        me,
        other,
        wall: chat.now ?? wallOf(now.nowS),
        epoch_s: now.nowS - now.offsetS,
        same: plan.same,
        answers: plan.answers,
        outside: plan.outside,
        invented: now.invented,
      }),
    (now) => stay({ ...now, job: { id: now.nextId - 1, what: "study", share: null } }),
  );
}
