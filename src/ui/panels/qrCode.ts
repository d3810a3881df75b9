import { encode } from 'uqr';

/** What a scanner needs around the code to find it, in modules. */
const QUIET_ZONE = 4;

/** A QR code of exactly `text` as an SVG element, dark on light whatever the theme: scanners need it so. */
export function qrCodeSvg(text: string, label: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const modules = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return [
    `<svg class="code" role="img" aria-label="${label}" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">`,
    `<rect width="${size}" height="${size}" fill="#ffffff"/><path d="${modules.join('')}" fill="#000000"/></svg>`,
  ].join('');
}
