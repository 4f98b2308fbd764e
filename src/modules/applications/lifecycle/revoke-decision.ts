import Type from 'typebox'
import { defineOperation } from '../../../platform/operations.ts'
import { prepareRevocation, type PreparedRevocation } from '../../certificates/index.ts'
import { CommandAnswer, NumberParams, reasonText } from '../contract.ts'
import { officerFor } from '../reading/officer-access.ts'
import { changeApplication } from './change-application.ts'

/** 撤销决定 (行政许可法 art. 69): what was granted on a promise that was not kept and not put right, and with it the certificate. */
export const revokeDecision = defineOperation({
  id: 'applications.revokeDecision',
  summary: '撤销决定（承诺不实），证照同时撤销',
  audience: 'staff',
  permission: 'applications.revokeDecision',
  params: NumberParams,
  body: Type.Object({ reason: reasonText('撤销的理由') }, { additionalProperties: false }),
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params, body, version }) {
    let revocation: PreparedRevocation | undefined
    return changeApplication(ctx, {
      number: params.number,
      version,
      verb: 'revokeDecision',
      toActor: (application) => officerFor(ctx, application, 'revokeDecision'),
      toCommands: async ({ number, detail: { certificate } }) => {
        if (certificate) revocation = await prepareRevocation(ctx, { identifier: certificate.identifier, reason: body.reason, applicationNumber: number })
        return [{ verb: 'revokeDecision', reason: body.reason }]
      },
      toParts: () => revocation?.parts ?? [],
      toAnnouncements: () => revocation?.announcements ?? [],
    }).catch(async (error: unknown) => {
      throw (await revocation?.toRefusal(error)) ?? error
    })
  },
})
