// Ends with 0 where Broadsheet can do its work, else with 1: for HEALTHCHECK and whoever else wants a command.
const address = `http://127.0.0.1:${process.env.PORT || 3000}/api/health`;

try {
  const { ok, status } = await fetch(address, { signal: AbortSignal.timeout(4_000) });
  if (!ok) console.error(`${address} says ${status}`);
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  console.error(`${address} does not answer: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
