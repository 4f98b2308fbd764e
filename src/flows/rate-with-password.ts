import Type from 'typebox'
import { readProgress } from '../modules/applications/index.ts'
import { makeCodeOfCase } from '../modules/ratings/index.ts'
import { defineOperation } from '../platform/operations.ts'

/** 自助终端: the receipt knows the number and the query password, the case knows whether they fit, the ratings what there is to rate: hence a flow. Guesses are limited as they are for progress. */
export const openRatingWithPassword = defineOperation({
  id: 'ratings.openWithPassword',
  summary: '凭办件编号和查询密码取得评价码（自助终端）',
  audience: 'public',
  permission: 'public',
  body: Type.Object(
    { number: Type.String({ title: '办件编号', minLength: 1, maxLength: 60 }), password: Type.String({ title: '查询密码', minLength: 1, maxLength: 20 }) },
    { additionalProperties: false },
  ),
  output: Type.Object({ code: Type.String(), lastDay: Type.String({ format: 'date' }) }),
  async run(ctx, input) {
    const { number } = await readProgress.run(ctx, input)
    return makeCodeOfCase(ctx, number, 'kiosk')
  },
})
