/** The page's own sentences, in the language that is spoken now. */
import words, { type Book, type Guide } from "awhile:words";
import type { Language } from "../state/state.ts";

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const ENGLISH = "en";

/** The languages that can be chosen, English first. */
export const LANGUAGES: readonly Language[] = [
  ENGLISH,
  ...Object.keys(words.languages).filter((code) => code !== ENGLISH),
];

// Every language but English comes by itself, and is the same ever after.
const books = new Map<Language, Book>([[ENGLISH, words.english]]);

/** Take in the words of a language. */
export function hold(language: Language, book: Book): void {
  books.set(language, book);
}

/** Whether a language can be spoken already; until then English is. */
export function isHeld(language: Language): boolean {
  return books.has(language);
}

function bookOf(language: Language): Book {
  return books.get(language) ?? words.english;
}

/** What a language is called by its speakers. */
export function nameOf(language: Language): string {
  return words.languages[language]?.name ?? language;
}

export function directionOf(language: Language): "ltr" | "rtl" {
  return words.languages[language]?.direction ?? "ltr";
}

/** The first language of a browser that is spoken here, whatever its country; else English. */
export function chooseLanguage(wanted: readonly string[]): Language {
  const codes = wanted.map((one) => one.split("-")[0]?.toLowerCase() ?? "");
  return codes.find((code) => LANGUAGES.includes(code)) ?? ENGLISH;
}

/** How to get a chat out of each app, in a language. */
export function guidesOf(language: Language): readonly Guide[] {
  return bookOf(language).guides;
}

/** Digits are 0 to 9 and years are those of the Gregorian calendar in every language. */
function localeOf(language: Language): string {
  const own = globalThis.navigator?.language ?? "";
  const [code] = own.split("-");
  return `${code === language && !own.includes("-u-") ? own : language}-u-ca-gregory-nu-latn`;
}

export function speak(language: Language): Say {
  const { english } = words;
  const book = bookOf(language);
  const rules = new Intl.PluralRules(language);
  const figures = new Intl.NumberFormat(localeOf(language));
  return (key, values = {}) => {
    const said = book.says[key] ?? english.says[key];
    if (said === undefined) throw new Error(`no sentence ${key}`);
    const n = [values.n, ...Object.values(values)].find((value) => typeof value === "number");
    const form = typeof n === "number" ? book.forms[key]?.[rules.select(n)] : undefined;
    return (form ?? said).replace(/{(\w+)}/g, (_, name: string) => {
      const value = values[name] ?? "";
      return typeof value === "number" ? figures.format(value) : value;
    });
  };
}

/** A day in words; a wall clock has no zone, so it is written as it stands. */
export function dayOf(text: string, language: Language): string {
  const day = new Date(`${text.slice(0, 10)}T00:00Z`);
  return Number.isNaN(day.getTime())
    ? text
    : day.toLocaleDateString(localeOf(language), { timeZone: "UTC", dateStyle: "long" });
}

/** A moment of the wall clock in words. */
export function momentOf(wallS: number, language: Language): string {
  return new Date(wallS * 1000).toLocaleString(localeOf(language), {
    timeZone: "UTC",
    weekday: "long",
    hour: "numeric",
    minute: "2-digit",
    day: "numeric",
    month: "long",
  });
}
