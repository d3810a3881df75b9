/** Those that change something at a provider, and what goes with them. */
export const MONEY_COMMANDS = [
  'quoteOrder',
  'createOrder',
  'extendOrder',
  'showDepositAddresses',
  'buySubscription',
  'renewSubscription',
  'requestTrial',
  'changeCredentials',
  'rotateNow',
  'setRotationPolicy',
  'switchNetwork',
  'signUp',
  'showSpendingHistory',
] as const;

export type MoneyCommand = (typeof MONEY_COMMANDS)[number];

/** Those that write proxies as code and as files. */
export const CODE_COMMANDS = ['insertSnippet', 'copyProxyAs', 'exportProxies', 'bindWorkspace'] as const;

export type CodeCommand = (typeof CODE_COMMANDS)[number];

/** Those that look after the text that is there. */
export const GUARD_COMMANDS = ['scanForCredentials', 'toggleCredentialMask'] as const;

export type GuardCommand = (typeof GUARD_COMMANDS)[number];

/** Those of one run, which is a row of the Checks view. */
export const RUN_COMMANDS = [
  'openCheckRun',
  'pauseCheckRun',
  'cancelCheckRun',
  'removeCheckRun',
  'exportCheckRun',
] as const;

/** Those that find out whether proxies work, and what goes with the runs. */
export const CHECK_COMMANDS = ['checkProxies', ...RUN_COMMANDS, 'addProxyList'] as const;

export type CheckCommand = (typeof CHECK_COMMANDS)[number];

/** Those of one reminder, which is a row of the Reminders view. */
export const REMINDER_COMMANDS = ['actOnReminder', 'snoozeReminder'] as const;

/** Those about what is left and what runs out, and about what went wrong. */
export const USAGE_COMMANDS = [
  'openUsage',
  ...REMINDER_COMMANDS,
  'explainError',
  'askSupport',
  'showSupportAnswers',
] as const;

export type UsageCommand = (typeof USAGE_COMMANDS)[number];

/** Those of one program or relay that is running, which is a row of the Running view. */
export const RUNNING_COMMANDS = ['stopRunningWithProxy', 'stopRelay', 'copyRelayUrl'] as const;

/** Those that run programs through proxies. */
export const PROXY_RUN_COMMANDS = [
  'runWithProxy',
  'openBrowserWithProxy',
  'startRelay',
  ...RUNNING_COMMANDS,
] as const;

export type ProxyRunCommand = (typeof PROXY_RUN_COMMANDS)[number];

/** Those in the title of the providers' view. It passes no row where none has the keyboard, and none of them needs one. */
export const TITLE_COMMANDS = [
  'addAccount',
  'refresh',
  'find',
  'startSandbox',
  'stopSandbox',
  'showSpendingHistory',
  'signUp',
  'showLog',
  'addProxyList',
  'openUsage',
] as const;

/** The commands of the manifest, without their `egress.` prefix. A test keeps both equal. */
export const COMMANDS = [
  'addAccount',
  'replaceKey',
  'renameAccount',
  'removeAccount',
  'openProviderSite',
  'refresh',
  'loadMore',
  'cancelLoading',
  'find',
  'startSandbox',
  'stopSandbox',
  'insertProxyUrl',
  'copyProxyUrl',
  'buildTargetedProxy',
  'showOrders',
  'showTransactions',
  'browseProxies',
  'browsePremium',
  'followJob',
  'checkKey',
  'showServiceStatus',
  'lookUpIp',
  'downloadProxies',
  'showLog',
  ...MONEY_COMMANDS,
  ...CODE_COMMANDS,
  ...GUARD_COMMANDS,
  ...CHECK_COMMANDS,
  ...USAGE_COMMANDS,
  ...PROXY_RUN_COMMANDS,
] as const;

export type CommandName = (typeof COMMANDS)[number];
