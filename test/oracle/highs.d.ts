/** What we use of `highs`. Its own types describe its CommonJS build, and we load the other one. */
declare module 'highs' {
  function createHighs(): Promise<{
    readonly solve: (problem: string) => {
      readonly Status: string;
      readonly ObjectiveValue: number;
    };
  }>;
  export = createHighs;
}
