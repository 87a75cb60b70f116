declare module "awhile:words" {
  const words: Readonly<Record<"en" | "de", Readonly<Record<string, string>>>>;
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
  const guides: Readonly<Record<"en" | "de", readonly Guide[]>>;
  export default guides;
}
declare const FOLDER: boolean;
