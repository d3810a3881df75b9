import * as l10n from '@vscode/l10n';
import { ROTATION_MINUTES } from '../../../core/effects.js';
import type { Network, Subscription } from '../../../core/inventory.js';
import { iconSafe, plainText } from '../../../core/plainText.js';
import { offerUrlUpdate } from '../../editor/staleUrls.js';
import { choose, valueOf } from '../../input/steps.js';
import type { ReadyAccount } from '../../openAccounts.js';
import { spendFrom } from '../../spending/spend.js';
import { subscriptionName } from '../../../core/subscriptionName.js';
import { shortName } from '../../words.js';
import { Refusal } from '../context.js';
import type { MoneyContext, MoneyHandler } from '../../spending/context.js';
import { logText } from '../logText.js';
import { obtained } from '../obtained.js';
import { pickSubscription } from './pickSubscription.js';

export const changeCredentials: MoneyHandler = async ({ args }, context) => {
  const picked = await pickSubscription('changeCredentials', args, context);
  if (!picked) {
    return undefined;
  }
  const { open, subscription } = picked;
  const name = shortName(subscriptionName(subscription));
  const summary = await spendFrom(
    { open, effect: { kind: 'changeCredentials', of: { subscriptionId: subscription.id } } },
    {
      question: l10n.t('Change the credentials of "{0}"?', name),
      verb: l10n.t('Change credentials'),
      details: [l10n.t('Its present URLs stop working at once, wherever they are used. It costs nothing.')],
      done: () => l10n.t('{0} has new credentials. The URLs it had before no longer work.', name),
    },
    context,
  );
  offerNewUrls(open, subscription, context);
  return summary;
};

export const rotateNow: MoneyHandler = async ({ args }, context) => {
  const picked = await pickSubscription('rotateNow', args, context, isRotatable);
  if (!picked) {
    return undefined;
  }
  const { open, subscription } = picked;
  const name = shortName(subscriptionName(subscription));
  requireRotatable(subscription);
  return spendFrom(
    { open, effect: { kind: 'rotateNow', of: { subscriptionId: subscription.id } } },
    {
      question: l10n.t('Ask for a new exit IP for "{0}" now?', name),
      verb: l10n.t('Rotate'),
      details: [l10n.t('Connections through it may break. It costs nothing.')],
      done: () =>
        l10n.t('Asked for a new exit IP for {0}. A check of the proxy shows when it has changed.', name),
    },
    context,
  );
};

export const setRotationPolicy: MoneyHandler = async ({ args }, context) => {
  const picked = await pickSubscription('setRotationPolicy', args, context, isRotatable);
  if (!picked) {
    return undefined;
  }
  const { open, subscription } = picked;
  requireRotatable(subscription);
  const rotationMinutes = args.policy ?? (await chooseMinutes(subscription.rotationMinutes));
  if (rotationMinutes === undefined) {
    return undefined;
  }
  const name = shortName(subscriptionName(subscription));
  return spendFrom(
    { open, effect: { kind: 'setRotationPolicy', of: { subscriptionId: subscription.id, rotationMinutes } } },
    {
      question:
        rotationMinutes === 0
          ? l10n.t('Turn the automatic rotation of "{0}" off?', name)
          : l10n.t('Rotate "{0}" every {1} minutes?', name, rotationMinutes),
      verb: l10n.t('Set rotation'),
      details: [
        ...(subscription.rotationMinutes === undefined
          ? []
          : [l10n.t('Now: {0}.', rotationText(subscription.rotationMinutes))]),
        l10n.t('It costs nothing.'),
      ],
      done: () => l10n.t('Rotation of {0}: {1}.', name, rotationText(rotationMinutes)),
    },
    context,
  );
};

export const switchNetwork: MoneyHandler = async ({ args }, context) => {
  const picked = await pickSubscription('switchNetwork', args, context);
  if (!picked) {
    return undefined;
  }
  const { open, subscription } = picked;
  const networks = await obtained(
    open.reads.availableNetworks?.of(subscription.id),
    l10n.t('Reading the networks it can move to'),
  );
  const network =
    args.network === undefined ? await chooseNetwork(networks) : networkNamed(args.network, networks);
  if (!network) {
    return undefined;
  }
  const name = shortName(subscriptionName(subscription));
  const present = plainText(subscription.networkLabel ?? '');
  const summary = await spendFrom(
    {
      open,
      effect: { kind: 'switchNetwork', of: { subscriptionId: subscription.id, networkId: network.id } },
    },
    {
      question: l10n.t('Move "{0}" to {1}?', name, plainText(network.label)),
      verb: l10n.t('Switch network'),
      details: [
        ...(present === '' ? [] : [l10n.t('Now: {0}.', present)]),
        l10n.t('Its URLs may change, and connections through it may break. It costs nothing.'),
      ],
      done: () => l10n.t('{0} is on {1} now.', name, plainText(network.label)),
    },
    context,
  );
  offerNewUrls(open, subscription, context);
  return summary;
};

/** The subscription was read again after it changed: what still holds its old URLs may be updated. Not waited for. */
function offerNewUrls(open: ReadyAccount, before: Subscription, context: MoneyContext): void {
  const after = open.reads.subscriptions?.state.items.find(({ id }) => id === before.id);
  if (after && after !== before) {
    offerUrlUpdate(before, after, context).catch((error: unknown) => {
      context.log.error(`Updating old URLs: ${logText(error)}`);
    });
  }
}

function isRotatable({ rotation }: Subscription): boolean {
  return rotation?.isAvailable === true;
}

function requireRotatable(subscription: Subscription): void {
  if (!isRotatable(subscription)) {
    throw new Refusal(
      l10n.t(
        '{0} cannot rotate: its provider does not offer it for this connection.',
        subscriptionName(subscription),
      ),
    );
  }
}

function rotationText(minutes: number): string {
  return minutes === 0 ? l10n.t('off') : l10n.t('every {0} minutes', minutes);
}

async function chooseMinutes(present: number | undefined): Promise<number | undefined> {
  return valueOf(
    await choose(
      ROTATION_MINUTES.map((minutes) => ({
        label: rotationText(minutes),
        ...(minutes === present ? { description: l10n.t('now') } : {}),
        value: minutes,
      })),
      {
        placeholder: l10n.t('How often shall its exit IP change?'),
        ...(present === undefined ? {} : { active: present }),
      },
    ),
  );
}

async function chooseNetwork(networks: readonly Network[]): Promise<Network | undefined> {
  if (networks.length === 0) {
    throw new Refusal(l10n.t('No other network is available for it now.'));
  }
  return valueOf(
    await choose(
      networks.map((value) => ({
        label: iconSafe(value.label),
        description: iconSafe(value.country ?? ''),
        value,
      })),
      { placeholder: l10n.t('Which network?') },
    ),
  );
}

function networkNamed(networkId: string, networks: readonly Network[]): Network {
  const network = networks.find(({ id }) => id === networkId);
  if (!network) {
    throw new Refusal(
      l10n.t(
        'It cannot move to a network with the id "{0}". Choose one from its list.',
        plainText(networkId),
      ),
    );
  }
  return network;
}
