import { RSABSSA } from '@cloudflare/blindrsa-ts';
import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  verify,
  type KeyObject,
} from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { signedBallot } from '../../../test/signed-ballot.ts';
import {
  canBeSigned,
  isBallotOf,
  modulusOf,
  readPublicKey,
  readWithdrawalCode,
  signBlinded,
  withdrawalCodeOf,
} from './ballots.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

/** RFC 9474, appendix A.1: RSABSSA-SHA384-PSS-Randomized, the variant of our ballots, with the RFC's key of 4096 bits. */
const vector = {
  p: hex(`
    e1f4d7a34802e27c7392a3cea32a262a34dc3691bd87f3f310dc75673488930559c120fd0410194fb8a0da55bd0b81227e843fdca6692ae80e5a5d41
    4116d4803fca7d8c30eaaae57e44a1816ebb5c5b0606c536246c7f11985d731684150b63c9a3ad9e41b04c0b5b27cb188a692c84696b742a80d3cd00
    ab891f2457443dadfeba6d6daf108602be26d7071803c67105a5426838e6889d77e8474b29244cefaf418e381b312048b457d73419213063c60ee7b0
    d81820165864fef93523c9635c22210956e53a8d96322493ffc58d845368e2416e078e5bcb5d2fd68ae6acfa54f9627c42e84a9d3f2774017e32ebca
    06308a12ecc290c7cd1156dcccfb2311`),
  q: hex(`
    c601a9caea66dc3835827b539db9df6f6f5ae77244692780cd334a006ab353c806426b60718c05245650821d39445d3ab591ed10a7339f15d83fe13f
    6a3dfb20b9452c6a9b42eaa62a68c970df3cadb2139f804ad8223d56108dfde30ba7d367e9b0a7a80c4fdba2fd9dde6661fc73fc2947569d2029f287
    0fc02d8325acf28c9afa19ecf962daa7916e21afad09eb62fe9f1cf91b77dc879b7974b490d3ebd2e95426057f35d0a3c9f45f79ac727ab81a519a8b
    9285932d9b2e5ccd347e59f3f32ad9ca359115e7da008ab7406707bd0e8e185a5ed8758b5ba266e8828f8d863ae133846304a2936ad7bc7c9803879d
    2fc4a28e69291d73dbd799f8bc238385`),
  message: hex(
    '8f3dc6fb8c4a02f4d6352edf0907822c1210a9b32f9bdda4c45a698c80023aa6b59f8cfec5fdbb36331372ebefedae7d',
  ),
  prefix: hex('8417e699b219d583fb6216ae0c53ca0e9723442d02f1d1a34295527e7d929e8b'),
  inverse: hex(`
    80682c48982407b489d53d1261b19ec8627d02b8cda5336750b8cee332ae260de57b02d72609c1e0e9f28e2040fc65b6f02d56dbd6aa9af8fde656f7
    0495dfb723ba01173d4707a12fddac628ca29f3e32340bd8f7ddb557cf819f6b01e445ad96f874ba235584ee71f6581f62d4f43bf03f910f6510deb8
    5e8ef06c7f09d9794a008be7ff2529f0ebb69decef646387dc767b74939265fec0223aa6d84d2a8a1cc912d5ca25b4e144ab8f6ba054b54910176d57
    37a2cff011da431bd5f2a0d2d66b9e70b39f4b050e45c0d9c16f02deda9ddf2d00f3e4b01037d7029cd49c2d46a8e1fc2c0c17520af1f4b5e25ba396
    afc4cd60c494a4c426448b35b49635b337cfb08e7c22a39b256dd032c00adddafb51a627f99a0e1704170ac1f1912e49d9db10ec04c19c58f4202129
    73e0cb329524223a6aa56c7937c5dffdb5d966b6cd4cbc26f3201dd25c80960a1a111b32947bb78973d269fac7f5186530930ed19f68507540eed9e1
    bab8b00f00d8ca09b3f099aae46180e04e3584bd7ca054df18a1504b89d1d1675d0966c4ae1407be325cdf623cf13ff13e4a28b594d59e3eadbadf61
    36eee7a59d6a444c9eb4e2198e8a974f27a39eb63af2c9af3870488b8adaad444674f512133ad80b9220e09158521614f1faadfe8505ef57b7df6813
    048603f0dd04f4280177a11380fbfc861dbcbd7418d62155248dad5fdec0991f`),
  blinded: hex(`
    aa3ee045138d874669685ffaef962c7694a9450aa9b4fd6465db9b3b75a522bb921c4c0fdcdfae9667593255099cff51f5d3fd65e8ffb9d3b3036252
    a6b51b6edfb3f40382b2bbf34c0055e4cbcc422850e586d84f190cd449af11dc65545f5fe26fd89796eb87da4bda0c545f397cddfeeb56f06e28135e
    c74fd477949e7677f6f36cfae8fd5c1c5898b03b9c244cf6d1a4fb7ad1cb43aff5e80cb462fac541e72f67f0a50f1843d1759edfaae92d1a916d3f0e
    faf4d650db416c3bf8abdb5414a78cebc97de676723cb119e77aea489f2bbf530c440ebc5a75dccd3ebf5a412a5f346badd61bee588e5917bdcce9dc
    33c882e39826951b0b8276c6203971947072b726e935816056ff5cb11a71ca2946478584126bb877acdf87255f26e6cca4e0878801307485d3b7bb89
    b289551a8b65a7a6b93db010423d1406e149c87731910306e5e410b41d4da3234624e74f92845183e323cf7eb244f212a695f8856c675fbc3a021ce6
    49e22c6f0d053a9d238841cf3afdc2739f99672a419ae13c17f1f8a3bc302ec2e7b98e8c353898b7150ad8877ec841ea6e4b288064c254fefd0d049c
    3ad196bf7ffa535e74585d0120ce728036ed500942fbd5e6332c298f1ffebe9ff60c1e117b274cf0cb9d70c36ee4891528996ec1ed0b178e9f3c0c0e
    6120885f39e8ccaadbb20f3196378c07b1ff22d10049d3039a7a92fe7efdd95d`),
  blindSignature: hex(`
    3f4a79eacd4445fca628a310d41e12fcd813c4d43aa4ef2b81226953248d6d00adfee6b79cb88bfa1f99270369fd063c023e5ed546719b0b2d143dd1
    bca46b0e0e615fe5c63d95c5a6b873b8b50bc52487354e69c3dfbf416e7aca18d5842c89b676efdd38087008fa5a810161fcdec26f20ccf2f1e6ab0f
    9d2bb93e051cb9e86a9b28c5bb62fd5f5391379f887c0f706a08bcc3b9e7506aaf02485d688198f5e22eefdf837b2dd919320b17482c5cc54271b4cc
    b41d267629b3f844fd63750b01f5276c79e33718bb561a152acb2eb36d8be75bce05c9d1b94eb609106f38226fb2e0f5cd5c5c39c59dda166862de49
    8b8d92f6bcb41af433d65a2ac23da87f39764cb64e79e74a8f4ce4dd567480d967cefac46b6e9c06434c3715635834357edd2ce6f105eea854ac126c
    cfa3de2aac5607565a4e5efaac5eed491c335f6fc97e6eb7e9cea3e12de38dfb315220c0a3f84536abb2fdd722813e083feda010391ac3d8fd1cd921
    2b5d94e634e69ebcc800c4d5c4c1091c64afc37acf563c7fc0a6e4c082bc55544f50a7971f3fb97d5853d72c3af34ffd5ce123998be5360d1059820c
    66a81e1ee6d9c1803b5b62af6bc877526df255b6d1d835d8c840bebbcd6cc0ee910f17da37caf8488afbc08397a1941fcc79e76a5888a95b3d5405e1
    3f737bea5c78d716a48eb9dc0aec8de39c4b45c6914ad4a8185969f70b1adf46`),
  signature: hex(`
    191e941c57510e22d29afad257de5ca436d2316221fe870c7cb75205a6c071c2735aed0bc24c37f3d5bd960ab97a829a508f966bbaed7a82645e65ea
    daf24ab5e6d9421392c5b15b7f9b640d34fec512846a3100b80f75ef51064602118c1a77d28d938f6efc22041d60159a518d3de7c4d840c9c6810967
    2d743d299d8d2577ef60c19ab463c716b3fa75fa56f5735349d414a44df12bf0dd44aa3e10822a651ed4cb0eb6f47c9bd0ef14a034a7ac2451e30434
    d513eb22e68b7587a8de9b4e63a059d05c8b22c7c51e2cfee2d8bef511412e93c859a13726d87c57d1bc4c2e68ab121562f839c3a3d233e87ed63c69
    b7e57525367753fbebcc2a9805a2802659f5888b2c69115bf865559f10d906c09d048a0d71bfee4b33857393ec2b69e451433496d02c9a7910abb954
    317720bbde9e69108eafc3e90bad3d5ca4066d7b1e49013fa04e948104a1dd82b12509ecb146e948c54bd8bfb5e6d18127cd1f7a93c3cf9f2d869d5a
    78878c03fe808a0d799e910be6f26d18db61c485b303631d3568368fc41986d08a95ea6ac0592240c19d7b22416b9c82ae6241e211dd5610d0baaa98
    23158f9c32b66318f5529491b7eeadcaa71898a63bac9d95f4aa548d5e97568d744fc429104e32edd9c87519892a198a30d333d427739ffb9607b092
    e910ae37771abf2adb9f63bc058bf58062ad456cb934679795bbdfcdfad5e0f2`),
};

/** The vector's key as Node takes it; the RFC gives the primes, and 65537 is the exponent. */
function vectorKey() {
  const integer = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex')}`);
  const text = (value: bigint) => {
    const digits = value.toString(16);
    return Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex').toString('base64url');
  };
  const [p, q, e] = [integer(vector.p), integer(vector.q), 65_537n];
  const d = inverse(e, (p - 1n) * (q - 1n));
  const parts = { n: p * q, e, d, p, q, dp: d % (p - 1n), dq: d % (q - 1n), qi: inverse(q, p) };
  const jwk = Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, text(value)]));
  const privateKey = createPrivateKey({ key: { kty: 'RSA', ...jwk }, format: 'jwk' });
  return { privateKey, publicKey: readPublicKey(spkiOf(createPublicKey(privateKey)), 'bare') };
}

function spkiOf(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' });
}

function newPair() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { privateKey, publicKey: readPublicKey(spkiOf(publicKey), 'bare') };
}

function inverse(value: bigint, modulus: bigint): bigint {
  let [r, next, t, nextT] = [modulus, value % modulus, 0n, 1n];
  while (next !== 0n) {
    const quotient = r / next;
    [r, next] = [next, r - quotient * next];
    [t, nextT] = [nextT, t - quotient * nextT];
  }
  return ((t % modulus) + modulus) % modulus;
}

describe('the vector of RFC 9474', () => {
  const keys = vectorKey();
  const prepared = Buffer.concat([vector.prefix, vector.message]);

  test('is signed by our bare operation as the RFC has it', async () => {
    expect(canBeSigned(modulusOf(keys.publicKey), vector.blinded)).toBe(true);
    expect(await signBlinded(keys, vector.blinded)).toEqual(vector.blindSignature);
  });

  test('is finished by the library of the devices with what our operation signed', async () => {
    const spki = new Uint8Array(spkiOf(keys.publicKey));
    const algorithm = { name: 'RSA-PSS', hash: 'SHA-384' };
    const publicKey = await crypto.subtle.importKey('spki', spki, algorithm, true, ['verify']);
    const blindSignature = await signBlinded(keys, vector.blinded);
    const suite = RSABSSA.SHA384.PSS.Randomized();
    const signature = await suite.finalize(publicKey, prepared, blindSignature, vector.inverse);
    expect(Buffer.from(signature)).toEqual(vector.signature);
  });

  test('is good by the check that a submission passes', () => {
    const key = readPublicKey(spkiOf(keys.publicKey), 'ballots');
    expect(verify('sha384', prepared, key, vector.signature)).toBe(true);
    expect(verify('sha384', vector.message, key, vector.signature)).toBe(false);
  });
});

describe('the bare operation', () => {
  const keys = newPair();

  test('beside the event loop gives what Node gives in line, leading zeros and all', async () => {
    let zeros = 0;
    for (let index = 0; index < 600; index += 1) {
      const message = Buffer.alloc(256);
      message.writeUInt32BE(index + 2, 252);
      const signature = await signBlinded(keys, message);
      const padding = constants.RSA_NO_PADDING;
      expect(signature).toEqual(privateDecrypt({ key: keys.privateKey, padding }, message));
      if (signature[0] === 0) zeros += 1;
    }
    expect(zeros).toBeGreaterThan(0);
  });

  test('is refused to what is no number below the modulus', () => {
    const modulus = Buffer.from(keys.publicKey.export({ format: 'jwk' }).n ?? '', 'base64url');
    expect(canBeSigned(modulusOf(keys.publicKey), modulus)).toBe(false);
    expect(canBeSigned(modulusOf(keys.publicKey), Buffer.alloc(256, 0xff))).toBe(false);
    expect(canBeSigned(modulusOf(keys.publicKey), Buffer.alloc(255))).toBe(false);
    expect(canBeSigned(modulusOf(keys.publicKey), Buffer.alloc(257))).toBe(false);
    expect(canBeSigned(modulusOf(keys.publicKey), Buffer.alloc(256))).toBe(true);
  });

  test('that came out wrong is noticed before it leaves', async () => {
    const other = newPair();
    const isLesser = Buffer.compare(modulusOf(keys.publicKey), modulusOf(other.publicKey)) < 0;
    const [lesser, greater] = isLesser ? [keys, other] : [other, keys];
    // Under the greater modulus whatever the lesser key gives is a number that can be checked.
    const mixed = { privateKey: lesser.privateKey, publicKey: greater.publicKey };
    await expect(signBlinded(mixed, Buffer.alloc(256, 1))).rejects.toThrow('came out wrong');
  });
});

describe('a withdrawal code', () => {
  test('is read as somebody may have written it down', () => {
    const code = withdrawalCodeOf(Buffer.alloc(32, 7));
    expect(readWithdrawalCode(code.toLowerCase().replaceAll(/(.{4})/g, '$1 - '))).toBe(code);
    expect(readWithdrawalCode(code.slice(1))).toBeUndefined();
    expect(readWithdrawalCode(`U${code.slice(1)}`)).toBeUndefined();
  });
});

test('a ballot of one campaign and firm is none of another', async () => {
  const keys = newPair();
  const publicKey = readPublicKey(spkiOf(keys.publicKey), 'ballots');
  const sent = signedBallot(keys.privateKey, 'milano/one', 'naviglio');
  const ballot = {
    token: Buffer.from(sent.token, 'base64url'),
    signature: Buffer.from(sent.signature, 'base64url'),
  };
  expect(isBallotOf(publicKey, 'milano/one/naviglio', ballot)).toBe(true);
  for (const other of ['milano/two/naviglio', 'milano/one/tipografia', 'milano/one'])
    expect(isBallotOf(publicKey, other, ballot), other).toBe(false);
});
