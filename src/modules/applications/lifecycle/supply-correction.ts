import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { changeApplication } from './change-application.ts'
import { citizenFor } from '../reading/citizen-access.ts'
import { CommandAnswer, MaterialsInput, NumberParams, SignedAtWindow } from '../contract.ts'
import { refuseForeignFiles, toHandedLater } from '../submission/handed-files.ts'
import { refuseBreaker, signedPromise } from '../submission/promises.ts'
import { officerFor } from '../reading/officer-access.ts'

/** `promise`: signed for those of the materials that are to come later, or are committed to; where there are both, `commitmentPromise` is for the latter. */
const body = Type.Object({ materials: MaterialsInput, promise: Type.Optional(SignedAtWindow), commitmentPromise: Type.Optional(SignedAtWindow) }, { additionalProperties: false })

/** 补正: everything the notice asked for, in one go; the case counts as received on that day (行政许可法 art. 32(5)). */
export const supplyCorrection = defineOperation({
  id: 'applications.supplyCorrection',
  summary: '提交补正材料',
  audience: 'citizen',
  permission: 'applications.supplyCorrection',
  params: NumberParams,
  body,
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) => supply(ctx, params.number, version, body, 'citizen'),
})

/** The same at a counter, where paper is handed over. */
export const supplyCorrectionAtCounter = defineOperation({
  id: 'applications.supplyCorrectionAtCounter',
  summary: '窗口代收补正材料',
  audience: 'staff',
  permission: 'applications.intake',
  params: NumberParams,
  body,
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) => supply(ctx, params.number, version, body, 'staff'),
})

async function supply(ctx: Context, number: string, version: number, { materials, promise, commitmentPromise }: Static<typeof body>, by: 'citizen' | 'staff') {
  return changeApplication(ctx, {
    number,
    version,
    verb: 'supplyCorrection',
    toActor: (application) => (by === 'citizen' ? citizenFor(ctx, application) : officerFor(ctx, application, 'supplyCorrection')),
    toCommands: async (application) => {
      await refuseForeignFiles(ctx, application.applicantId, materials)
      if (promise || commitmentPromise) await refuseBreaker(ctx, application.applicantId, promise ? '/promise' : '/commitmentPromise')
      const handed = toHandedLater(materials, by)
      const isDeferred = handed.some(({ provided }) => provided === 'deferred')
      // Each is signed under its own wording: the one for what comes later says nothing of what is committed to.
      const [pointer, ofCommitment] = isDeferred || commitmentPromise ? (['/commitmentPromise', commitmentPromise] as const) : (['/promise', promise] as const)
      return [{
        verb: 'supplyCorrection', materials: handed,
        ...(isDeferred && promise ? { deferralPromise: signedPromise('/promise', 'deferral', promise, undefined) } : {}),
        ...(ofCommitment && handed.some(({ provided }) => provided === 'committed') ? { commitmentPromise: signedPromise(pointer, 'proof', ofCommitment, undefined) } : {}),
      }]
    },
  })
}
