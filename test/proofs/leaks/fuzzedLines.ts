const PIECES =
  `http:// socks5:// wss:// postgres:// alice kx82hdq9 S3cretp4ss : : : @ @ 185.1.2.3 proxy.vendor.net
  :8080 :80 / ? # \${ } {{ }} %40 % $ < > " ' \\ pk_live_ rk_ -country-US rotatePath= /r/ vless:// ss:// [::1] é 😀 , ;
  = curl -U 0 a _ - . \t`.split(/[ \n]+/);

/** The same lines each time: pieces of credentials, of what surrounds them and of what looks like them. */
export function* fuzzedLines(count: number): Generator<string> {
  let state = 1;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >>> 8) % limit;
  };
  for (let line = 0; line < count; line += 1) {
    const length = line % 2_000 === 0 ? 3_000 : below(24);
    let text = '';
    for (let piece = 0; piece < length; piece += 1) {
      text += (PIECES[below(PIECES.length)] ?? '') + (below(6) === 0 ? ' ' : '');
    }
    yield text;
  }
}

/** Of several runs the fastest, in time of the processor: what else the machine did is no part of it. */
export function fastestMs(run: () => void, runs = 3): number {
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return Math.min(...times);
}
