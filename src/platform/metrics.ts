import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** What `/metrics` tells, one registry a platform so that tests can run several side by side. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Histogram({
      name: 'http_request_seconds',
      help: 'Time to answer, by operation and status',
      labelNames: ['operation', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [registry],
    }),
    refusals: new Counter({ name: 'refusals_total', help: 'Named refusals, by code', labelNames: ['code'], registers: [registry] }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>
