import { defineOperation } from '../../../platform/operations.ts'
import { Preference } from '../contract.ts'
import { readWantsSms, saveWantsSms } from './sms-store.ts'

export const readPreference = defineOperation({
  id: 'messages.readPreference',
  summary: '我要不要接收短信',
  audience: 'citizen',
  permission: 'messages.readOwn',
  output: Preference,
  run: async (ctx) => ({ sms: await readWantsSms(ctx.db, ctx.actor.principalId) }),
})

/** From now on; what is already on its way is held back too. The inbox is not a matter of choice: 文书 are served there. */
export const setPreference = defineOperation({
  id: 'messages.setPreference',
  summary: '设置要不要接收短信',
  audience: 'citizen',
  permission: 'messages.readOwn',
  body: Preference,
  output: Preference,
  isWrite: true,
  async run(ctx, { body }) {
    await saveWantsSms(ctx.db, ctx.actor.principalId, body.sms, ctx.clock.now())
    return body
  },
})
