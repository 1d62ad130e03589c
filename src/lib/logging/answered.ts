import diagnostics from 'node:diagnostics_channel';

/** What is told of a request when it is over (cli/start/request-news.mjs). */
export type Answered = {
  id: string;
  method: string;
  /** With its query, which is the reader's own affair: see `describeAddress`. */
  url: string;
  status: number;
  seconds: number;
  /** As sent, headers included. */
  bytes: number;
  /** False where the connection was lost before the last byte. */
  complete: boolean;
};

/** Hears of every request from now on. */
export function onAnswered(hear: (answered: Answered) => void): void {
  diagnostics.subscribe('broadsheet:answered', (news) => hear(news as Answered));
}
