/** The part of autocannon that we use; it brings no types. */
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  export interface ShotRequest {
    readonly method?: string;
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    /** Makes the request anew each time it is sent. */
    setupRequest?(request: ShotRequest): ShotRequest;
    onResponse?(status: number, body: string): void;
  }

  export interface Options {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    /** Milliseconds between looks at the clock. */
    readonly sampleInt?: number;
    readonly timeout?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly requests: readonly ShotRequest[];
  }

  export interface Result {
    readonly non2xx: number;
    readonly errors: number;
    readonly timeouts: number;
  }

  interface Run extends EventEmitter, PromiseLike<Result> {
    on(event: 'response', listener: (client: unknown, status: number, bytes: number, milliseconds: number) => void): this;
    stop(): void;
  }

  function autocannon(options: Options): Run;
  // biome-ignore lint/style/noDefaultExport: it is theirs.
  export default autocannon;
}
