import { type AddressInfo, createServer, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

type ReceivedMail = {
  /** As it came, dots unstuffed. */
  raw: string;
  /** The envelope. */
  from: string;
  to: string[];
  /** Which connection brought it. */
  connection: string;
  /** What the client calls itself. */
  greeting: string;
};

export type MailServer = {
  port: number;
  mails: ReceivedMail[];
  /** Connections that were ever opened. */
  connections: () => number;
  /** Closes every connection without a word. */
  hangUp: () => void;
  close: () => Promise<void>;
};

/** Thrown by what is given to a mail server: the answer that it gives. */
export function answer(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

type Refusal = Error | undefined;
type MailServerOptions = SMTPServerOptions & {
  /** Before a sender, a recipient, and a mail that is there as a whole, are answered. */
  refuse?: (stage: 'from' | 'to' | 'data') => Refusal | Promise<Refusal>;
};

/** A real mail server on this machine that keeps what it is sent, also what it then refuses. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const { refuse = () => undefined, ...rest } = options;
  const mails: ReceivedMail[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect(_session, done) {
      connections += 1;
      done();
    },
    onMailFrom: async (_address, _session, done) => done(await refuse('from')),
    onRcptTo: async (_address, _session, done) => done(await refuse('to')),
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const { mailFrom, rcptTo } = session.envelope;
        mails.push({
          raw: Buffer.concat(chunks).toString('latin1'),
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          connection: session.id,
          greeting: session.hostNameAppearsAs,
        });
        done(await refuse('data'));
      });
    },
    ...rest,
  });
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  // A client that goes away in the middle is what some tests are about.
  server.on('error', () => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    mails,
    connections: () => connections,
    hangUp() {
      for (const socket of sockets) socket.destroy();
    },
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

/** Something that listens and does as it likes with each connection. */
export async function startSocketServer(
  serve: (socket: Socket) => void,
): Promise<{ port: number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    serve(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
