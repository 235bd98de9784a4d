declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** A DynamoDB over HTTP; in memory when it is given no path. */
  function dynalite(options?: {
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  }): Server;
  export = dynalite;
}
