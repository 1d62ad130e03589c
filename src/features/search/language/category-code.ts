/** arXiv's archives, those of today and those that old papers are in (https://arxiv.org/category_taxonomy). */
const ARCHIVES = new Set(
  (
    'astro-ph cond-mat cs econ eess gr-qc hep-ex hep-lat hep-ph hep-th math math-ph nlin nucl-ex nucl-th physics ' +
    'q-bio q-fin quant-ph stat acc-phys adap-org alg-geom ao-sci atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas ' +
    'dg-ga funct-an mtrl-th patt-sol plasm-ph q-alg solv-int supr-con'
  ).split(' '),
);
const SUBJECTS = new Set(
  (
    'AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE NI OH OS PF PL RO SC SD ' +
    'SE SI SY'
  ).split(' '),
);

/**
 * A category in arXiv's own case, `cs.CL` or `cond-mat.mes-hall`, or a whole archive, for which `cs`, `cs.` and `cs.*`
 * will do; null where arXiv has no such archive.
 */
export function parseCategory(text: string): string | null {
  const [, archive = '', subject = ''] =
    /^([a-z]+(?:-[a-z]+)?)(?:\.(?:\*|([a-z]+(?:-[a-z]+)?))?)?\*?$/i.exec(text) ?? [];
  if (!ARCHIVES.has(archive.toLowerCase())) return null;
  if (!subject) return archive.toLowerCase();
  // Two letters are capitals everywhere, longer names are small ("physics.optics").
  return `${archive.toLowerCase()}.${subject.length === 2 ? subject.toUpperCase() : subject.toLowerCase()}`;
}

/** The category meant by a subject of computer science alone, `CL`, or with another sign, `cs-cl`, or null. */
export function guessCategory(text: string): string | null {
  const subject = /^(?:cs[-_/:]?)?([a-z]{2})$/i.exec(text)?.[1]?.toUpperCase() ?? '';
  return SUBJECTS.has(subject) ? `cs.${subject}` : null;
}
