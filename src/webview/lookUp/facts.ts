import * as l10n from '@vscode/l10n';
import type { KnownFact } from '../../core/knownFacts.js';
import type { ShownAnswer } from '../../protocol/lookUp.js';
import { element } from '../kit/dom.js';
import type { Formats } from '../kit/formats.js';

type ShownFact = ShownAnswer['facts'][number];

/** The facts that people look for first, as a list of names and values. */
export function factsElement(facts: readonly ShownFact[], formats: Formats): HTMLElement {
  return element(
    'dl',
    { class: 'facts', hidden: facts.length === 0 },
    ...facts.map((fact) =>
      element(
        'div',
        { class: 'fact', data: { flag: String(fact.value === true) } },
        element('dt', {}, nameText(fact.name)),
        element('dd', {}, valueText(fact, formats)),
      ),
    ),
  );
}

function nameText(name: KnownFact): string {
  switch (name) {
    case 'score':
      return l10n.t('Score');
    case 'risk':
      return l10n.t('Risk');
    case 'country':
      return l10n.t('Country');
    case 'asn':
      return 'ASN';
    case 'isp':
      return 'ISP';
    case 'proxy':
      return l10n.t('Proxy');
    case 'vpn':
      return 'VPN';
    case 'tor':
      return 'Tor';
    case 'hosting':
      return l10n.t('Hosting');
  }
}

function valueText({ name, value }: ShownFact, formats: Formats): string {
  if (typeof value === 'boolean') {
    return value ? l10n.t('● yes') : l10n.t('○ no');
  }
  if (name === 'country' && typeof value === 'string' && /^[A-Z]{2}$/.test(value)) {
    const country = formats.country(value);
    return country === value ? value : `${country} (${value})`;
  }
  return String(value);
}
