import type { Harness } from '../languages/harness.js';

/** The proxy that wrong code names, in the pieces that it may take. */
export interface ProofProxy {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Percent-encoded, with this scheme. */
  readonly url: (scheme: string) => string;
}

/** Wrong code that is run, mended as the product does, and run again. */
export interface MisuseProof {
  readonly rule: string;
  readonly languageId: string;
  /** The whole program; its request goes to the target. */
  readonly program: (proxy: ProofProxy, target: string) => string;
  /**
   * What the wrong code does: its request comes `direct`, it `fails` and none comes, or the proxy gets the
   * request `unencrypted`.
   */
  readonly wrong: 'direct' | 'fails' | 'unencrypted';
  /** True where the proxy speaks SOCKS5 alone: code that takes it for an HTTP one would get through else. */
  readonly isSocksOnly?: true;
  /** Whether the target is an https one. */
  readonly isSecure: boolean;
  /** The set of npm's packages, with that Node.js that it has. */
  readonly npmSet?: 'current' | 'older';
  /** Of the package that the rule asks for. */
  readonly version?: string;
  /** Debian packages beside those of the language. */
  readonly packages?: readonly string[];
  /** What is done another way than in the rest of its language. */
  readonly harness?: Partial<Harness>;
  /** Why it cannot run here, where that is so. */
  readonly hindrance?: () => string | undefined;
}
