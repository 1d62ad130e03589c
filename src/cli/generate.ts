import { runCommand } from './command';
import { generateClient, isClientStale } from './start/build';
import { Lifetime } from './start/lifetime';

runCommand(async () => {
  if (isClientStale()) await generateClient(new Lifetime());
}, 'npm run generate    generate the database client from prisma/schema.prisma, where it is out of date');
