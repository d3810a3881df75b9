import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { proxyUrl } from '../../../src/core/proxy/format.js';
import { proxyEnvironment, relayUrl } from '../../../src/relay/environment.js';
import { startRelay, type Relay } from '../../../src/relay/relay.js';
import { JUDGE_CA } from '../../../src/sandbox/certificates.js';
import { findProgram } from '../../../tools/needs.mjs';
import { ended } from '../../../tools/prove/programs.js';
import { canSeeProcesses, searchProcesses, type ProcessReport } from '../../canaries/processes.js';
import { CanaryScanner } from '../../canaries/scanner.js';
import {
  CLIENTS,
  GO_PROGRAM,
  goClient,
  JAVA_COMPILER,
  compileJava,
  JAVA_PROGRAM,
  NOBODY,
  writeHome,
  type Client,
  type Place,
} from './clients.js';
import { Origin } from './origin.js';
import { ORIGIN_HOST, Ways, WAYS, type Way } from './ways.js';

const DEADLINE_MS = 30_000;

/** What a person may have set before: followed, each leads nowhere or past every proxy. */
const BEFORE = { http_proxy: NOBODY, HTTPS_PROXY: NOBODY, ALL_PROXY: NOBODY, NO_PROXY: '*' };

describe('programs that know of a relay by their environment alone', function () {
  this.timeout(60_000);
  let folder: string;
  let place: Place;
  let origin: Origin;
  let ways: Ways;
  let relays: ReadonlyMap<Way, Relay>;
  const opened: Relay[] = [];
  const scanner = new CanaryScanner(Ways.canaries);
  let runs = 0;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'egress-clients-'));
    place = { home: path.join(folder, 'home'), authority: path.join(folder, 'authority.pem') };
    writeFileSync(place.authority, JUDGE_CA);
    writeHome(place.home);
    const goods = path.join(folder, 'goods');
    mkdirSync(goods);
    origin = new Origin(goods);
    ways = await Ways.open(origin);
    relays = new Map(await Promise.all(WAYS.map(async (way) => [way, await relayTo(way)] as const)));
  });

  after(async () => {
    await Promise.all(opened.map((relay) => relay.close()));
    await ways.stop();
    origin.stop();
    rmSync(folder, { recursive: true });
  });

  async function relayTo(way: Way, demandsToken = true): Promise<Relay> {
    const upstream = ways.upstreams.get(way);
    assert.ok(upstream);
    const relay = await startRelay({
      upstreams: [upstream],
      policy: 'roundRobin',
      demandsToken,
      allowsPrivateTargets: false,
      idleStopMs: 0,
      roots: [JUDGE_CA],
    });
    opened.push(relay);
    return relay;
  }

  const targetOf = (isSecure: boolean) => `${isSecure ? 'https' : 'http'}://${ORIGIN_HOST}`;

  /** Runs it as in a terminal that goes out through `url`; what it prints, and what of credentials was seen while it asked. */
  async function run(
    program: string,
    args: (folder: string) => readonly string[],
    url: string,
    env: NodeJS.ProcessEnv = {},
  ) {
    runs += 1;
    const cwd = path.join(folder, `run-${runs}`);
    mkdirSync(cwd);
    const { PATH } = process.env;
    origin.visits.length = 0;
    let look: ProcessReport | undefined;
    origin.onVisit = () => {
      // once: nothing of a program changes while it asks again
      look ??= canSeeProcesses ? searchProcesses(scanner, process.pid) : undefined;
    };
    const environment = { PATH, HOME: place.home, ...BEFORE, ...env, ...proxyEnvironment(url, BEFORE) };
    const outcome = await ended({ program, args: args(cwd), cwd, env: environment }, DEADLINE_MS);
    assert.ok(!look || look.processes >= 2, 'the program itself was not looked at');
    return { ...outcome, findings: look?.findings ?? [] };
  }

  async function comesThrough(client: Client, way: Way): Promise<void> {
    const relay = relays.get(way);
    assert.ok(relay);
    for (const isSecure of [false, true]) {
      const target = targetOf(isSecure);
      const { code, output, findings } = await run(
        client.program ?? '',
        (cwd) => client.args(target, cwd, place),
        relayUrl(relay),
        client.env?.(target, place),
      );
      assert.equal(code, 0, output);
      assert.match(output, client.prints ?? /^/);
      assertCameBy(way, isSecure);
      assert.deepEqual(findings, []);
    }
  }

  function assertCameBy(way: Way, isSecure: boolean): void {
    assert.ok(origin.visits.length > 0, 'nobody came');
    for (const visit of origin.visits) {
      assert.deepEqual([visit.way, visit.isSecure], [way, isSecure]);
    }
  }

  for (const client of CLIENTS) {
    const { name, program } = client;
    for (const way of WAYS) {
      (program === undefined ? it.skip : it)(`${name} goes out through the ${way} proxy`, () =>
        comesThrough(client, way),
      );
    }
  }

  for (const way of ['http', 'socks5'] as const) {
    it(`curl goes out through the ${way} proxy by the credentials themselves, which are seen where they stand`, async () => {
      const upstream = ways.upstreams.get(way);
      assert.ok(upstream);
      const { code, output, findings } = await run(
        findProgram('curl') ?? '',
        () => ['--silent', '--show-error', `${targetOf(false)}/ask`],
        proxyUrl(upstream.address).expose(),
      );
      assert.equal(code, 0, output);
      assertCameBy(way, false);
      const found = new Set(findings.map(({ canary, where }) => `${canary}: ${where}`));
      assert.deepEqual([...found], canSeeProcesses ? [`the password of the ${way} proxy: environ`] : []);
    });
  }

  describe('Go', () => {
    let client: Client;

    before(function () {
      if (GO_PROGRAM === '') {
        this.skip();
      }
      client = goClient(place.home);
    });

    for (const way of WAYS) {
      it(`goes out through the ${way} proxy`, () => comesThrough(client, way));
    }
  });

  describe('Java, which has no login to give', () => {
    before(function () {
      if (JAVA_PROGRAM === '' || JAVA_COMPILER === '') {
        this.skip();
      }
      compileJava(place.home);
    });

    const answers = async (relay: Relay) => {
      const { code, output } = await run(
        JAVA_PROGRAM,
        () => ['-cp', place.home, 'Ask', place.authority, targetOf(false), targetOf(true)],
        relayUrl(relay),
      );
      assert.equal(code, 0, output);
      return output.split('\n').filter((line) => /^(?:old|new) /.test(line));
    };

    it('is turned away by a relay that demands a token, and goes no other way', async () => {
      const [relay] = relays.values();
      assert.ok(relay);
      const lines = await answers(relay);
      assert.equal(lines.length, 4);
      for (const line of lines) {
        assert.match(line, /407/);
      }
      assert.deepEqual(origin.visits, []);
    });

    for (const way of WAYS) {
      it(`goes out through the ${way} proxy by a relay that demands none`, async () => {
        assert.deepEqual(await answers(await relayTo(way, false)), [
          'old 200',
          'new 200',
          'old 200',
          'new 200',
        ]);
        assert.deepEqual(
          origin.visits.map((visit) => [visit.way, visit.isSecure, visit.path]),
          [
            [way, false, '/old'],
            [way, false, '/new'],
            [way, true, '/old'],
            [way, true, '/new'],
          ],
        );
      });
    }
  });
});
