import type { SandboxKeys } from './types.js';

/** Keys that say what they are. The iploop one holds dashes, as a proxy password may. */
export const KEYS: SandboxKeys = {
  iploop: {
    main: 'iploop-sandbox-key-7f3a91',
    free: 'iploop-sandbox-free-20c4d8',
    exhausted: 'iploop-sandbox-used-up-5be6f0',
  },
  gateway: {
    main: 'rk_sandbox_main_4c81e7d2',
    trial: 'rk_sandbox_trial_9a35b6f1',
    poor: 'rk_sandbox_poor_0d72c48e',
    forbidden: 'rk_sandbox_forbidden_e1f693a5',
  },
  checker: {
    main: 'pk_live_sandbox_free_83d5a0c7',
    premium: 'pk_live_sandbox_premium_6e19f4b2',
    readOnly: 'pk_live_sandbox_readonly_27b8e5d3',
    inactive: 'pk_live_sandbox_inactive_f04a6c91',
  },
  '1001proxy': {
    main: 'sandbox_1001proxy_main_b7e25d94',
    poor: 'sandbox_1001proxy_poor_13f8a6c0',
    banned: 'sandbox_1001proxy_banned_5d90e7b4',
    unverified: 'sandbox_1001proxy_unverified_c26f81a3',
  },
  ipswamp: {
    main: 'ipswamp_sandbox_main_a94d03e8',
    exhausted: 'ipswamp_sandbox_exhausted_7c5e12f6',
    expired: 'ipswamp_sandbox_expired_308bd9a1',
  },
};
