import { hash, Random } from '../../random.js';

const NETWORKS = [
  ['US', 'New York', 64_496, 'Sandbox Broadband', 'isp'],
  ['DE', 'Berlin', 64_497, 'Sandbox Mobilfunk', 'mobile'],
  ['NL', 'Amsterdam', 64_498, 'Sandbox Hosting B.V.', 'hosting'],
  ['GB', 'London', 64_499, 'Sandbox Telecom', 'isp'],
] as const;

/** What is known about an address: invented, but always the same for the same one. No shape is documented. */
export function reputation(ip: string, now: number): Record<string, unknown> {
  const random = new Random(hash(ip));
  const [country, city, asn, isp, type] = random.pick(NETWORKS);
  const isHosting = type === 'hosting';
  const isProxy = isHosting && random.next() < 0.7;
  const score = isProxy ? random.between(60, 97) : random.between(0, 30);
  return {
    success: true,
    ip,
    score,
    risk: score >= 75 ? 'high' : score >= 40 ? 'medium' : 'low',
    location: { country, city, latitude: null, longitude: null },
    network: { asn, isp, type, range: ip.includes(':') ? null : ip.replace(/\d+$/, '0/24') },
    detection: { proxy: isProxy, vpn: isProxy && random.next() < 0.5, tor: false, hosting: isHosting },
    blocklists: isProxy ? ['sandbox-dnsbl'] : [],
    checked_at: new Date(now).toISOString(),
  };
}
