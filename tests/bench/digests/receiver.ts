import { startMailServer } from '../../support/mail-server';

/** A mail server in a process of its own, so that its work and memory are not counted as the sender's. */
let received = 0;
const server = await startMailServer({
  onData(stream, _session, done) {
    stream.resume();
    stream.on('end', () => {
      received += 1;
      done();
    });
  },
});
process.send?.({ port: server.port });
process.on('message', () => process.send?.({ received }));
process.on('disconnect', () => process.exit(0));
