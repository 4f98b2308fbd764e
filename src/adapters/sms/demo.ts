import Type from 'typebox'
import type { Platform } from '../../platform/context.ts'
import { toRfc3339 } from '../../platform/legal-dates.ts'
import { defineOperation } from '../../platform/operations.ts'
import { keepDemoSms, listDemoSms } from './demo-sms-store.ts'
import { type SmsGateway, SmsRefused } from './port.ts'

/** Numbers that go wrong in the ways a real gateway does, so that anybody can see what happens then. */
export const SENTINEL_PHONES = {
  refused: '19900009901',
  unavailable: '19900009902',
  neverAnswers: '19900009903',
} as const

/** A gateway of nobody's: keeps what it is given, for `GET /api/v1/demo/sms`. */
export const createDemoSms = (platform: Pick<Platform, 'db' | 'ids' | 'clock'>): SmsGateway => ({
  async send(sms, signal) {
    switch (sms.phone) {
      case SENTINEL_PHONES.refused: throw new SmsRefused('运营商拒收：号码不存在。')
      case SENTINEL_PHONES.unavailable: throw new Error('短信网关暂时不可用（503）。')
      case SENTINEL_PHONES.neverAnswers: return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))
      default: return { providerMessageId: await keepDemoSms(platform.db, sms, platform.ids.next(), platform.clock.now()) }
    }
  },
})

const MOST_SHOWN = 200

/** 演示短信: what would have reached the phones. */
export const listSentDemoSms = defineOperation({
  id: 'demo.sms',
  summary: '演示短信：演示环境发出的短信，新的在前',
  audience: 'public',
  permission: 'public',
  output: Type.Object({
    rows: Type.Array(Type.Object({ providerMessageId: Type.String(), phone: Type.String(), text: Type.String(), at: Type.String({ format: 'date-time' }), timesAsked: Type.Integer() })),
  }),
  async run(ctx) {
    const rows = await listDemoSms(ctx.db, MOST_SHOWN)
    return { rows: rows.map((row) => ({ ...row, at: toRfc3339(row.at) })) }
  },
})
