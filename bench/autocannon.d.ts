/** As much of autocannon as load.ts uses; the package comes without types. */
declare module 'autocannon' {
  interface Sent {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
  }
  interface Result {
    requests: { total: number };
    /** Seconds. */
    duration: number;
    errors: number;
    '4xx': number;
    '5xx': number;
  }
  function autocannon(options: {
    url: string;
    connections: number;
    /** Seconds. */
    duration: number;
    requests: { setupRequest(request: Sent): Sent }[];
  }): Promise<Result>;
  export = autocannon;
}
