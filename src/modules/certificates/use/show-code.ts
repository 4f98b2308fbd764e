import type { Static } from 'typebox'
import { notFound } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { canActFor, getSubject, maskName } from '../../subjects/index.ts'
import { getCitySeal } from './city-seal.ts'
import { signedPartOf, toCodeText } from './code-rules.ts'
import { CodeAnswer, CodeBody } from './contract.ts'
import { codeKindWords } from './shown-code.ts'
import { insertShownCode } from './shown-code-store.ts'
import { codeSeconds } from './settings.ts'

/**
 * 亮码: a code for the moment, one's own or that of an enterprise one acts for. Showing it proves who stands there; what a window
 * may fetch is the holder's to say, for this one scan.
 */
export const showCode = defineOperation({
  id: 'certificates.showCode',
  summary: '出示居民码、企业码（一次一码，短时有效）',
  audience: 'citizen',
  permission: 'certificates.showCode',
  body: CodeBody,
  output: CodeAnswer,
  status: 201,
  async run(ctx, { body }) {
    const holderId = body.holder ?? ctx.actor.principalId
    if (!(await canActFor(ctx, holderId))) throw notFound('这个持码人')
    const [subject, { city, sign }] = await Promise.all([getSubject(ctx, holderId), getCitySeal(ctx)])
    const issuedAt = wholeSecond(ctx.clock.now())
    const seconds = await getSetting(ctx, codeSeconds, city, ctx.clock.today())
    const expiresAt = new Date(issuedAt.getTime() + seconds * 1000)
    const id = ctx.ids.next()
    // The name of an enterprise is public.
    const nameMasked = subject.kind === 'enterprise' ? subject.name : maskName(subject.name)
    const signed = signedPartOf({ id, city, kind: subject.kind, nameMasked, issuedAt: issuedAt.getTime() / 1000, expiresAt: expiresAt.getTime() / 1000 })
    const signature = await sign(Buffer.from(signed))
    await insertShownCode(ctx.db, { id, subjectId: subject.id, shownBy: ctx.actor.principalId, kind: subject.kind, consents: body.consents, issuedAt, expiresAt })
    return {
      code: toCodeText(signed, signature), kind: subject.kind, kindName: codeKindWords[subject.kind], nameMasked, consents: body.consents,
      issuedAt: toRfc3339(issuedAt), expiresAt: toRfc3339(expiresAt), seconds,
    } satisfies Static<typeof CodeAnswer>
  },
})

const wholeSecond = (at: Date): Date => new Date(Math.floor(at.getTime() / 1000) * 1000)
