import type { LINK_KINDS } from './schema';
import { findAddresses, webUrl } from './web-address';

type LinkKind = (typeof LINK_KINDS)[number];

/** A link as a paper keeps it. `owner` and `name` where the address has them: a repository, a model, a dataset. */
export type ClassifiedLink = {
  kind: LinkKind;
  url: string;
  host: string;
  owner: string | null;
  name: string | null;
};

/** What is known of a link besides its address: the source's word for it, or the words around it. */
export type LinkContext = { kind?: LinkKind | undefined; words?: string | undefined };

/** The links of a clean abstract or comment, classified, each place once, in the order of the text. */
export function findLinks(clean: string): ClassifiedLink[] {
  const text = clean.replace(/\\([$_%&#~])/g, '$1');
  const links = new Map<string, ClassifiedLink>();
  let from = 0;
  for (const { start, end, url } of findAddresses(text)) {
    const before = text.slice(Math.max(from, start - 120), start);
    const label = /^ \([^()]{1,60}\)/.exec(text.slice(end, end + 64))?.[0] ?? '';
    const link = classifyLink(url, { words: before.slice(before.search(/[^.!?]*$/)) + label });
    if (link && !links.has(linkKey(link.url))) links.set(linkKey(link.url), link);
    from = end;
  }
  return [...links.values()];
}

/** The same for addresses that lead to the same place: neither scheme, `www.`, case nor a last slash counts. */
export function linkKey(url: string): string {
  return url.toLowerCase().replace(/^https?:\/\/(?:www\.)?|\/$/g, '');
}

/**
 * What a link leads to, in its canonical address: `https://github.com/owner/name` whatever part of the repository it
 * named. A host that holds one kind of thing decides; then the source's word; then the words around it. Null for
 * what is no link of a paper: not a web address, or the paper itself at arXiv or its DOI.
 */
export function classifyLink(address: string, context: LinkContext = {}): ClassifiedLink | null {
  // A field may be broken over lines, or say more than the address.
  const [first = ''] = address
    .trim()
    .replace(/\s*\n\s*/g, '')
    .split(/\s/, 1);
  const absolute = webUrl(first);
  if (!absolute) return null;
  const url = new URL(absolute);
  const host = url.hostname.replace(/^www\./, '');
  const path = pathOf(url);
  if (isPaperItself(host, path)) return null;
  const known = onKnownHost({ host, path, url: absolute });
  if (known) return known;
  return { kind: kindElsewhere({ host, path, context }), url: absolute, host, owner: null, name: null };
}

type Place = { host: string; path: string[]; url: string };

const PAPER_HOSTS = /^(?:(?:\w+\.)?arxiv\.org|alphaxiv\.org|ar5iv\.labs\.arxiv\.org|doi\.org|dx\.doi\.org)$/;
const VIDEO_HOSTS = /^(?:(?:m\.)?youtube\.com|youtu\.be|(?:player\.)?vimeo\.com|(?:\w+\.)?bilibili\.com)$/;
const DATA_HOSTS = /^(?:zenodo\.org|osf\.io|(?:\w+\.)?figshare\.com|dataverse\.\w+\.\w+|ieee-dataport\.org)$/;
/** Whose DOIs are of data and software: Zenodo, OSF, figshare, Dataverse, Hugging Face. */
const DATA_REGISTRANTS = new Set(['10.5281', '10.17605', '10.6084', '10.7910', '10.57967']);
const DOCUMENTATION_HOSTS = /^docs\.|\.(?:readthedocs\.(?:io|org)|rtfd\.io)$|^(?:readthedocs\.org|docs\.rs)$/;

function isPaperItself(host: string, path: string[]): boolean {
  if (/^(?:dx\.)?doi\.org$/.test(host) && DATA_REGISTRANTS.has(path[0] ?? '')) return false;
  return PAPER_HOSTS.test(host) || (isHuggingFace(host) && path[0] === 'papers');
}

function onKnownHost(place: Place): ClassifiedLink | null {
  const { host, path, url } = place;
  if (isHuggingFace(host)) return onHuggingFace(path, url);
  if (isCodeHost(host)) return repository(place);
  if (VIDEO_HOSTS.test(host)) return { kind: 'video', url, host, owner: null, name: null };
  if (host === 'modelscope.cn' && (path[0] === 'models' || path[0] === 'datasets')) {
    return shared(path[0] === 'models' ? 'model' : 'dataset', { host, path, prefix: path[0] });
  }
  if (host === 'kaggle.com' && path[0] === 'datasets')
    return shared('dataset', { host, path, prefix: 'datasets' });
  return null;
}

function kindElsewhere({
  host,
  path,
  context,
}: {
  host: string;
  path: string[];
  context: LinkContext;
}): LinkKind {
  if (/\.git(?:hub|lab)\.io$/.test(host)) return 'project';
  if (DOCUMENTATION_HOSTS.test(host)) return 'documentation';
  if (context.kind) return context.kind;
  if (host === 'anonymous.4open.science' || host === 'colab.research.google.com') return 'code';
  if (DATA_HOSTS.test(host) || host === 'doi.org')
    return /\b(?:code|software)\b/i.test(context.words ?? '') ? 'code' : 'dataset';
  if (path[0] === 'docs' || /\bdocumentation\b/i.test(context.words ?? '')) return 'documentation';
  return 'project';
}

const CODE_HOSTS = new Set([
  'github.com',
  'bitbucket.org',
  'codeberg.org',
  'gitee.com',
  'gitcode.com',
  'gist.github.com',
]);
/** First segments of GitHub's own pages, which are nobody's account. */
const NOT_ACCOUNTS = new Set(
  'about apps blog collections contact customer-stories enterprise explore features login marketplace new notifications pricing search security settings site sponsors topics trending'.split(
    ' ',
  ),
);
const ACCOUNT = /^[\w.-]{1,100}$/;

function isCodeHost(host: string): boolean {
  return CODE_HOSTS.has(host) || host === 'raw.githubusercontent.com' || /^gitlab\./.test(host);
}

/** An account's page alone is code too, with no name: "https://github.com/DFIR-Metric". */
function repository({ host: given, path: whole, url }: Place): ClassifiedLink | null {
  const host = given === 'raw.githubusercontent.com' ? 'github.com' : given;
  const path = whole[0] === 'orgs' || whole[0] === 'users' ? whole.slice(1, 2) : whole;
  const [owner, second] = host.startsWith('gitlab.') ? groupAndProject(path) : path;
  if (!owner?.split('/').every((part) => ACCOUNT.test(part))) return null;
  if (host === 'github.com' && NOT_ACCOUNTS.has(owner.toLowerCase()))
    return { kind: 'project', url, host, owner: null, name: null };
  const bare = second?.replace(/\.git$/i, '') ?? '';
  const name = ACCOUNT.test(bare) && !/^\.+$/.test(bare) ? bare : null;
  return { kind: 'code', url: `https://${host}/${owner}${name ? `/${name}` : ''}`, host, owner, name };
}

/** GitLab nests groups; what follows `/-/` is a place within the project. */
function groupAndProject(path: string[]): [string | undefined, string | undefined] {
  const end = path.findIndex((segment) => segment === '-' || segment === 'tree' || segment === 'blob');
  const segments = end === -1 ? path : path.slice(0, end);
  if (segments.length < 2) return [segments[0], undefined];
  return [segments.slice(0, -1).join('/'), segments.at(-1)];
}

function isHuggingFace(host: string): boolean {
  return host === 'huggingface.co' || host === 'hf.co';
}

function onHuggingFace(path: string[], url: string): ClassifiedLink {
  const host = 'huggingface.co';
  const [first = ''] = path;
  if (first === 'datasets') return shared('dataset', { host, path, prefix: 'datasets' });
  if (first === 'spaces') return shared('project', { host, path, prefix: 'spaces' });
  if (first === 'collections') return shared('model', { host, path, prefix: 'collections' });
  if (first === 'docs') return { kind: 'documentation', url, host, owner: null, name: null };
  if (first === '' || first === 'blog' || first === 'posts')
    return { kind: 'project', url, host, owner: null, name: null };
  return shared('model', { host, path, prefix: null });
}

/** `/prefix/owner/name` of a host that shares models and datasets. */
function shared(
  kind: LinkKind,
  { host, path, prefix }: { host: string; path: string[]; prefix: string | null },
): ClassifiedLink {
  const [owner = null, name = null] = prefix === null ? path : path.slice(1);
  const parts = [prefix, owner, name].filter((part) => part !== null);
  return { kind, url: `https://${host}/${parts.join('/')}`, host, owner, name };
}

function pathOf(url: URL): string[] {
  return url.pathname.split('/').filter((segment) => segment !== '');
}
