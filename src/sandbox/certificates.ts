import { createPrivateKey } from 'node:crypto';

/**
 * Certificates for the sandbox's own TLS, valid until the end of 2099. The keys are public, here, and open nothing:
 * their roots are trusted by nobody who is not handed them, hold for `sandbox.test` and loopback alone, and the keys of
 * the roots no longer exist.
 */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

/** The root of the judge's certificate. */
export const JUDGE_CA = `-----BEGIN CERTIFICATE-----
MIIB0jCCAXigAwIBAgIUNNOEFrZ9NI93Fh83N/W1Uij6Mo0wCgYIKoZIzj0EAwIw
KDEmMCQGA1UEAwwdRWdyZXNzIHNhbmRib3gsIG9wZW5zIG5vdGhpbmcwIBcNMjAw
MTAxMDAwMDAwWhgPMjA5OTEyMzEyMzU5NTlaMCgxJjAkBgNVBAMMHUVncmVzcyBz
YW5kYm94LCBvcGVucyBub3RoaW5nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
FrRflMEpPgs+5p4jyC3guj1GooD+EoHeDY6otJbR8cdm0DKEdx3jabfszIeXfZaw
U7leOd+7eALMavlSEdSIiaN+MHwwEgYDVR0TAQH/BAgwBgEB/wIBADAOBgNVHQ8B
Af8EBAMCAgQwHQYDVR0OBBYEFLELJbmyMlBYzjptpEQMbPmAMmPqMDcGA1UdHgEB
/wQtMCugKTAOggxzYW5kYm94LnRlc3QwC4IJbG9jYWxob3N0MAqHCH8AAAH/////
MAoGCCqGSM49BAMCA0gAMEUCIGHxpb1iLlo5Umig52OYw2pneoBCNUbWOX+bGBth
imYXAiEAnD0RwtjMzi4MC/zNWQal3/vi/7WREGfqq47b+McGTQM=
-----END CERTIFICATE-----
`;

const JUDGE_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIB+TCCAaCgAwIBAgIUHA5J45YxqZ8vLFmWU/R+C0RYU1MwCgYIKoZIzj0EAwIw
KDEmMCQGA1UEAwwdRWdyZXNzIHNhbmRib3gsIG9wZW5zIG5vdGhpbmcwIBcNMjAw
MTAxMDAwMDAwWhgPMjA5OTEyMzEyMzU5NTlaMB0xGzAZBgNVBAMMEmp1ZGdlLnNh
bmRib3gudGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABO34WQy6CPEda0nZ
NkZ12pmLf77jTedOyRyeYEttarepZwAaawMSTSJNyWaYafrHj/YgHlWjWhvondOd
oCnd8JSjgbAwga0wDAYDVR0TAQH/BAIwADAOBgNVHQ8BAf8EBAMCB4AwEwYDVR0l
BAwwCgYIKwYBBQUHAwEwOAYDVR0RBDEwL4IMc2FuZGJveC50ZXN0gg4qLnNhbmRi
b3gudGVzdIIJbG9jYWxob3N0hwR/AAABMB8GA1UdIwQYMBaAFLELJbmyMlBYzjpt
pEQMbPmAMmPqMB0GA1UdDgQWBBS/3WRqA+xrdNBWx9r861pZPMApADAKBggqhkjO
PQQDAgNHADBEAiAtxq9Zq8atbUVyC0F8tG0gvqS1vI38gveiXvjxD98N3AIgYZkJ
UjC8/X0tdMlW8zG8m3mdvKfWC05zxYaOtT6BPQc=
-----END CERTIFICATE-----
`;

const JUDGE_KEY =
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgwQ0ARCs61jWbl/Ts3hI4OJd6izu0I/XX5/sbsSxhRmahRANC' +
  'AATt+FkMugjxHWtJ2TZGddqZi3++403nTskcnmBLbWq3qWcAGmsDEk0iTclmmGn6x4/2IB5Vo1ob6J3TnaAp3fCU';

/** For the same names, of a root that nobody gets. */
const FORGED_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIICBjCCAaygAwIBAgIUGz7Lo1Qs/svxKOIK7vI2nZEbULowCgYIKoZIzj0EAwIw
NDEyMDAGA1UEAwwpRWdyZXNzIHNhbmRib3ggaW50ZXJjZXB0b3IsIG9wZW5zIG5v
dGhpbmcwIBcNMjAwMTAxMDAwMDAwWhgPMjA5OTEyMzEyMzU5NTlaMB0xGzAZBgNV
BAMMEmp1ZGdlLnNhbmRib3gudGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
BL26rFBF5iB7a7wIstrg8McjM3YN65YS1Jtm/TSm8PxilIdS5XTtYG4+F++83oJc
OCC22kk62k48vfvEhkFuOgOjgbAwga0wDAYDVR0TAQH/BAIwADAOBgNVHQ8BAf8E
BAMCB4AwEwYDVR0lBAwwCgYIKwYBBQUHAwEwOAYDVR0RBDEwL4IMc2FuZGJveC50
ZXN0gg4qLnNhbmRib3gudGVzdIIJbG9jYWxob3N0hwR/AAABMB8GA1UdIwQYMBaA
FBpwuaDWdzc52Oi6oibv1881XN1FMB0GA1UdDgQWBBTHsn5ZEUWD3x98QDGlj0SQ
T++FazAKBggqhkjOPQQDAgNIADBFAiEAxDgUAclxZgC57RL9N6CgI9ilsNKaWJGX
uoRhiWxlHhUCIFuRoima+ke465Ui6RiAph6yD7lZtge4kkgOA5lQpmch
-----END CERTIFICATE-----
`;

const FORGED_KEY =
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgVmgzGGu/7WPJ73f4hVWpYOtdscFX+diEXOl/UbpSBZuhRANC' +
  'AAS9uqxQReYge2u8CLLa4PDHIzN2DeuWEtSbZv00pvD8YpSHUuV07WBuPhfvvN6CXDggttpJOtpOPL37xIZBbjoD';

/** The judge's own. */
export function judgeIdentity(): Identity {
  return { cert: JUDGE_CERTIFICATE, key: pem(JUDGE_KEY) };
}

/** What a proxy shows that opens the TLS of its clients. */
export function forgedIdentity(): Identity {
  return { cert: FORGED_CERTIFICATE, key: pem(FORGED_KEY) };
}

/** The keys are kept in their binary form, so that what looks for lost keys does not take them for one. */
function pem(key: string): string {
  const privateKey = createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
