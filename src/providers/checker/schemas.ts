import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.js';
import { count, decorative, list, moment, number, parsed, record, text } from '../fields.js';
import { listedAddress } from '../proxyAddress.js';

export const proxiesAnswer = lazily(() => pageOf(listedProxy()));
export const jobAnswer = lazily(() => job());
export const submittedAnswer = lazily(() => record({ job_id: text() }));
export const jobItemsAnswer = lazily(() => pageOf(jobItem()));

export type ProxiesAnswer = z.output<ReturnType<typeof proxiesAnswer>>;
export type ListedProxyAnswer = z.output<ReturnType<typeof listedProxy>>;
export type JobAnswer = z.output<ReturnType<typeof job>>;
export type JobItemAnswer = z.output<ReturnType<typeof jobItem>>;

const pageOf = <T extends z.core.$ZodType>(item: T) =>
  record({
    limit: decorative(count()),
    total: decorative(count()),
    refreshed_at: decorative(moment()),
    items: list(item),
  });

const listedProxy = () =>
  record({
    proxy_norm: address(),
    protocol: text(),
    country: decorative(text()),
    anonymity: decorative(text()),
    latency_ms: decorative(number()),
    uptime_score: decorative(number()),
    checked_at: decorative(moment()),
  });

const job = () =>
  record({
    job_id: text(),
    status: text(),
    total: count(),
    done: z.nullish(count()),
    created_at: decorative(moment()),
    finished_at: decorative(moment()),
  });

const jobItem = () =>
  record({
    proxy_norm: address(),
    status: text(),
    protocol: decorative(text()),
    connect_ms: decorative(number()),
    ttfb_ms: decorative(number()),
    exit_ip: decorative(text()),
    country: decorative(text()),
  });

const address = () => parsed('expected host:port', (value) => listedAddress(String(value)));
