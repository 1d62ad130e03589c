// @ts-check

/** @type {Record<string, string>} */
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * The whole page for what could not be made, in the words of app/error.tsx: it asks for nothing else, neither a style
 * sheet nor a script, because whatever failed may fail them too. Its colours are those of globals.css. The operator
 * finds in the log what is under its reference.
 * @param {{ siteName: string, requestId: string }} given
 */
export function stoppedPage({ siteName, requestId }) {
  const name = siteName.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>The presses have stopped · ${name}</title>
<style>
:root { color-scheme: light dark; --paper: #fbfaf6; --ink: #191816; --soft: #56524a; --rule: #dcd8cd; --edge: #918b7e; --focus: #1d5fbf }
@media (prefers-color-scheme: dark) {
  :root { --paper: #131211; --ink: #ece8df; --soft: #b3ada1; --rule: #2f2c28; --edge: #6b665d; --focus: #86b4ff }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif }
header { padding: 0.75rem 1rem; border-bottom: 1px solid var(--rule); font: 500 1.25rem/1.22 Georgia, serif }
main { max-width: 38rem; margin: 0 auto; padding: clamp(4rem, 12vh, 6rem) 1rem; text-align: center }
h1 { margin: 0 0 0.75rem; font: 500 clamp(1.8rem, 4.4vw, 2.875rem)/1.1 Georgia, serif; letter-spacing: -0.018em; text-wrap: balance }
p { margin: 0 0 1.75rem; color: var(--soft); text-wrap: pretty }
a { color: var(--ink) }
header a { text-decoration: none }
main a { display: inline-block; margin: 0 0.3rem 0.6rem; padding: 0.7rem 1rem; border: 1px solid var(--edge); border-radius: 4px; font-size: 0.9375rem; text-decoration: none }
main a:first-child { border-color: var(--ink); background: var(--ink); color: var(--paper) }
small { display: block; margin-top: 1.1rem; color: var(--soft); font-size: 0.8125rem; overflow-wrap: anywhere }
a:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px }
</style>
</head>
<body>
<header><a href="/">${name}</a></header>
<main>
<h1>The presses have stopped</h1>
<p>This page could not be made just now. It is our fault, and trying again may be enough.</p>
<p><a href="">Try again</a><a href="/">Today’s papers</a></p>
<small>Reference ${requestId}</small>
</main>
</body>
</html>
`;
}
