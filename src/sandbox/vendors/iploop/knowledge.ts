export interface ErrorExplanation {
  readonly meaning: string;
  readonly causes: readonly string[];
  readonly fix: string;
}

/** What the support API knows about the error codes it documents. */
export const ERROR_EXPLANATIONS: Readonly<Record<string, ErrorExplanation>> = {
  '407': {
    meaning: 'Proxy Authentication Required — invalid or missing API key',
    causes: ['Typo in proxy password', 'Key not activated', 'Quota exceeded'],
    fix: 'Check api_key in proxy password field. Format: user:YOUR_API_KEY-country-US',
  },
  '403': {
    meaning: 'Forbidden — the target or the request is not allowed',
    causes: ['Target is blocked by policy', 'Account suspended'],
    fix: 'Try another target, or contact support.',
  },
  '502': {
    meaning: 'Bad Gateway — the exit could not reach the target',
    causes: ['Target is down', 'Exit went offline'],
    fix: 'Retry with a new session.',
  },
  '503': {
    meaning: 'Service Unavailable — no exit matches the targeting',
    causes: ['No exits in this city now'],
    fix: 'Remove the city, or choose another country.',
  },
  '504': {
    meaning: 'Gateway Timeout — the target did not answer in time',
    causes: ['Slow target', 'Slow exit'],
    fix: 'Raise your timeout, or use country-US.',
  },
  '429': {
    meaning: 'Too Many Requests — the rate limit of your plan is used up',
    causes: ['Too many requests in one minute'],
    fix: 'Wait until X-RateLimit-Reset, or upgrade your plan.',
  },
};

export interface Topic {
  readonly words: readonly string[];
  readonly answer: string;
  readonly related: Readonly<Record<string, unknown>>;
}

/** The topics that the support API answers, found by the words of a question. */
export const TOPICS: readonly Topic[] = [
  {
    words: ['countr', 'location', 'city'],
    answer: 'Exits are available in 195 countries. Add -country-XX to your proxy password.',
    related: { countries_available: 195, best_countries: ['US', 'GB', 'CA'] },
  },
  {
    words: ['quota', 'traffic', 'gb', 'usage'],
    answer: 'Your quota is counted in GB of traffic through the proxy. See /api/support/diagnose.',
    related: { endpoint: '/api/support/diagnose' },
  },
  {
    words: ['price', 'pricing', 'cost', 'plan'],
    answer: 'Plans are Free, Rewarded, Starter, Growth, Business and Enterprise.',
    related: { plans: { free: { requests_per_minute: 30 }, starter: { requests_per_minute: 120 } } },
  },
  {
    words: ['timeout', 'timing out', 'timed out'],
    answer: 'For best performance, use country-US which has the highest availability.',
    related: {},
  },
  {
    words: ['error', '407', '403', '502', '503', '504', '429'],
    answer: 'Look the code up at /api/support/errors/{code}.',
    related: { codes: [407, 403, 502, 503, 504, 429] },
  },
  {
    words: ['speed', 'slow', 'fast'],
    answer: 'A sticky session keeps a fast exit: add -session-NAME.',
    related: {},
  },
  {
    words: ['availab', 'down', 'status', 'working'],
    answer: 'All regions are operational.',
    related: { status: 'operational' },
  },
];

export const UNKNOWN_TOPIC =
  'I can answer questions about countries, quota, pricing, errors, timeouts, speed and availability.';
