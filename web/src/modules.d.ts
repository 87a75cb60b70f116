declare module "awhile:words" {
  /** A language: what its speakers call it, its sentences, and the forms that numbers give to them. */
  export interface Book {
    readonly name: string;
    readonly direction: "ltr" | "rtl";
    readonly says: Readonly<Record<string, string>>;
    readonly forms: Readonly<Record<string, Readonly<Record<string, string>>>>;
  }
  const words: { readonly en: Book; readonly [code: string]: Book };
  export default words;
}
declare module "awhile:guides" {
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
  const guides: { readonly en: readonly Guide[]; readonly [code: string]: readonly Guide[] };
  export default guides;
}
declare const FOLDER: boolean;
