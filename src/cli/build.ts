import { OperatorError } from '@/lib/operator-error';
import { findBinaries } from '@/lib/postgres/binaries';
import { runCommand } from './command';
import { hashSource, makeInTurn } from './start/build';
import { Lifetime } from './start/lifetime';

const USAGE = `npm run build    build the site, where it is not yet, as npm start does: for an image, or before a restart
                 SITE_NAME and SITE_URL are part of it`;

runCommand(async () => {
  const lifetime = new Lifetime();
  await makeInTurn(hashSource(), lifetime, {
    onWait: () => console.log('Waiting for another process of this checkout, which is building'),
    onBuild: (work) => work(),
  });
  completeEmbedded();
}, USAGE);

/** Whoever runs what was built may not write to it. Where there are no binaries, a database of one's own is asked for. */
function completeEmbedded(): void {
  try {
    findBinaries();
  } catch (error) {
    if (!(error instanceof OperatorError)) throw error;
  }
}
