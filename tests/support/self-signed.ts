import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A certificate for "localhost" that nobody vouches for, made anew: no key lies in the repository. */
export function selfSigned(): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = toBeSigned(publicKey);
  const signature = bits(sign('sha256', body, privateKey));
  const base64 = sequence(body, ECDSA_SHA256, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
  };
}

/** TBSCertificate of version 1 (RFC 5280, 4.1): serial, algorithm, issuer, validity, subject, key. */
function toBeSigned(publicKey: KeyObject): Buffer {
  const commonName = sequence(
    tagged(0x06, Buffer.from('550403', 'hex')),
    tagged(0x0c, Buffer.from('localhost')),
  );
  const name = sequence(tagged(0x31, commonName));
  const validity = sequence(time('200101000000Z'), time('491231235959Z'));
  const serial = tagged(0x02, Buffer.from([1]));
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return sequence(serial, ECDSA_SHA256, name, validity, name, spki);
}

/** DER: a tag, the length, the content. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function bits(content: Buffer): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.from([0]), content]));
}

function time(text: string): Buffer {
  return tagged(0x17, Buffer.from(text));
}

/** 1.2.840.10045.4.3.2 */
const ECDSA_SHA256 = sequence(tagged(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
