import { runCommand } from './command';
import { build, generateClient, hashSource, isBuilt, isClientStale } from './start/build';
import { Lifetime } from './start/lifetime';

const USAGE = `npm run build    build the site, where it is not yet, as npm start does: for an image, or before a restart
                 SITE_NAME and SITE_URL are part of it`;

runCommand(async () => {
  const lifetime = new Lifetime();
  if (isClientStale()) await generateClient(lifetime);
  const source = hashSource();
  if (!isBuilt(source)) await build(source, lifetime);
}, USAGE);
