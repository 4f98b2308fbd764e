import { type Answer, type Ask, openConnection } from '../../test/load/http.ts'
import { quantile, round } from './report.ts'

export interface Timing {
  requests: number
  p50Ms: number
  p95Ms: number
  perSecond: number
}

/** Asks `requests` times over `clients` connections; `toAsk` says what, by turn. @throws Error at the first answer that is no success */
export async function time(port: number, clients: number, requests: number, toAsk: (turn: number) => Ask, onAnswer: (answer: Answer, turn: number) => void = () => {}): Promise<Timing> {
  const times: number[] = []
  let turn = 0
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: clients }, async () => {
    const connection = openConnection(port)
    try {
      while (turn < requests) {
        const mine = turn++
        const ask = toAsk(mine)
        const askedAt = performance.now()
        const answer = await connection.ask(ask)
        times.push(performance.now() - askedAt)
        if (answer.status >= 300) throw new Error(`${ask.method} ${ask.path}: ${answer.status} ${answer.body.slice(0, 300)}`)
        onAnswer(answer, mine)
      }
    } finally {
      connection.close()
    }
  }))
  const seconds = (performance.now() - startedAt) / 1000
  return { requests, p50Ms: round(quantile(times, 0.5), 2), p95Ms: round(quantile(times, 0.95), 2), perSecond: round(requests / seconds, 0) }
}
