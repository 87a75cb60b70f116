declare module "awhile:words" {
  export interface Way {
    readonly title: string;
    readonly steps: readonly string[];
    readonly notes: readonly string[];
  }
  export interface Guide {
    readonly app: string;
    readonly ways: readonly Way[];
    readonly missing: readonly string[];
  }
  /** A language: its sentences, the forms that numbers give to them, and how to export from each app. */
  export interface Book {
    readonly says: Readonly<Record<string, string>>;
    readonly forms: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly guides: readonly Guide[];
  }
  const words: {
    readonly languages: Readonly<
      Record<string, { readonly name: string; readonly direction: "ltr" | "rtl" }>
    >;
    readonly english: Book;
  };
  export default words;
}
declare const FOLDER: boolean;
