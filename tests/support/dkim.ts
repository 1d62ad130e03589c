import { createHash, createVerify } from 'node:crypto';

/**
 * Whether a mail's DKIM signature holds, and which headers it covers: RFC 6376 with relaxed canonicalization, written
 * after the standard and not after who signs.
 */
export function verifyDkim(raw: string, publicKeyPem: string): { valid: boolean; signed: string[] } {
  const split = raw.indexOf('\r\n\r\n');
  const fields = raw.slice(0, split).split(/\r\n(?![ \t])/);
  const signature = fields.find((field) => /^dkim-signature:/i.test(field)) ?? '';
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag) => [
        tag.slice(0, tag.indexOf('=')).trim(),
        tag.slice(tag.indexOf('=') + 1).replace(/\s/g, ''),
      ]),
  );
  const signed = (tags.get('h') ?? '').toLowerCase().split(':');
  const bodyHash = createHash('sha256')
    .update(relaxedBody(raw.slice(split + 4)), 'latin1')
    .digest('base64');
  // Where a name is listed twice, the lower field comes first; a name without a field stands for an absent one.
  const left = fields.filter((field) => field !== signature);
  const covered = signed.map((name) => {
    const place = left.findLastIndex(
      (field) => field.slice(0, field.indexOf(':')).trim().toLowerCase() === name,
    );
    return place < 0 ? '' : `${relaxedHeader(left.splice(place, 1)[0] ?? '')}\r\n`;
  });
  const unsigned = relaxedHeader(signature.replace(/([;\s]b=)[^;]*/, '$1'));
  const verifier = createVerify('RSA-SHA256').update(covered.join('') + unsigned, 'latin1');
  const holds = verifier.verify(publicKeyPem, tags.get('b') ?? '', 'base64');
  return { valid: holds && bodyHash === tags.get('bh') && tags.get('c') === 'relaxed/relaxed', signed };
}

function relaxedHeader(field: string): string {
  const colon = field.indexOf(':');
  const value = field
    .slice(colon + 1)
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
  return `${field.slice(0, colon).trim().toLowerCase()}:${value}`;
}

function relaxedBody(body: string): string {
  const lines = body.split('\r\n').map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''));
  const text = lines.join('\r\n').replace(/(\r\n)+$/, '');
  return text === '' ? '' : `${text}\r\n`;
}
