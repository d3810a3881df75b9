import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ProxyScheme } from '../../core/proxy/endpoint.js';
import { plainText } from '../../core/plainText.js';
import type { Client } from '../../snippets/catalogue/client.js';
import { type Fit, fitOf, type Misfit, misfitOf, type Wanted } from '../../snippets/detect/fits.js';
import type { Sighting } from '../../snippets/detect/sightings.js';
import { Refusal } from '../commands/context.js';
import { type ChoiceItem, choose, valueOf } from '../input/steps.js';
import { joined } from '../words.js';

/** A client, the recipe of it, and the language the code is in. */
export interface ClientChoice {
  readonly sighting: Sighting;
  readonly fit: Fit;
  readonly languageId: string;
}

export interface ClientQuestion {
  /** Those that fit best first. */
  readonly sightings: readonly Sighting[];
  readonly wanted: Omit<Wanted, 'languageId' | 'version'>;
  /** The document's own language. */
  readonly languageId: string;
  /** What the code is to use, as everybody may read it. */
  readonly proxies: string;
}

/**
 * The client of this id or name, or the one chosen from all; in the stead of one that cannot, what serves.
 * Undefined when the person closed the list.
 *
 * @throws Refusal where the client cannot use the proxy, and says why
 */
export async function chooseClient(
  named: string | undefined,
  question: ClientQuestion,
): Promise<ClientChoice | undefined> {
  const judged = question.sightings.map((sighting) => judge(sighting, question));
  if (named !== undefined) {
    const found = judged.find(({ sighting }) => isNamed(named, sighting.client));
    if (!found) {
      throw new Refusal(
        l10n.t('No client is called "{0}". Use an id such as python-requests.', plainText(named)),
      );
    }
    return made(found) ?? refuse(found, question);
  }
  const items = itemsOf(judged, question);
  const chosen = valueOf(
    await choose(items, {
      // a heading has no value
      active: items.find(({ value }) => value !== undefined)?.value,
      placeholder: l10n.t('Which client shall use {0}?', question.proxies),
    }),
  );
  if (!chosen) {
    return undefined;
  }
  const serving = made(chosen)
    ? chosen
    : judged.find(({ sighting }) => sighting.client.id === chosen.misfit?.instead);
  return (serving && made(serving)) ?? refuse(chosen, question);
}

interface Judged {
  readonly sighting: Sighting;
  readonly languageId: string;
  readonly fit?: Fit;
  /** What stands in the way of the scheme asked for. */
  readonly misfit?: Misfit;
}

function judge(sighting: Sighting, { wanted, languageId }: ClientQuestion): Judged {
  const { client, version } = sighting;
  const own = client.languages.includes(languageId) ? languageId : (client.languages[0] ?? languageId);
  const all = { ...wanted, languageId: own, ...(version !== undefined && { version }) };
  const fit = fitOf(client, all);
  const [scheme] = wanted.schemes;
  const misfit = scheme && misfitOf(client, scheme, all);
  return { sighting, languageId: own, ...(fit && { fit }), ...(misfit && { misfit }) };
}

function made({ sighting, languageId, fit }: Judged): ClientChoice | undefined {
  return fit && { sighting, languageId, fit };
}

function isNamed(named: string, { id, label }: Client): boolean {
  return id === named || label === named;
}

function refuse({ sighting, misfit }: Judged, question: ClientQuestion): never {
  const { label } = sighting.client;
  const reason = misfit ? misfitText(misfit, question) : '';
  throw new Refusal(joinedSentences([l10n.t('{0} cannot use {1}.', label, question.proxies), reason]));
}

function itemsOf(
  judged: readonly Judged[],
  question: ClientQuestion,
): readonly ChoiceItem<Judged | undefined>[] {
  const groups = [
    [l10n.t('In this file and project'), ['imported', 'file', 'declared']],
    [l10n.t('This language'), ['language']],
    [l10n.t('Other languages and files'), ['none']],
  ] as const;
  return groups.flatMap(([label, whys]) => {
    const members = judged.filter(({ sighting: { why } }) => (whys as readonly string[]).includes(why));
    return members.length === 0
      ? []
      : [
          { label, kind: vscode.QuickPickItemKind.Separator, value: undefined },
          ...members.map((value) => itemOf(value, question)),
        ];
  });
}

function itemOf(judged: Judged, question: ClientQuestion): ChoiceItem<Judged> {
  const { sighting, fit, misfit } = judged;
  const instead = question.sightings.find(({ client }) => client.id === misfit?.instead)?.client.label;
  const detail = !misfit
    ? ''
    : joinedSentences([
        misfitText(misfit, question),
        fit
          ? l10n.t('It uses {0} of the same proxy.', schemeName(fit.scheme))
          : instead === undefined
            ? ''
            : l10n.t('{0} serves instead.', instead),
      ]);
  return {
    label: misfit && !fit ? `$(circle-slash) ${sighting.client.label}` : sighting.client.label,
    description: joined([
      reasonText(sighting),
      [...new Set(sighting.client.recipes.flatMap(({ schemes }) => schemes.map(schemeName)))].join(', '),
    ]),
    detail,
    value: judged,
  };
}

function reasonText({ why, manifest, version = '' }: Sighting): string {
  switch (why) {
    case 'imported':
      return joined([l10n.t('imported in this file'), version]);
    case 'file':
      return l10n.t('for this file');
    case 'declared':
      return joined([l10n.t('in {0}', manifest ?? ''), version]);
    case 'language':
    case 'none':
      return '';
  }
}

function misfitText({ obstacle, why }: Misfit, { wanted }: ClientQuestion): string {
  if (why !== undefined) {
    return why;
  }
  const scheme = wanted.schemes[0] ? schemeName(wanted.schemes[0]) : '';
  switch (obstacle) {
    case 'scheme':
      return l10n.t('It does not speak {0}.', scheme);
    case 'credentials':
      return l10n.t('It takes no user name and password for {0}.', scheme);
    case 'version':
      return l10n.t('No recipe is known for its version.');
    case 'pool':
      return l10n.t('It takes one proxy, not a pool.');
  }
}

/** `SOCKS5` for `socks5` and `socks5h`: where names are resolved is the recipe's affair. */
function schemeName(scheme: ProxyScheme): string {
  return scheme.replace(/[ah]$/, '').toUpperCase();
}

function joinedSentences(sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}
