import type { Random } from '../../random.js';

/** Currency, network, how its addresses begin and how long they are, and the field that must go along. */
const CURRENCIES = [
  ['USDT_TRC20', 'TRC-20', 'T', 34],
  ['USDT_ERC20', 'ERC-20', '0x', 42],
  ['USDT_BEP20', 'BEP-20', '0x', 42],
  ['USDT_SOL', 'Solana', '', 44],
  ['USDT_POLYGON', 'Polygon', '0x', 42],
  ['USDT_TON', 'TON', 'UQ', 48, 'memo'],
  ['USDC_ERC20', 'ERC-20', '0x', 42],
  ['USDC_BEP20', 'BEP-20', '0x', 42],
  ['USDC_SOL', 'Solana', '', 44],
  ['USDC_BASE', 'Base', '0x', 42],
  ['DAI_ERC20', 'ERC-20', '0x', 42],
  ['DAI_POLYGON', 'Polygon', '0x', 42],
  ['BTC', 'BTC', 'bc1q', 42],
  ['ETH', 'ERC-20', '0x', 42],
  ['ETH_BASE', 'Base', '0x', 42],
  ['LTC', 'LTC', 'ltc1q', 43],
  ['DOGE', 'DOGE', 'D', 34],
  ['BCH', 'BCH', 'bitcoincash:q', 54],
  ['XMR', 'XMR', '4', 95],
  ['XRP', 'XRPL', 'r', 34, 'tag'],
  ['TRX', 'TRX', 'T', 34],
  ['BNB', 'BEP-20', '0x', 42],
  ['SOL', 'Solana', '', 44],
  ['POL', 'Polygon', '0x', 42],
  ['TON', 'TON', 'UQ', 48, 'memo'],
  ['SHIB_ERC20', 'ERC-20', '0x', 42],
] as const;

/** Holds letters that no address alphabet of the 26 has together, so that no wallet would send there. */
const WARNING = 'SANDBOXdoNotSend0OIl';

const GENERATED_AT_START: readonly string[] = ['USDT_TRC20', 'BTC', 'XRP'];

type Wallet = Readonly<Record<string, string | null>>;

/** An account's deposit addresses: 26 currencies, three of them generated already. None can receive money. */
export class DepositAddresses {
  private readonly wallets = new Map<string, Wallet>();

  constructor(private readonly random: Random) {
    for (const currency of GENERATED_AT_START) {
      this.generate(currency);
    }
  }

  all(): readonly Wallet[] {
    return CURRENCIES.map(
      ([currency, network]) => this.wallets.get(currency) ?? { currency, network, address: null },
    );
  }

  /** The currency's address, made now if there was none; undefined for an unknown currency. */
  generate(wanted: string): { readonly wallet: Wallet; readonly isNew: boolean } | undefined {
    const existing = this.wallets.get(wanted);
    if (existing) {
      return { wallet: existing, isNew: false };
    }
    const found = CURRENCIES.find(([currency]) => currency === wanted);
    if (!found) {
      return undefined;
    }
    const [currency, network, prefix, length, extra] = found;
    const start = prefix + WARNING;
    const wallet = {
      currency,
      network,
      address: start + this.random.text(length - start.length),
      ...(extra !== undefined && { [extra]: String(this.random.between(100_000_000, 999_999_999)) }),
    };
    this.wallets.set(currency, wallet);
    return { wallet, isNew: true };
  }
}
