import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HostCodes, hostOf } from '../../../src/protocol/hostCodes.js';
import { codeOfMs, msOfCode } from '../../../src/protocol/milliseconds.js';

describe('the code of a host', () => {
  const backAndForth = (hosts: readonly string[]) => {
    const codes = new HostCodes();
    const sent = Uint32Array.from(hosts, (host) => codes.codeOf(host));
    return { names: codes.names, back: [...sent].map((code) => hostOf(code, (at) => codes.names[at] ?? '')) };
  };

  it('gives the same host back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain(), fc.string(), fc.ipV4Extended())),
        (hosts) => {
          assert.deepEqual(backAndForth(hosts).back, hosts);
        },
      ),
    );
  });

  it('needs no name for an IPv4 address, and one for each other host', () => {
    const hosts = ['1.2.3.4', '255.255.255.255', '[::1]', 'gate.example', 'gate.example', ''];
    assert.deepEqual(backAndForth(hosts).names, ['', '[::1]', 'gate.example']);
  });

  it('takes for a name what only looks like an address', () => {
    const hosts = [
      '0.1.2.3',
      '01.2.3.4',
      '1.2.3',
      '1.2.3.4.5',
      '1.2.3.256',
      '1.2.3.',
      '.1.2.3',
      '1..2.3',
      '1.2.3.-4',
    ];
    const { names, back } = backAndForth(hosts);
    assert.deepEqual(names, ['', ...hosts]);
    assert.deepEqual(back, hosts);
  });
});

describe('the code of a duration', () => {
  it('is exact to a tenth of a millisecond below 3.277 seconds, and to a millisecond up to 36', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 36_000, noNaN: true }), (ms) => {
        const error = Math.abs(msOfCode(codeOfMs(ms)) - ms);
        assert.ok(error <= (ms < 3276.5 ? 0.0501 : 0.501), `${ms}: ${error}`);
      }),
    );
  });

  it('is one of two bytes whatever comes, and grows with the duration', () => {
    fc.assert(
      fc.property(fc.float(), fc.float(), (one, other) => {
        const [less, more] = [codeOfMs(one), codeOfMs(other)];
        assert.ok(Number.isInteger(less) && less >= 0 && less <= 0xffff);
        assert.ok(!(one <= other) || less <= more);
      }),
    );
  });

  it('keeps every code that it made', () => {
    for (let code = 0; code <= 0xffff; code += 1) {
      assert.equal(codeOfMs(msOfCode(code)), code);
    }
    assert.ok(Number.isNaN(msOfCode(codeOfMs(Number.NaN))));
  });
});
