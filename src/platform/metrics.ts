import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

let ofProcess: Registry | undefined

/**
 * Memory, garbage and delays of the process, gathered once however many platforms live in it: what gathers them runs a timer each 10 ms and
 * hears of every garbage collection as long as the process lives.
 */
function processMetrics(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry()
    collectDefaultMetrics({ register: ofProcess })
  }
  return ofProcess
}

/** What `/metrics` tells, one registry a platform so that tests can run several side by side. */
export function createMetrics() {
  const own = new Registry()
  const requests = new Histogram({
    name: 'http_request_seconds',
    help: 'Time to answer, by operation and status',
    labelNames: ['operation', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [own],
  })
  const refusals = new Counter({ name: 'refusals_total', help: 'Named refusals, by code', labelNames: ['code'], registers: [own] })
  return { registry: Registry.merge([processMetrics(), own]), requests, refusals }
}

export type Metrics = ReturnType<typeof createMetrics>
