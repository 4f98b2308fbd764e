import Type from 'typebox'
import { readProgress } from '../modules/applications/index.ts'
import { makeCodeOfCase } from '../modules/ratings/index.ts'
import { defineOperation } from '../platform/operations.ts'

/** 自助终端, 收件凭证和送达回证上的二维码: the receipt knows the number and the query password, the case knows whether they fit, the ratings what there is to rate: hence a flow. Guesses are limited as they are for progress. */
export const openRatingWithPassword = defineOperation({
  id: 'ratings.openWithPassword',
  summary: '凭办件编号和查询密码取得评价码（自助终端、凭证上的二维码）',
  audience: 'public',
  permission: 'public',
  body: Type.Object(
    {
      number: Type.String({ title: '办件编号', minLength: 1, maxLength: 60 }), password: Type.String({ title: '查询密码', minLength: 1, maxLength: 20 }),
      /** Where it was asked for; a kiosk when nothing is said. */
      channel: Type.Optional(Type.Union([Type.Literal('kiosk'), Type.Literal('qr')], { title: '评价渠道' })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ code: Type.String(), lastDay: Type.String({ format: 'date' }) }),
  async run(ctx, { body: { channel = 'kiosk', ...asked } }) {
    const { number } = await readProgress.run(ctx, { params: undefined, query: undefined, body: asked, version: 0 })
    return makeCodeOfCase(ctx, number, channel)
  },
})
