import type { Resolve } from './checked-lookup';
import type { Clock } from './clock';
import type { FetchLimits } from './limits';
import type { SiteGate } from './site-gate';

/** Somebody on the internet who is asked, and how one behaves there. */
export type Site = {
  /** Stands in messages. Whatever has the same name takes turns, from anywhere in this process. */
  name: string;
  /** Milliseconds between the starts of two requests, redirects and further attempts included. */
  minimumIntervalMs: number;
  /** The most requests, and so connections, at once. */
  connections: number;
  limits?: Partial<FetchLimits>;
};

export type FetchRequest = {
  url: string | URL;
  /** A POST is asked again as a GET is: send only what may come twice. It follows no redirect. */
  method?: 'GET' | 'POST';
  body?: string | Uint8Array;
  /** Sent to the origin of `url` alone. User-Agent and Accept-Encoding are ours. */
  headers?: Record<string, string>;
  /** From the answer before: where nothing has changed since, the answer is `unchanged`. */
  etag?: string | null;
  lastModified?: string | null;
  limits?: Partial<FetchLimits>;
  /** Ends it at once, while its body is read too, with the signal's own reason. */
  signal?: AbortSignal;
};

/** What fetching takes from outside; tests bring their own. */
export type Surroundings = {
  clock: Clock;
  /** At least 0, less than 1. */
  random: () => number;
  resolve: Resolve;
  userAgent: string;
  /** Origins ("http://127.0.0.1:8080") that are asked although they are not of the public internet. */
  privateOrigins: ReadonlySet<string>;
  /** By the name of the site. */
  gates: Map<string, SiteGate>;
  /** The operator's, for whatever neither the site nor the request says. */
  limits?: Partial<FetchLimits>;
};

export type Asked = { site: Site; request: FetchRequest; surroundings: Surroundings };
