/** Listens before any picture can fail; errors of pictures do not bubble, hence the capture. */
const SCRIPT = `addEventListener('error',e=>{const t=e.target;if(t instanceof HTMLImageElement&&t.alt==='')t.style.visibility='hidden'},true)`;

/** Hides a decorative picture that does not load; its place stays, so nothing moves. Belongs in the `<head>`. */
export function FailedPicturesScript() {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; React would escape its quotes.
  return <script dangerouslySetInnerHTML={{ __html: SCRIPT }} />;
}
