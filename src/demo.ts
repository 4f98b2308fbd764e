import Type from 'typebox'
import { listSentDemoSms } from './adapters/sms/demo.ts'
import { listDemoLogins } from './demo-city/city.ts'
import { keepSessionsAlive } from './platform/auth/account-store.ts'
import { toRfc3339 } from './platform/legal-dates.ts'
import { Refusal } from './platform/errors.ts'
import { get, post, type Route } from './platform/http/routes.ts'
import type { Jobs } from './platform/jobs/jobs.ts'
import { defineOperation } from './platform/operations.ts'

/** How far ahead the demonstration clock may be moved: further than any legal period in the catalogue. */
const MAX_YEARS_AHEAD = 5

/** 演示账号: who one can sign in as. */
export const listLogins = defineOperation({
  id: 'demo.logins',
  summary: '演示账号',
  audience: 'public',
  permission: 'public',
  output: Type.Array(Type.Object({
    login: Type.String(), password: Type.String(), name: Type.String(), roles: Type.Array(Type.String()), roleNames: Type.Array(Type.String()),
    region: Type.String(), regionName: Type.String(), authorityId: Type.Union([Type.String(), Type.Null()]), note: Type.Union([Type.String(), Type.Null()]),
  })),
  run: (ctx) => listDemoLogins(ctx),
})

/** What only a demonstration has: its logins, and a clock that can be moved forward. */
export function createDemoRoutes(jobs: Jobs): Route[] {
  const clock = defineOperation({
    id: 'demo.clock',
    summary: '把演示时钟拨快，并办完这段时间内到期的工作',
    audience: 'public',
    permission: 'public',
    body: Type.Object({ now: Type.String({ title: '时间', format: 'date-time' }) }, { additionalProperties: false }),
    output: Type.Object({ now: Type.String({ format: 'date-time' }) }),
    async run(ctx, { body }) {
      const to = new Date(body.now)
      const now = ctx.clock.now()
      // A leap second passes as a date-time, and JavaScript has none.
      if (Number.isNaN(to.getTime())) throw new Refusal(422, 'demo.clock_no_time', '请填写真实存在的时间。', { errors: [{ pointer: '/now', message: '请填写真实存在的时间。' }] })
      if (to < now) throw new Refusal(422, 'demo.clock_backwards', `演示时钟只能拨快，现在是 ${toRfc3339(now)}。`, { errors: [{ pointer: '/now', message: '请填写晚于现在的时间。' }] })
      if (to.getTime() - now.getTime() > MAX_YEARS_AHEAD * 366 * 86_400_000) throw new Refusal(422, 'demo.clock_too_far', `一次最多拨快 ${MAX_YEARS_AHEAD} 年。`, { errors: [{ pointer: '/now', message: '时间太远。' }] })
      ctx.clock.moveTo(to)
      // Nobody was idle while the clock jumped.
      await keepSessionsAlive(ctx.db, ctx.clock.now())
      await jobs.drain()
      return { now: toRfc3339(ctx.clock.now()) }
    },
  })
  return [get('/demo/logins', listLogins), get('/demo/sms', listSentDemoSms), post('/demo/clock', clock)]
}
