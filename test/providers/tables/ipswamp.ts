import type { ProviderTable } from '../table.js';

const usage = { kind: 'requests', used: 1500, limit: 10_000 };

const essential = ['$.api_key_info', '$.api_key_info.current_usage', '$.api_key_info.max_api_requests'];

export const ipswampTable: ProviderTable = {
  provider: 'ipswamp',
  keyHeader: ['authorization', 'Bearer '],
  downloads: [],
  changes: [],
  reads: [
    {
      name: 'usage.read',
      endpoint: 'GET /test-key',
      url: '/test-key',
      sample: 'ipswamp/testKey.json',
      run: (account, signal) => account.usage?.read(signal),
      mapped: usage,
      essential,
    },
    {
      name: 'keyCheck.check',
      endpoint: 'GET /test-key',
      url: '/test-key',
      sample: 'ipswamp/testKey.json',
      run: (account, signal) => account.keyCheck?.check(signal),
      mapped: {
        isValid: true,
        usage,
        name: 'Production API Key',
        message: 'API key validation successful! -1 Request',
      },
      essential,
      reports401: true,
    },
    {
      // The document shows no answer of a lookup: any object is taken as it came.
      name: 'ipLookup.lookUp',
      endpoint: 'GET /checkIP',
      url: '/checkIP?ip=8.8.8.8',
      sample: 'ipswamp/testKey.json',
      run: (account, signal) => account.ipLookup?.lookUp('8.8.8.8', signal),
      mapped: {
        success: true,
        message: 'API key validation successful! -1 Request',
        timestamp: '2025-12-10T14:30:00.000Z',
        organization_id: 'org_abc123',
        api_key_info: {
          uid: 'key_xyz789',
          name: 'Production API Key',
          current_usage: 1500,
          max_api_requests: 10_000,
          created_at: '2025-01-15T09:00:00.000Z',
        },
      },
      essential: [],
    },
  ],
};
