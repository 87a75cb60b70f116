/** The page's own sentences, in the language that is spoken now. */
import words from "awhile:words";
import type { Language } from "../state/state.ts";

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export function speak(language: Language): Say {
  return (key, values = {}) => {
    const text = words[language][key] ?? words.en[key];
    if (text === undefined) throw new Error(`no sentence ${key}`);
    return text.replace(/{(\w+)}/g, (_, name: string) => String(values[name] ?? ""));
  };
}

/** A day in words; a wall clock has no zone, so it is written as it stands. */
export function dayOf(text: string, language: Language): string {
  const own = globalThis.navigator?.language?.startsWith(language) ? navigator.language : language;
  const day = new Date(`${text.slice(0, 10)}T00:00Z`);
  return Number.isNaN(day.getTime())
    ? text
    : day.toLocaleDateString(own, { timeZone: "UTC", dateStyle: "long" });
}

/** A moment of the wall clock in words. */
export function momentOf(wallS: number, language: Language): string {
  const own = globalThis.navigator?.language?.startsWith(language) ? navigator.language : language;
  return new Date(wallS * 1000).toLocaleString(own, {
    timeZone: "UTC",
    weekday: "long",
    hour: "numeric",
    minute: "2-digit",
    day: "numeric",
    month: "long",
  });
}
