import * as l10n from '@vscode/l10n';
import { isIP } from 'node:net';
import * as vscode from 'vscode';
import type { OrderRequest, Reference } from '../../core/inventory.js';
import { formatMoney } from '../../core/money.js';
import { iconSafe, plainText } from '../../core/plainText.js';
import { choose, enter, valueOf } from '../input/steps.js';
import { withProgress } from '../progress.js';
import { usageText } from '../usageText.js';
import { joined } from '../words.js';
import { Refusal, type Handler } from './context.js';
import { checkKeyOf } from './keyCheck.js';
import { pickAccountThatCan, type AccountThatCan } from './pick.js';

export const checkKey: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('keyCheck', args, context);
  const report = open && (await checkKeyOf(open, open.reads.capabilities.keyCheck));
  if (!report) {
    return undefined;
  }
  if (report.usage?.kind === 'requests') {
    await context.memory.remember(open.account.id, { usage: { usage: report.usage, at: Date.now() } });
  }
  context.tree.redraw();
  return { isValid: report.isValid, usage: report.usage && usageText(report.usage) };
};

export const showServiceStatus: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('serviceStatus', args, context);
  if (!open) {
    return undefined;
  }
  await open.reads.serviceStatus?.refresh();
  await context.reveal([open.account.id, `${open.account.id}/status`]);
  const [status] = open.reads.serviceStatus?.state.items ?? [];
  return status && { status: status.status, countries: status.countriesAvailable };
};

export const explainError: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('errorLookup', args, context);
  if (!open) {
    return undefined;
  }
  const { errorLookup } = open.reads.capabilities;
  const { codes } = errorLookup;
  const given = args.code === undefined ? undefined : codes.find((each) => each === Number(args.code));
  if (args.code !== undefined && given === undefined) {
    throw new Refusal(l10n.t('{0} explains the codes {1}.', open.info.label, codes.join(', ')));
  }
  const code =
    given ??
    valueOf(
      await choose(
        codes.map((value) => ({ label: String(value), value })),
        { placeholder: l10n.t('Which error did the proxy answer with?') },
      ),
    );
  if (code === undefined) {
    return undefined;
  }
  const explanation = await withProgress(l10n.t('Looking up {0}', code), (signal) =>
    errorLookup.explain(code, signal),
  );
  await show(
    plainText(`${explanation.code}: ${explanation.meaning}`),
    [
      ...explanation.causes.map((cause) => `• ${plainText(cause)}`),
      ...(explanation.fix === undefined ? [] : ['', plainText(explanation.fix)]),
    ].join('\n'),
  );
  return { code: explanation.code, meaning: plainText(explanation.meaning) };
};

export const askSupport: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('support', args, context);
  const question =
    open &&
    (args.question ??
      valueOf(
        await enter({
          prompt: l10n.t(
            'Ask {0}: countries, quota, pricing, errors, timeouts, speed, availability',
            open.info.label,
          ),
          validate: (text) => (text === '' ? l10n.t('Enter a question.') : undefined),
        }),
      ));
  if (!open || question === undefined) {
    return undefined;
  }
  const { answer } = await withProgress(l10n.t('Asking {0}', open.info.label), (signal) =>
    open.reads.capabilities.support.ask(question, signal),
  );
  await show(l10n.t('{0} answers', open.info.label), plainText(answer));
  return { answer: plainText(answer) };
};

/** Looks an address up and shows every field that came as rows; its cost is said first. */
export const lookUpIp: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('ipLookup', args, context);
  const ip =
    open &&
    (args.ip ??
      valueOf(
        await enter({ prompt: l10n.t('IP address to look up'), placeholder: '8.8.8.8', validate: ipProblem }),
      ));
  if (!open || ip === undefined) {
    return undefined;
  }
  const problem = ipProblem(ip);
  if (problem !== undefined) {
    throw new Refusal(problem);
  }
  const { cost } = open.reads.capabilities.ipLookup;
  if (cost === 'oneRequest' && !(await agreesToLookUp(ip, open))) {
    return undefined;
  }
  const listing = open.reads.ipLookups?.of(ip);
  await withProgress(l10n.t('Looking up {0}', ip), async (signal) => {
    signal.addEventListener('abort', () => listing?.cancel());
    await listing?.refresh();
  });
  await context.reveal([open.account.id, `${open.account.id}/ip/${ip}`]);
  return { ip, fields: Object.keys(listing?.state.items[0] ?? {}).length };
};

function ipProblem(text: string): string | undefined {
  return isIP(text) === 0
    ? l10n.t('That is no IP address. Enter one like 8.8.8.8 or 2001:db8::1.')
    : undefined;
}

async function agreesToLookUp(ip: string, { info }: AccountThatCan<'ipLookup'>): Promise<boolean> {
  const lookUp = l10n.t('Look up for 1 request');
  const answer = await vscode.window.showInformationMessage(
    l10n.t('Look up {0}?', ip),
    { modal: true, detail: l10n.t('{0} counts it as one request of your plan.', info.label) },
    lookUp,
  );
  return answer === lookUp;
}

/** Says what an order would cost, from the provider's own reckoning. Buys nothing. */
export const quoteOrder: Handler = async ({ args }, context) => {
  const open = await pickAccountThatCan('quotes', args, context);
  const types = open?.reads.capabilities.catalogue?.types ?? [];
  const type =
    args.type ??
    valueOf(
      await choose(
        types.map((value) => ({ label: value, value })),
        { placeholder: l10n.t('Price of which type?') },
      ),
    );
  if (!open || type === undefined) {
    return undefined;
  }
  const request = await askForOrder(type, await referenceOf(open, type));
  if (!request) {
    return undefined;
  }
  const quote = await withProgress(l10n.t('Asking for the price'), (signal) =>
    open.reads.capabilities.quotes.quote(request, signal),
  );
  await show(
    l10n.t('{0} costs {1}', type, formatMoney(quote.total)),
    joined([
      quote.quantity === undefined ? undefined : l10n.t('{0} proxies', quote.quantity),
      quote.unitPrice && l10n.t('{0} each', formatMoney(quote.unitPrice)),
      l10n.t('Nothing was bought.'),
    ]),
  );
  return { type, total: formatMoney(quote.total) };
};

async function referenceOf(open: AccountThatCan<'quotes'>, type: string): Promise<Reference | undefined> {
  const listing = open.reads.reference?.of(type);
  await withProgress(l10n.t('Reading what is offered'), async () => listing?.ensure());
  if (listing?.state.failure) {
    throw listing.state.failure.error;
  }
  return listing?.state.items[0];
}

/** Asks for each group that this type's reference data has, and for how many. */
async function askForOrder(
  type: string,
  reference: Reference | undefined,
): Promise<OrderRequest | undefined> {
  const { countries = [], periods = [], tariffs = [], operators = [], rotations = [] } = reference ?? {};
  const isResident = countries.length === 0 && tariffs.length > 0;
  if (isResident) {
    const tariffId = await member(tariffs, l10n.t('Which tariff?'));
    return tariffId === undefined ? undefined : { type, tariffId };
  }
  const countryId = await member(countries, l10n.t('Which country?'));
  const periodId = countryId === undefined ? undefined : await member(periods, l10n.t('For how long?'));
  const quantity = periodId === undefined ? undefined : await enterQuantity();
  if (countryId === undefined || periodId === undefined || quantity === undefined) {
    return undefined;
  }
  const base = { type, countryId, periodId, quantity };
  if (operators.length > 0) {
    const mobileServiceType = valueOf(
      await choose<'shared' | 'dedicated'>(
        [
          { label: 'shared', value: 'shared' },
          { label: 'dedicated', value: 'dedicated' },
        ],
        { placeholder: l10n.t('Shared or dedicated?') },
      ),
    );
    const operatorId = mobileServiceType && (await member(operators, l10n.t('Which operator?')));
    const rotationId =
      operatorId === undefined ? undefined : await member(rotations, l10n.t('Which rotation?'));
    return mobileServiceType === undefined || operatorId === undefined || rotationId === undefined
      ? undefined
      : { ...base, mobileServiceType, operatorId, rotationId };
  }
  if (type !== 'ipv6') {
    return base;
  }
  const protocol = valueOf(
    await choose<'HTTPS' | 'SOCKS5'>(
      [
        { label: 'HTTPS', value: 'HTTPS' },
        { label: 'SOCKS5', value: 'SOCKS5' },
      ],
      { placeholder: l10n.t('Which protocol?') },
    ),
  );
  return protocol && { ...base, protocol };
}

async function member(
  members: readonly { readonly id: number; readonly name: string }[],
  placeholder: string,
): Promise<number | undefined> {
  return valueOf(
    await choose(
      members.map(({ id, name }) => ({ label: iconSafe(name), value: id })),
      { placeholder },
    ),
  );
}

async function enterQuantity(): Promise<number | undefined> {
  const text = valueOf(
    await enter({
      prompt: l10n.t('How many proxies?'),
      value: '1',
      validate: (typed) =>
        /^[1-9]\d{0,5}$/.test(typed) ? undefined : l10n.t('Enter a whole number, 1 or more.'),
    }),
  );
  return text === undefined ? undefined : Number(text);
}

async function show(title: string, detail: string): Promise<void> {
  await vscode.window.showInformationMessage(title, { modal: true, detail });
}
