import Type, { type Static } from 'typebox'
import { defineOperation } from '../../../platform/operations.ts'
import { CommandAnswer, MaterialsInput, NumberParams } from '../contract.ts'
import { citizenFor } from '../reading/citizen-access.ts'
import { officerFor } from '../reading/officer-access.ts'
import { refuseForeignFiles, toHandedLater } from '../submission/handed-files.ts'
import { changeApplication } from './change-application.ts'

/** What is promised stays promised: only what is really handed in counts here. */
const really = (materials: Static<typeof MaterialsInput>): Static<typeof MaterialsInput> =>
  Object.fromEntries(Object.entries(materials).map(([id, { deferred: _deferred, committed: _committed, ...handed }]) => [id, handed]))

const define = (by: 'citizen' | 'staff', id: string, summary: string, permission: string) =>
  defineOperation({
    id,
    summary,
    audience: by,
    permission,
    params: NumberParams,
    body: Type.Object({ materials: MaterialsInput }, { additionalProperties: false }),
    output: CommandAnswer,
    isWrite: true,
    expectsVersion: true,
    async run(ctx, { params, body, version }) {
      return changeApplication(ctx, {
        number: params.number,
        version,
        verb: 'supplyDeferred',
        toActor: (application) => (by === 'citizen' ? citizenFor(ctx, application) : officerFor(ctx, application, 'supplyDeferred')),
        toCommands: async (application) => {
          await refuseForeignFiles(ctx, application.applicantId, body.materials)
          return [{ verb: 'supplyDeferred', materials: toHandedLater(really(body.materials), by) }]
        },
      })
    },
  })

/** 补交容缺材料: all that is owed, or a part of it; also what takes the place of a commitment that was withdrawn. */
export const supplyDeferred = define('citizen', 'applications.supplyDeferred', '补交容缺材料', 'applications.supplyDeferred')
/** The same at a counter, where paper is handed over. */
export const supplyDeferredAtCounter = define('staff', 'applications.supplyDeferredAtCounter', '窗口代收容缺材料', 'applications.intake')
