import { BlockList, isIP } from 'node:net';
import { ipv6Bytes } from '../../check/probe/tunnelMessages.js';

/** This machine's, its networks' and whatever else is nobody's in the internet. */
const PRIVATE_IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Among them the metadata service of most clouds.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  // Azure's own service, in each of its machines.
  ['168.63.129.16', 32],
] as const;

const PRIVATE_IPV6 = [
  ['64:ff9b:1::', 48],
  ['100::', 64],
  // Teredo hides an IPv4 address.
  ['2001::', 32],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const;

/** Where an IPv6 address that begins so has an IPv4 address, by bytes: mapped, translated, compatible, NAT64, 6to4. */
const EMBEDDINGS = [
  { prefix: '::ffff:0:0', prefixBytes: 12, at: 12 },
  { prefix: '::ffff:0:0:0', prefixBytes: 12, at: 12 },
  { prefix: '::', prefixBytes: 12, at: 12 },
  { prefix: '64:ff9b::', prefixBytes: 12, at: 12 },
  { prefix: '2002::', prefixBytes: 2, at: 2 },
].map(({ prefix, prefixBytes, at }) => ({ start: ipv6Bytes(prefix).slice(0, prefixBytes), at }));

/** Names that lead into this machine or its network, whoever resolves them; one without a dot always does. */
const PRIVATE_NAME =
  /^[^.]*$|(?:^|\.)(?:localhost|localdomain|local|internal|intranet|lan|corp|home|home\.arpa|private|svc)$/;

const privateAddresses = new BlockList();
for (const [network, bits] of PRIVATE_IPV4) {
  privateAddresses.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of PRIVATE_IPV6) {
  privateAddresses.addSubnet(network, bits, 'ipv6');
}

/** Whether a host, as `readHost` gives it, is of this machine, of a private network or of a cloud's metadata. */
export function isPrivateHost(host: string): boolean {
  switch (isIP(host)) {
    case 4:
      return privateAddresses.check(host, 'ipv4');
    case 6: {
      const bytes = ipv6Bytes(host);
      const embedding = EMBEDDINGS.find(({ start }) => start.every((byte, index) => bytes[index] === byte));
      const embedded = embedding && bytes.slice(embedding.at, embedding.at + 4).join('.');
      return (
        privateAddresses.check(host, 'ipv6') ||
        (embedded !== undefined && privateAddresses.check(embedded, 'ipv4'))
      );
    }
    default:
      return PRIVATE_NAME.test(host);
  }
}
